//! What happened to a campaign, from the log of facts: acts of people and of the clock, never answers.

use super::{Campaign, repo};
use crate::clock;
use crate::entity::{fact, user};
use crate::error::Result;
use crate::facts::Fact;
use chrono_tz::Tz;
use domain::campaigns::wire::Happened;
use domain::ids::{CampaignId, TargetId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The acts that belong to the history; opening a link and answering do not.
const ACTIONS: [&str; 10] = [
    "campaign.create",
    "campaign.change",
    "target.add",
    "target.exclude",
    "target.include",
    "link.revoke",
    "link.reissue",
    "link.export",
    "time.extend",
    "result.approve",
];

/// One fact of this campaign, taken apart.
#[derive(Debug)]
struct Told {
    campaign: CampaignId,
    act: String,
    target: Option<TargetId>,
    reason: String,
}

/// The history, newest first.
pub async fn of(db: &impl ConnectionTrait, campaign: &Campaign, zone: Tz) -> Result<Vec<Happened>> {
    let rows = fact::Entity::find()
        .filter(fact::Column::OrgId.eq(campaign.org.0))
        .filter(fact::Column::Action.is_in(ACTIONS))
        .order_by_desc(fact::Column::At)
        .order_by_desc(fact::Column::No)
        .all(db)
        .await?;
    let users: BTreeMap<Uuid, String> = user::Entity::find()
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.id, row.name))
        .collect();
    let people: BTreeMap<_, _> = repo::people(db, campaign.org).await?.into_iter().collect();
    let targets = repo::targets(db, campaign.org, campaign.id).await?;
    let about = |target: Option<TargetId>| {
        let row = targets.iter().find(|row| Some(row.id) == target.map(|id| id.0))?;
        people.get(&row.person_id).map(|name| name.short_name())
    };
    let mut history = Vec::new();
    for row in rows {
        let Some(told) = tell(serde_json::from_value(row.content)?).filter(|told| told.campaign == campaign.id) else {
            continue;
        };
        history.push(Happened {
            at: clock::local(row.at, zone),
            who: row.actor_id.and_then(|id| users.get(&id).cloned()).unwrap_or_default(),
            act: told.act,
            about: about(told.target).unwrap_or_default(),
            reason: told.reason,
        });
    }
    Ok(history)
}

fn tell(fact: Fact) -> Option<Told> {
    let (campaign, act, target, reason) = match fact {
        Fact::CampaignCreated { campaign } => (campaign, "create".to_owned(), None, String::new()),
        Fact::CampaignChanged { campaign, act, reason } => (campaign, act, None, reason),
        Fact::TargetAdded { campaign, target } => (campaign, "add".to_owned(), Some(target), String::new()),
        Fact::TargetExcluded {
            campaign,
            target,
            reason,
        } => (campaign, "exclude".to_owned(), Some(target), reason),
        Fact::TargetIncluded { campaign, target } => (campaign, "include".to_owned(), Some(target), String::new()),
        Fact::LinkRevoked { campaign, target } => (campaign, "revoke".to_owned(), Some(target), String::new()),
        Fact::LinkReissued { campaign, target } => (campaign, "reissue".to_owned(), Some(target), String::new()),
        Fact::LinksExported { campaign } => (campaign, "export".to_owned(), None, String::new()),
        Fact::TimeExtended {
            campaign,
            target,
            minutes,
        } => (campaign, "more_time".to_owned(), Some(target), minutes.to_string()),
        Fact::ResultsApproved { campaign } => (campaign, "approve_results".to_owned(), None, String::new()),
        _ => return None,
    };
    Some(Told {
        campaign,
        act,
        target,
        reason,
    })
}
