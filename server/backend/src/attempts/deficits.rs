//! The deficits that a person's record attempt shows, one per competence. Safe to repeat: what no longer follows
//! from the record attempt goes away.

use super::repo;
use crate::Backend;
use crate::campaigns::{Anonymity, campaign};
use crate::clock;
use crate::entity::{attempt, competence_score, deficit, target};
use crate::error::Result;
use crate::facts::Fact;
use domain::ids::{AttemptId, CampaignId, OrgId, TargetId};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};
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
    for row in &attempts {
        let kept: Vec<String> = found
            .iter()
            .filter(|score| score.attempt_id == row.id)
            .map(|score| score.competence.clone())
            .collect();
        deficit::Entity::delete_many()
            .filter(deficit::Column::OrgId.eq(org.0))
            .filter(deficit::Column::SourceAttemptId.eq(row.id))
            .filter(deficit::Column::Competence.is_not_in(kept))
            .exec(tx)
            .await?;
    }
    if let Some(record) = record {
        write(tx, org, &target, record, &found).await?;
    }
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
    let detected_on = clock::day(record.submitted_at.unwrap_or(record.started_at), zone);
    for score in found {
        let row = deficit::ActiveModel {
            org_id: Set(org.0),
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
            detected_on: Set(detected_on),
            state: Set("open".to_owned()),
        };
        deficit::Entity::insert(row)
            .on_conflict(same_source())
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

fn same_source() -> OnConflict {
    use deficit::Column::{Competence, LevelCode, LevelTitle, OrgId, Severity, SourceAttemptId, Title};
    OnConflict::columns([OrgId, SourceAttemptId, Competence])
        .update_columns([Title, LevelCode, LevelTitle, Severity])
        .to_owned()
}
