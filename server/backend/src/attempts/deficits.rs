//! The deficits that a person's record attempt shows, one per competence. Safe to repeat: what no longer follows
//! from the record attempt goes away, and a later diagnosis closes what it no longer shows.

use super::{closing, repo};
use crate::Backend;
use crate::campaigns::{Anonymity, campaign};
use crate::clock;
use crate::db::write_rows;
use crate::entity::{attempt, competence_score, deficit, iom_deficit, target};
use crate::error::Result;
use crate::facts::Fact;
use domain::ids::{AttemptId, CampaignId, InstrumentId, OrgId, TargetId};
use domain::ioms::state::DeficitState;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};
use uuid::Uuid;

/// Follows a fact about an attempt.
pub(crate) async fn follow(cx: &Backend, org: OrgId, fact: &Fact) -> Result<()> {
    let (Fact::AttemptSubmitted { attempt, .. }
    | Fact::AttemptInvalidated { attempt, .. }
    | Fact::ItemMarked { attempt, .. }) = fact
    else {
        return Ok(());
    };
    let tx = cx.db.begin_write().await?;
    let row = repo::lock_attempt(&tx, org, AttemptId(attempt.0)).await?;
    reconcile(&tx, org, TargetId(row.target_id)).await?;
    Ok(tx.commit().await?)
}

/// Brings the deficits found by a target's attempts in line with its record attempt.
pub async fn reconcile(tx: &impl ConnectionTrait, org: OrgId, target: TargetId) -> Result<()> {
    let target = repo::lock_target(tx, org, target.0).await?;
    let attempts = repo::attempts_of(tx, org, target.id).await?;
    let record = attempts.iter().find(|row| Some(row.id) == target.record_attempt_id);
    let found = match record {
        Some(record) if shows_deficits(tx, org, &target, record).await? => found_by(tx, record).await?,
        _ => Vec::new(),
    };
    let known = deficit::Entity::find()
        .filter(deficit::Column::OrgId.eq(org.0))
        .filter(deficit::Column::SourceAttemptId.is_in(attempts.iter().map(|row| row.id)))
        .all(tx)
        .await?;
    for row in &known {
        let still = found.iter().any(|score| score.competence == row.competence);
        match record {
            Some(record) if still && row.source_attempt_id == Some(record.id) => revive(tx, row).await?,
            Some(record) if still && !is_known(&known, record, row) => move_to(tx, row, record).await?,
            _ => drop_or_withdraw(tx, row, is_outdone(row, record, &attempts)).await?,
        }
    }
    if let Some(record) = record {
        write(tx, org, &target, record, &found).await?;
    }
    let instrument = campaign(tx, org, CampaignId(target.campaign_id)).await?.instrument;
    closing::settle(tx, org, target.person_id, instrument).await
}

fn is_known(known: &[deficit::Model], record: &attempt::Model, row: &deficit::Model) -> bool {
    let same = |other: &&deficit::Model| other.competence == row.competence;
    known
        .iter()
        .filter(same)
        .any(|other| other.source_attempt_id == Some(record.id))
}

/// Another attempt became the record one and shows the same deficit: what is linked to it stays linked.
async fn move_to(tx: &impl ConnectionTrait, row: &deficit::Model, record: &attempt::Model) -> Result<()> {
    let moved = deficit::ActiveModel {
        org_id: Set(row.org_id),
        id: Set(row.id),
        source_attempt_id: Set(Some(record.id)),
        ..Default::default()
    };
    moved.update(tx).await?;
    Ok(())
}

/// Did a later attempt take the place of the one that showed this deficit? Then it may close it.
fn is_outdone(row: &deficit::Model, record: Option<&attempt::Model>, attempts: &[attempt::Model]) -> bool {
    let source = attempts.iter().find(|one| Some(one.id) == row.source_attempt_id);
    match (source, record) {
        (Some(source), Some(record)) => record.submitted_at > source.submitted_at,
        _ => false,
    }
}

