//! The answers of a campaign's record attempts: counted item by item for the page, and one by one for the file.

use super::results_rows::Rows;
use super::{Anonymity, Campaign, campaign};
use crate::Backend;
use crate::actor::Actor;
use crate::attempts::answers_of_campaign;
use crate::error::Result;
use crate::indicators::policies;
use crate::instruments::{key_sheet, published};
use domain::access::Verb;
use domain::campaigns::results_wire::GroupAnswers;
use domain::campaigns::tally::tally;
use domain::ids::{CampaignId, OrgId};
use domain::questionnaire::answers::Answers;

/// What the group answered, item by item.
pub async fn group_answers(cx: &Backend, actor: &Actor, org: OrgId, id: CampaignId) -> Result<GroupAnswers> {
    actor.require(Verb::ResultRead, org)?;
    let campaign = campaign(cx.db.read(), org, id).await?;
    let version = published(cx, org, campaign.version).await?;
    let (_, keys) = key_sheet(cx.db.read(), org, campaign.version).await?;
    let mut stored = answers_of_campaign(cx.db.read(), org, id).await?;
    let rows = Rows::read(cx, &campaign).await?;
    let sheets: Vec<Answers> = rows
        .attempts
        .iter()
        .map(|row| stored.remove(&row.id).unwrap_or_default())
        .collect();
    let is_hidden = is_hidden(cx, &campaign, sheets.len()).await?;
    Ok(GroupAnswers {
        campaign: id,
        title: campaign.title,
        people_count: sheets.len(),
        is_hidden,
        items: match is_hidden {
            true => Vec::new(),
            false => tally(&version.questionnaire, &keys, &sheets),
        },
    })
}

/// A group smaller than the school's threshold has no tables where confidence was promised (DD-16).
pub(super) async fn is_hidden(cx: &Backend, campaign: &Campaign, people: usize) -> Result<bool> {
    let threshold = policies(cx.db.read(), campaign.org).await?.anonymity_threshold;
    let is_small = people < usize::try_from(threshold).unwrap_or(usize::MAX);
    Ok(campaign.anonymity != Anonymity::Named && is_small)
}
