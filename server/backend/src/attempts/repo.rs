//! Queries of attempts. Rows that will be changed are read with a lock, which SQLite's one writer needs not.

use crate::db::filled_up;
use crate::entity::{anonymous_response, answer, attempt, instrument, invitation, organization, target};
use crate::error::{Error, Result};
use domain::campaigns::disposition::AttemptState;
use domain::ids::{AttemptId, CampaignId, InstrumentId, ItemId, OrgId, TargetId, VersionId};
use domain::questionnaire::answers::{Answers, Value};
use futures::TryStreamExt;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    Select, StreamTrait,
};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Was any link of this target opened?
pub(super) async fn is_opened(db: &impl ConnectionTrait, org: OrgId, target: TargetId) -> Result<bool> {
    let opened = invitation::Entity::find()
        .filter(invitation::Column::OrgId.eq(org.0))
        .filter(invitation::Column::TargetId.eq(target.0))
        .filter(invitation::Column::FirstOpenedAt.is_not_null())
        .one(db)
        .await?;
    Ok(opened.is_some())
}

pub(super) async fn lock_target(tx: &impl ConnectionTrait, org: OrgId, id: Uuid) -> Result<target::Model> {
    let found = target::Entity::find_by_id((org.0, id)).lock_exclusive().one(tx).await?;
    found.ok_or(Error::NotFound("target"))
}

/// Its target is locked first, as by everybody who changes attempts: nobody waits for another in a ring.
pub(super) async fn lock_attempt(tx: &impl ConnectionTrait, org: OrgId, id: AttemptId) -> Result<attempt::Model> {
    let known = attempt::Entity::find_by_id((org.0, id.0)).one(tx).await?;
    lock_target(tx, org, known.ok_or(Error::NotFound("attempt"))?.target_id).await?;
    let found = attempt::Entity::find_by_id((org.0, id.0))
        .lock_exclusive()
        .one(tx)
        .await?;
    found.ok_or(Error::NotFound("attempt"))
}

pub(super) async fn attempts_of(db: &impl ConnectionTrait, org: OrgId, target: Uuid) -> Result<Vec<attempt::Model>> {
    Ok(attempt::Entity::find()
        .filter(attempt::Column::OrgId.eq(org.0))
        .filter(attempt::Column::TargetId.eq(target))
        .order_by_asc(attempt::Column::No)
        .all(db)
        .await?)
}

/// The stored answers of a campaign's record attempts, by attempt; there may be millions, so they come one by one.
pub async fn answers_of_campaign(
    db: &(impl ConnectionTrait + StreamTrait),
    org: OrgId,
    campaign: CampaignId,
) -> Result<BTreeMap<Uuid, Answers>> {
    let records = attempt::Entity::find()
        .select_only()
        .column(attempt::Column::Id)
        .filter(attempt::Column::OrgId.eq(org.0))
        .filter(attempt::Column::CampaignId.eq(campaign.0))
        .filter(attempt::Column::IsRecord.eq(true));
    let rows = answer::Entity::find()
        .filter(answer::Column::OrgId.eq(org.0))
        .filter(answer::Column::AttemptId.in_subquery(records.into_query()));
    by_attempt(db, rows).await
}

/// The stored answers of these attempts, by attempt, for who takes a few hundred after the other.
pub async fn answers_of(
    db: &(impl ConnectionTrait + StreamTrait),
    org: OrgId,
    attempts: &[Uuid],
) -> Result<BTreeMap<Uuid, Answers>> {
    let rows = answer::Entity::find()
        .filter(answer::Column::OrgId.eq(org.0))
        .filter(answer::Column::AttemptId.is_in(filled_up(attempts.to_vec())));
    by_attempt(db, rows).await
}

async fn by_attempt(
    db: &(impl ConnectionTrait + StreamTrait),
    rows: Select<answer::Entity>,
) -> Result<BTreeMap<Uuid, Answers>> {
    let mut rows = rows.into_model::<answer::Model>().stream(db).await?;
    let mut found = BTreeMap::<Uuid, Answers>::new();
    while let Some(row) = rows.try_next().await? {
        if let (Some(item), Some(value)) = (ItemId::parse(&row.item), row.value) {
            let value = serde_json::from_value::<Value>(value)?;
            found.entry(row.attempt_id).or_default().insert(item, value);
        }
    }
    Ok(found)
}

/// What was handed in without a name, in the order of what it is: no order of rows tells anything then.
pub async fn anonymous_answers(db: &impl ConnectionTrait, org: OrgId, campaign: CampaignId) -> Result<Vec<Answers>> {
    let rows = anonymous_response::Entity::find()
        .filter(anonymous_response::Column::OrgId.eq(org.0))
        .filter(anonymous_response::Column::CampaignId.eq(campaign.0))
        .all(db)
        .await?;
    let mut sheets: Vec<(String, Answers)> = Vec::with_capacity(rows.len());
    for row in rows {
        sheets.push((row.answers.to_string(), serde_json::from_value(row.answers)?));
    }
    sheets.sort_by(|(one, _), (other, _)| one.cmp(other));
    Ok(sheets.into_iter().map(|(_, answers)| answers).collect())
}

/// How many were handed in without a name.
pub async fn anonymous_count(db: &impl ConnectionTrait, org: OrgId, campaign: CampaignId) -> Result<usize> {
    let all = anonymous_response::Entity::find()
        .filter(anonymous_response::Column::OrgId.eq(org.0))
        .filter(anonymous_response::Column::CampaignId.eq(campaign.0));
    Ok(usize::try_from(all.count(db).await?).unwrap_or(usize::MAX))
}

pub(super) async fn instrument(db: &impl ConnectionTrait, org: OrgId, id: InstrumentId) -> Result<instrument::Model> {
    let found = instrument::Entity::find_by_id((org.0, id.0)).one(db).await?;
    found.ok_or(Error::NotFound("instrument"))
}

/// The school's time zone.
pub(super) async fn zone(db: &impl ConnectionTrait, org: OrgId) -> Result<crate::Zone> {
    let found = organization::Entity::find_by_id(org.0).one(db).await?;
    let row = found.ok_or(Error::NotFound("organisation"))?;
    Ok(row.tz.parse().unwrap_or(crate::Zone::Europe__Moscow))
}

/// The submitted attempts of a version, in the order they were begun.
pub(super) async fn submitted_of_version(
    db: &impl ConnectionTrait,
    org: OrgId,
    version: VersionId,
) -> Result<Vec<AttemptId>> {
    let ids: Vec<Uuid> = attempt::Entity::find()
        .select_only()
        .column(attempt::Column::Id)
        .filter(attempt::Column::OrgId.eq(org.0))
        .filter(attempt::Column::VersionId.eq(version.0))
        .filter(attempt::Column::State.eq(AttemptState::Submitted.code()))
        .order_by_asc(attempt::Column::StartedAt)
        .into_tuple()
        .all(db)
        .await?;
    Ok(ids.into_iter().map(AttemptId).collect())
}
