//! Queries of campaigns: names, unions and what belongs to one campaign.

use super::Campaign;
use crate::entity::{attempt, employment, instrument, instrument_version, methodical_union, person, target};
use crate::error::{Error, Result};
use chrono::{DateTime, Utc};
use domain::campaigns::window::attempt_deadline;
use domain::ids::{CampaignId, OrgId, TargetId};
use domain::instruments::draft::Settings;
use domain::roster::name::FullName;
use sea_orm::sea_query::Query;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Set,
};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Everybody who ever worked in the organisation, in the order of their names.
pub async fn people(db: &impl ConnectionTrait, org: OrgId) -> Result<Vec<(Uuid, FullName)>> {
    let own = Query::select()
        .column(employment::Column::PersonId)
        .from(employment::Entity)
        .and_where(employment::Column::OrgId.eq(org.0))
        .to_owned();
    let rows = person::Entity::find()
        .filter(person::Column::Id.in_subquery(own))
        .order_by_asc(person::Column::SortKey)
        .order_by_asc(person::Column::Id)
        .all(db)
        .await?;
    let read = |row: person::Model| {
        let name = FullName {
            last: row.last_name,
            first: row.first_name,
            patronymic: row.patronymic,
        };
        (row.id, name)
    };
    Ok(rows.into_iter().map(read).collect())
}

/// Titles of the methodical unions.
pub async fn unions(db: &impl ConnectionTrait, org: OrgId) -> Result<Vec<(Uuid, String)>> {
    let rows = methodical_union::Entity::find()
        .filter(methodical_union::Column::OrgId.eq(org.0))
        .order_by_asc(methodical_union::Column::Title)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.title)).collect())
}

/// The versions that can be asked with, newest edition of each title first.
pub async fn versions(db: &impl ConnectionTrait, org: OrgId) -> Result<Vec<instrument_version::Model>> {
    let in_use = instrument::Entity::find()
        .select_only()
        .column(instrument::Column::Id)
        .filter(instrument::Column::OrgId.eq(org.0))
        .filter(instrument::Column::ArchivedAt.is_null());
    Ok(instrument_version::Entity::find()
        .filter(instrument_version::Column::OrgId.eq(org.0))
        .filter(instrument_version::Column::InstrumentId.in_subquery(in_use.into_query()))
        .filter(instrument_version::Column::RetiredAt.is_null())
        .order_by_asc(instrument_version::Column::Title)
        .order_by_desc(instrument_version::Column::No)
        .all(db)
        .await?)
}

/// One version of the organisation.
pub async fn version(db: &impl ConnectionTrait, org: OrgId, id: Uuid) -> Result<instrument_version::Model> {
    let found = instrument_version::Entity::find_by_id((org.0, id)).one(db).await?;
    found.ok_or(Error::NotFound("version"))
}

/// All targets of a campaign.
pub async fn targets(db: &impl ConnectionTrait, org: OrgId, campaign: CampaignId) -> Result<Vec<target::Model>> {
    Ok(target::Entity::find()
        .filter(target::Column::OrgId.eq(org.0))
        .filter(target::Column::CampaignId.eq(campaign.0))
        .all(db)
        .await?)
}

/// One target of a campaign; one of another campaign is not found.
pub async fn target_of(
    db: &impl ConnectionTrait,
    org: OrgId,
    campaign: CampaignId,
    id: TargetId,
) -> Result<target::Model> {
    let found = target::Entity::find_by_id((org.0, id.0)).one(db).await?;
    found
        .filter(|row| row.campaign_id == campaign.0)
        .ok_or(Error::NotFound("target"))
}

/// The minutes of an attempt: the campaign's own, else the version's.
pub async fn limit_minutes(db: &impl ConnectionTrait, campaign: &Campaign) -> Result<Option<u32>> {
    if campaign.limit_minutes.is_some() {
        return Ok(campaign.limit_minutes);
    }
    let row = version(db, campaign.org, campaign.version.0).await?;
    let settings: Settings = serde_json::from_value(row.settings)?;
    Ok(settings.limit_minutes.map(u32::from))
}

/// Moves the deadlines of attempts in progress to where the window and the extra minutes put them now.
pub async fn move_deadlines(tx: &impl ConnectionTrait, campaign: &Campaign, only: Option<TargetId>) -> Result<()> {
    let limit = limit_minutes(tx, campaign).await?;
    let extra: BTreeMap<Uuid, i32> = targets(tx, campaign.org, campaign.id)
        .await?
        .into_iter()
        .map(|row| (row.id, row.extra_minutes))
        .collect();
    let mut running = attempt::Entity::find()
        .filter(attempt::Column::OrgId.eq(campaign.org.0))
        .filter(attempt::Column::CampaignId.eq(campaign.id.0))
        .filter(attempt::Column::State.eq("in_progress"));
    if let Some(target) = only {
        running = running.filter(attempt::Column::TargetId.eq(target.0));
    }
    for row in running.all(tx).await? {
        let extra = extra.get(&row.target_id).copied().unwrap_or_default();
        let extra = u32::try_from(extra).unwrap_or_default();
        let deadline = attempt_deadline(ends_at(campaign), row.started_at, limit, extra);
        let moved = attempt::ActiveModel {
            org_id: Set(row.org_id),
            id: Set(row.id),
            deadline_at: Set(Some(deadline)),
            ..Default::default()
        };
        moved.update(tx).await?;
    }
    Ok(())
}

/// The end of the window, or the closing by hand before it.
fn ends_at(campaign: &Campaign) -> DateTime<Utc> {
    let end = campaign.marks.closes_at;
    campaign.marks.closed_at.map_or(end, |closed| closed.min(end))
}
