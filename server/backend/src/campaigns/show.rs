//! The page of one campaign: what it is, where it stands, what may be done, what happened.

use super::form::as_input;
use super::head_count::head_count;
use super::import::is_imported;
use super::list::line;
use super::progress::total;
use super::turn::{may_act, may_approve_results};
use super::{Campaign, campaign, history, repo};
use crate::actor::Actor;
use crate::error::Result;
use crate::instruments::published;
use crate::{Backend, accounts, clock};
use chrono_tz::Tz;
use domain::access::Verb;
use domain::campaigns::disposition::Disposition;
use domain::campaigns::window::Act;
use domain::campaigns::wire::{CampaignPage, HeadCount};
use domain::ids::{CampaignId, OrgId};
use domain::questionnaire::Questionnaire;
use std::collections::BTreeMap;

/// Everything the page of a campaign shows.
pub async fn show(cx: &Backend, actor: &Actor, org: OrgId, id: CampaignId) -> Result<CampaignPage> {
    actor.require(Verb::CampaignRead, org)?;
    let (db, now) = (cx.db.read(), cx.clock.now());
    let zone = accounts::organization(cx, org).await?.zone;
    let campaign = campaign(db, org, id).await?;
    let version = published(cx, org, campaign.version).await?;
    let funnel = total(db, org, id).await?;
    let may_write = actor.may(Verb::CampaignWrite, org);
    let unions: BTreeMap<_, _> = repo::unions(db, org).await?.into_iter().collect();
    let titles = campaign.audience.unions.iter().filter_map(|id| unions.get(&id.0));
    let acts = Act::ALL
        .iter()
        .copied()
        .filter(|act| may_act(&campaign, *act, now).is_ok());
    Ok(CampaignPage {
        row: line(&campaign, version.title.clone(), funnel, zone, now),
        zone: zone.name().to_owned(),
        code: campaign.code.clone(),
        is_imported: is_imported(db, org, id).await?,
        version_no: version.no,
        items: items(&version.questionnaire),
        groups: campaign
            .audience
            .groups
            .iter()
            .map(|one| one.code().to_owned())
            .collect(),
        unions: titles.cloned().collect(),
        persons: campaign.audience.persons.len(),
        include_external: campaign.audience.include_external,
        head_count: heads(cx, &campaign, zone).await?,
        settings: as_input(&campaign, zone),
        limit_minutes: repo::limit_minutes(db, &campaign).await?,
        results_approved: campaign.results_approved_at.map(|at| clock::local(at, zone)),
        may_approve_results: may_write && may_approve_results(&campaign, now),
        acts: if may_write { acts.collect() } else { Vec::new() },
        may_write,
        history: history::of(db, &campaign, zone).await?,
    })
}

/// Who is asked: those frozen, or those the rule would reach.
async fn heads(cx: &Backend, campaign: &Campaign, zone: Tz) -> Result<HeadCount> {
    let db = cx.db.read();
    if campaign.frozen_at.is_none() {
        let window = (campaign.marks.opens_at, campaign.marks.closes_at);
        return head_count(db, campaign.org, &campaign.audience, window, zone).await;
    }
    let names: BTreeMap<_, _> = repo::people(db, campaign.org).await?.into_iter().collect();
    let targets = repo::targets(db, campaign.org, campaign.id).await?;
    let left_out = targets
        .iter()
        .filter(|row| row.disposition == Disposition::Ineligible.code())
        .map(|row| {
            let name = names.get(&row.person_id).map(|name| name.short_name());
            (
                name.unwrap_or_default(),
                row.ineligible_reason.clone().unwrap_or_default(),
            )
        });
    let ineligible: Vec<(String, String)> = left_out.collect();
    Ok(HeadCount {
        total: targets.len(),
        eligible: targets.len() - ineligible.len(),
        ineligible,
    })
}

fn items(questionnaire: &Questionnaire) -> usize {
    questionnaire.questions().count()
}