/// What no longer follows goes away; what a route is linked to leaves its trace.
async fn drop_or_withdraw(tx: &impl ConnectionTrait, row: &deficit::Model, is_outdone: bool) -> Result<()> {
    let is_linked = iom_deficit::Entity::find()
        .filter(iom_deficit::Column::OrgId.eq(row.org_id))
        .filter(iom_deficit::Column::DeficitId.eq(row.id))
        .one(tx)
        .await?
        .is_some();
    match (is_linked, is_outdone) {
        (false, _) => {
            deficit::Entity::delete_by_id((row.org_id, row.id)).exec(tx).await?;
            Ok(())
        }
        (true, true) => Ok(()),
        (true, false) => stand(tx, row, DeficitState::Withdrawn).await,
    }
}

/// The result that was struck out counts again.
async fn revive(tx: &impl ConnectionTrait, row: &deficit::Model) -> Result<()> {
    if row.state != DeficitState::Withdrawn.code() {
        return Ok(());
    }
    stand(tx, row, DeficitState::Open).await
}

async fn stand(tx: &impl ConnectionTrait, row: &deficit::Model, state: DeficitState) -> Result<()> {
    let changed = deficit::ActiveModel {
        org_id: Set(row.org_id),
        id: Set(row.id),
        state: Set(state.code().to_owned()),
        ..Default::default()
    };
    changed.update(tx).await?;
    Ok(())
}

/// Only a diagnosis with names that counts finds deficits, and only when an expert's points are not awaited:
/// until then they count as none.
async fn shows_deficits(
    tx: &impl ConnectionTrait,
    org: OrgId,
    target: &target::Model,
    record: &attempt::Model,
) -> Result<bool> {
    let campaign = campaign(tx, org, CampaignId(target.campaign_id)).await?;
    let instrument = repo::instrument(tx, org, campaign.instrument).await?;
    let counts = !campaign.is_pilot() && campaign.anonymity == Anonymity::Named;
    Ok(counts && instrument.is_deficit_diagnostics && !record.is_provisional)
}

async fn found_by(tx: &impl ConnectionTrait, record: &attempt::Model) -> Result<Vec<competence_score::Model>> {
    Ok(competence_score::Entity::find()
        .filter(competence_score::Column::OrgId.eq(record.org_id))
        .filter(competence_score::Column::AttemptId.eq(record.id))
        .filter(competence_score::Column::Severity.gt(0))
        .all(tx)
        .await?)
}

async fn write(
    tx: &impl ConnectionTrait,
    org: OrgId,
    target: &target::Model,
    record: &attempt::Model,
    found: &[competence_score::Model],
) -> Result<()> {
    let instrument = campaign(tx, org, CampaignId(target.campaign_id)).await?.instrument;
    let zone = repo::zone(tx, org).await?;
    let rows = found.iter().map(|score| row(instrument, zone, target, record, score));
    write_rows::<deficit::Entity, _>(tx, rows.collect(), Some(same_source())).await
}

/// One deficit as it is found.
pub(super) fn row(
    instrument: InstrumentId,
    zone: crate::Zone,
    target: &target::Model,
    record: &attempt::Model,
    score: &competence_score::Model,
) -> deficit::ActiveModel {
    deficit::ActiveModel {
        org_id: Set(target.org_id),
        id: Set(Uuid::now_v7()),
        person_id: Set(target.person_id),
        instrument_id: Set(instrument.0),
        competence: Set(score.competence.clone()),
        title: Set(score.title.clone()),
        origin: Set("test".to_owned()),
        source_attempt_id: Set(Some(record.id)),
        level_code: Set(score.level_code.clone()),
        level_title: Set(score.level_title.clone()),
        severity: Set(score.severity),
        detected_on: Set(clock::day(record.submitted_at.unwrap_or(record.started_at), zone)),
        state: Set(DeficitState::Open.code().to_owned()),
        closed_on: Set(None),
        closed_by_attempt_id: Set(None),
        closed_by: Set(None),
        closed_reason: Set(String::new()),
    }
}

/// A deficit that is there already is only said anew.
pub(super) fn same_source() -> OnConflict {
    use deficit::Column::{Competence, LevelCode, LevelTitle, OrgId, Severity, SourceAttemptId, Title};
    OnConflict::columns([OrgId, SourceAttemptId, Competence])
        .update_columns([Title, LevelCode, LevelTitle, Severity])
        .to_owned()
}
