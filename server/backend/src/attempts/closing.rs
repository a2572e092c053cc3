//! A later record attempt in which a competence is no longer deficient closes the deficit, with trace
//! (`domain.md` SR-44); when that attempt is struck out the deficit stands again.

use crate::clock;
use crate::entity::{attempt, campaign, competence_score, deficit, target};
use crate::error::Result;
use chrono::{DateTime, Utc};
use domain::ids::{InstrumentId, OrgId};
use domain::ioms::state::DeficitState;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Closes and opens again what the record attempts of a person with one instrument say.
pub async fn settle(tx: &impl ConnectionTrait, org: OrgId, person: Uuid, instrument: InstrumentId) -> Result<()> {
    let known = deficit::Entity::find()
        .filter(deficit::Column::OrgId.eq(org.0))
        .filter(deficit::Column::PersonId.eq(person))
        .filter(deficit::Column::InstrumentId.eq(instrument.0))
        .all(tx)
        .await?;
    if known.is_empty() {
        return Ok(());
    }
    let records = records(tx, org, person, instrument).await?;
    let sound = sound(tx, org, &records).await?;
    let shown = shown_at(tx, org, &known).await?;
    for row in known {
        // An expert's mark stands whatever a test says.
        if row.closed_by.is_some() || row.state == DeficitState::Withdrawn.code() {
            continue;
        }
        let since = row.source_attempt_id.and_then(|id| shown.get(&id).copied());
        match since.and_then(|since| closed_by(&row, since, &records, &sound)) {
            Some(attempt) => close(tx, org, &row, attempt).await?,
            None if row.closed_by_attempt_id.is_some() => open_again(tx, &row).await?,
            None => {}
        }
    }
    Ok(())
}

/// The record attempts in diagnoses that count, oldest first.
async fn records(
    tx: &impl ConnectionTrait,
    org: OrgId,
    person: Uuid,
    instrument: InstrumentId,
) -> Result<Vec<attempt::Model>> {
    let campaigns: Vec<Uuid> = campaign::Entity::find()
        .filter(campaign::Column::OrgId.eq(org.0))
        .filter(campaign::Column::InstrumentId.eq(instrument.0))
        .filter(campaign::Column::Kind.ne("pilot"))
        .filter(campaign::Column::Anonymity.eq("named"))
        .all(tx)
        .await?
        .into_iter()
        .map(|row| row.id)
        .collect();
    let targets = target::Entity::find()
        .filter(target::Column::OrgId.eq(org.0))
        .filter(target::Column::PersonId.eq(person))
        .filter(target::Column::CampaignId.is_in(campaigns))
        .all(tx)
        .await?;
    let ids: Vec<Uuid> = targets.into_iter().filter_map(|row| row.record_attempt_id).collect();
    Ok(attempt::Entity::find()
        .filter(attempt::Column::OrgId.eq(org.0))
        .filter(attempt::Column::Id.is_in(ids))
        .filter(attempt::Column::SubmittedAt.is_not_null())
        .filter(attempt::Column::IsProvisional.eq(false))
        .order_by_asc(attempt::Column::SubmittedAt)
        .all(tx)
        .await?)
}

/// The competences without a deficit, by attempt.
async fn sound(
    tx: &impl ConnectionTrait,
    org: OrgId,
    records: &[attempt::Model],
) -> Result<BTreeMap<Uuid, Vec<String>>> {
    let rows = competence_score::Entity::find()
        .filter(competence_score::Column::OrgId.eq(org.0))
        .filter(competence_score::Column::AttemptId.is_in(records.iter().map(|row| row.id)))
        .filter(competence_score::Column::Severity.eq(0))
        .all(tx)
        .await?;
    let mut sound: BTreeMap<Uuid, Vec<String>> = BTreeMap::new();
    for row in rows {
        sound.entry(row.attempt_id).or_default().push(row.competence);
    }
    Ok(sound)
}

/// When the attempts were handed in that showed these deficits.
async fn shown_at(
    tx: &impl ConnectionTrait,
    org: OrgId,
    known: &[deficit::Model],
) -> Result<BTreeMap<Uuid, DateTime<Utc>>> {
    let rows = attempt::Entity::find()
        .filter(attempt::Column::OrgId.eq(org.0))
        .filter(attempt::Column::Id.is_in(known.iter().filter_map(|row| row.source_attempt_id)))
        .all(tx)
        .await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| Some((row.id, row.submitted_at?)))
        .collect())
}

fn closed_by<'a>(
    row: &deficit::Model,
    since: DateTime<Utc>,
    records: &'a [attempt::Model],
    sound: &BTreeMap<Uuid, Vec<String>>,
) -> Option<&'a attempt::Model> {
    let is_later = |one: &&attempt::Model| one.submitted_at.is_some_and(|at| at > since);
    let closes = |one: &&attempt::Model| sound.get(&one.id).is_some_and(|all| all.contains(&row.competence));
    records.iter().filter(is_later).find(closes)
}

async fn close(tx: &impl ConnectionTrait, org: OrgId, row: &deficit::Model, by: &attempt::Model) -> Result<()> {
    if row.closed_by_attempt_id == Some(by.id) {
        return Ok(());
    }
    let zone = super::repo::zone(tx, org).await?;
    let closed = deficit::ActiveModel {
        org_id: Set(row.org_id),
        id: Set(row.id),
        state: Set(DeficitState::Closed.code().to_owned()),
        closed_on: Set(by.submitted_at.map(|at| clock::day(at, zone))),
        closed_by_attempt_id: Set(Some(by.id)),
        ..Default::default()
    };
    closed.update(tx).await?;
    Ok(())
}

async fn open_again(tx: &impl ConnectionTrait, row: &deficit::Model) -> Result<()> {
    let open = deficit::ActiveModel {
        org_id: Set(row.org_id),
        id: Set(row.id),
        state: Set(DeficitState::Open.code().to_owned()),
        closed_on: Set(None),
        closed_by_attempt_id: Set(None),
        ..Default::default()
    };
    open.update(tx).await?;
    Ok(())
}
