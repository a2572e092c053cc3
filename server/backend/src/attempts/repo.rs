//! Queries of attempts. Rows that will be changed are read with a lock, which SQLite's one writer needs not.

use crate::accounts::Organization;
use crate::entity::{answer, attempt, instrument, instrument_version, invitation, organization, person, target};
use crate::error::{Error, Result};
use domain::campaigns::disposition::AttemptState;
use domain::ids::{AttemptId, CampaignId, InstrumentId, InvitationId, ItemId, OrgId, VersionId};
use domain::questionnaire::Questionnaire;
use domain::questionnaire::answers::{Answers, Value};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use std::collections::BTreeMap;
use uuid::Uuid;

pub(super) async fn invitation(
    db: &impl ConnectionTrait,
    org: OrgId,
    id: InvitationId,
) -> Result<Option<invitation::Model>> {
    Ok(invitation::Entity::find_by_id((org.0, id.0)).one(db).await?)
}

/// Was any link of this target opened?
pub(super) async fn is_opened(db: &impl ConnectionTrait, target: &target::Model) -> Result<bool> {
    let opened = invitation::Entity::find()
        .filter(invitation::Column::OrgId.eq(target.org_id))
        .filter(invitation::Column::TargetId.eq(target.id))
        .filter(invitation::Column::FirstOpenedAt.is_not_null())
        .one(db)
        .await?;
    Ok(opened.is_some())
}

pub(super) async fn target(db: &impl ConnectionTrait, org: OrgId, id: Uuid) -> Result<target::Model> {
    let found = target::Entity::find_by_id((org.0, id)).one(db).await?;
    found.ok_or(Error::NotFound("target"))
}

pub(super) async fn lock_target(tx: &impl ConnectionTrait, org: OrgId, id: Uuid) -> Result<target::Model> {
    let found = target::Entity::find_by_id((org.0, id)).lock_exclusive().one(tx).await?;
    found.ok_or(Error::NotFound("target"))
}

pub(super) async fn lock_attempt(tx: &impl ConnectionTrait, org: OrgId, id: AttemptId) -> Result<attempt::Model> {
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

/// The stored answers; what is stored was valid when it was stored.
pub(super) async fn answers_of(db: &impl ConnectionTrait, org: OrgId, attempt: AttemptId) -> Result<Answers> {
    let mut answers = Answers::new();
    for row in answer_rows(db, org, attempt).await? {
        let (Some(item), Some(value)) = (ItemId::parse(&row.item), row.value) else {
            continue;
        };
        answers.insert(item, serde_json::from_value::<Value>(value)?);
    }
    Ok(answers)
}

/// The stored answers of a campaign's record attempts, by attempt.
pub async fn answers_of_campaign(
    db: &impl ConnectionTrait,
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
        .filter(answer::Column::AttemptId.in_subquery(records.into_query()))
        .all(db)
        .await?;
    let mut found = BTreeMap::<Uuid, Answers>::new();
    for row in rows {
        if let (Some(item), Some(value)) = (ItemId::parse(&row.item), row.value) {
            let value = serde_json::from_value::<Value>(value)?;
            found.entry(row.attempt_id).or_default().insert(item, value);
        }
    }
    Ok(found)
}

pub(super) async fn answer_rows(
    db: &impl ConnectionTrait,
    org: OrgId,
    attempt: AttemptId,
) -> Result<Vec<answer::Model>> {
    Ok(answer::Entity::find()
        .filter(answer::Column::OrgId.eq(org.0))
        .filter(answer::Column::AttemptId.eq(attempt.0))
        .all(db)
        .await?)
}

/// The visible half of a version, through the transaction that may just have published it.
pub(super) async fn questionnaire(tx: &impl ConnectionTrait, org: OrgId, version: VersionId) -> Result<Questionnaire> {
    let row = instrument_version::Entity::find_by_id((org.0, version.0))
        .one(tx)
        .await?;
    let row = row.ok_or(Error::NotFound("version"))?;
    Ok(serde_json::from_value(row.questionnaire)?)
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

pub(super) async fn organization(cx: &crate::Backend, org: OrgId) -> Result<Organization> {
    crate::accounts::organization(cx, org).await
}

/// «Абрамова Елена Сергеевна»
pub(super) async fn person_name(db: &impl ConnectionTrait, id: Uuid) -> Result<String> {
    let found = person::Entity::find_by_id(id).one(db).await?;
    let row = found.ok_or(Error::NotFound("person"))?;
    let parts = [row.last_name, row.first_name, row.patronymic];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    Ok(parts.join(" "))
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
