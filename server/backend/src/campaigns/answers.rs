//! The answers of a campaign's record attempts: counted item by item for the page, and one by one for the file.

use super::results_rows::record_ids;
use super::{Anonymity, Campaign, campaign};
use crate::actor::Actor;
use crate::attempts::{anonymous_answers, anonymous_count, answers_of_campaign};
use crate::error::Result;
use crate::indicators::policies;
use crate::instruments::{key_sheet, published};
use crate::{Backend, accounts, clock};
use chrono::NaiveDateTime;
use domain::access::Verb;
use domain::campaigns::results_wire::GroupAnswers;
use domain::campaigns::tally::tally;
use domain::campaigns::withheld::withhold;
use domain::ids::{CampaignId, OrgId};
use domain::questionnaire::answers::Answers;

/// What the group answered, item by item.
pub async fn group_answers(cx: &Backend, actor: &Actor, org: OrgId, id: CampaignId) -> Result<GroupAnswers> {
    actor.require(Verb::ResultRead, org)?;
    let campaign = campaign(cx.db.read(), org, id).await?;
    let version = published(cx, org, campaign.version).await?;
    let (_, keys) = key_sheet(cx.db.read(), org, campaign.version).await?;
    let opens_at = opens_at(cx, &campaign).await?;
    let sheets = match opens_at {
        Some(_) => Vec::new(),
        None => sheets(cx, &campaign).await?,
    };
    let is_hidden = is_hidden(cx, &campaign, sheets.len()).await?;
    let items = match is_hidden {
        true => Vec::new(),
        false => tally(&version.questionnaire, &keys, &sheets),
    };
    let items = match campaign.is_anonymous() {
        true => withhold(items, sheets.len(), threshold(cx, &campaign).await?),
        false => items,
    };
    Ok(GroupAnswers {
        campaign: id,
        title: campaign.title,
        opens_at,
        people_count: sheets.len(),
        is_hidden,
        items,
    })
}

/// What was handed in without a name, and the record attempts.
async fn sheets(cx: &Backend, campaign: &Campaign) -> Result<Vec<Answers>> {
    let mut sheets = without_names(cx, campaign).await?;
    let mut stored = answers_of_campaign(cx.db.read(), campaign.org, campaign.id).await?;
    let records = record_ids(cx, campaign).await?;
    let of_records = records.iter().map(|id| stored.remove(id).unwrap_or_default());
    sheets.extend(of_records);
    Ok(sheets)
}

/// What was handed in without a name; of a campaign that still takes answers nothing is read.
pub(super) async fn without_names(cx: &Backend, campaign: &Campaign) -> Result<Vec<Answers>> {
    match has_without_names(cx, campaign) {
        true => anonymous_answers(cx.db.read(), campaign.org, campaign.id).await,
        false => Ok(Vec::new()),
    }
}

/// How many those are.
pub(super) async fn count_without_names(cx: &Backend, campaign: &Campaign) -> Result<usize> {
    match has_without_names(cx, campaign) {
        true => anonymous_count(cx.db.read(), campaign.org, campaign.id).await,
        false => Ok(0),
    }
}

fn has_without_names(cx: &Backend, campaign: &Campaign) -> bool {
    campaign.is_anonymous() && !campaign.is_veiled(cx.clock.now())
}

/// When an anonymous campaign that still takes answers will show any, by the school's clock.
pub(super) async fn opens_at(cx: &Backend, campaign: &Campaign) -> Result<Option<NaiveDateTime>> {
    if !campaign.is_veiled(cx.clock.now()) {
        return Ok(None);
    }
    let zone = accounts::organization(cx, campaign.org).await?.zone;
    Ok(Some(clock::local(campaign.marks.closes_at, zone)))
}

/// The smallest group that may be shown of this campaign.
pub(super) async fn threshold(cx: &Backend, campaign: &Campaign) -> Result<usize> {
    let policy = policies(cx.db.read(), campaign.org).await?.anonymity_threshold;
    Ok(usize::try_from(campaign.least_shown(policy)).unwrap_or(usize::MAX))
}

/// A group smaller than the school's threshold has no tables where confidence was promised (DD-16), and no anonymous
/// one while it takes answers.
pub(super) async fn is_hidden(cx: &Backend, campaign: &Campaign, people: usize) -> Result<bool> {
    let is_small = people < threshold(cx, campaign).await?;
    Ok(campaign.is_veiled(cx.clock.now()) || (campaign.anonymity != Anonymity::Named && is_small))
}
