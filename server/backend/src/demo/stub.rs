//! Beginning and handing in attempts as long as the feature of attempts is not here: the same signatures, the least work.

use crate::actor::Actor;
use crate::campaigns::{campaign, progress};
use crate::clock;
use crate::entity::{answer, attempt, competence_score, deficit, invitation, item_score, target};
use crate::error::{Error, Result};
use crate::facts::{self, Fact};
use crate::instruments::key_sheet;
use chrono::{DateTime, Utc};
use domain::campaigns::disposition::{AttemptState, Bounds, Contact, Disposition, Progress, disposition, rung};
use domain::campaigns::window::attempt_deadline;
use domain::ids::{AttemptId, CampaignId, OrgId, Slug, TargetId, VersionId};
use domain::points::whole;
use domain::questionnaire::Questionnaire;
use domain::questionnaire::answers::Answers;
use domain::questionnaire::flow::Share;
use domain::scoring::grade::{Grade, grade};
use domain::scoring::keys::KeySheet;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use std::collections::BTreeMap;
use uuid::Uuid;

/// How an attempt came to its end.
#[derive(Clone, Copy, Debug)]
pub enum SubmitKind {
    Manual,
}

pub async fn start_at(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    org: OrgId,
    target: TargetId,
    at: DateTime<Utc>,
) -> Result<AttemptId> {
    let row = target_row(tx, org, target).await?;
    let campaign = campaign(tx, org, CampaignId(row.campaign_id)).await?;
    let earlier = attempts(tx, org, target).await?;
    let id = AttemptId(Uuid::now_v7());
    let started = attempt::ActiveModel {
        org_id: Set(org.0),
        id: Set(id.0),
        campaign_id: Set(row.campaign_id),
        target_id: Set(row.id),
        version_id: Set(campaign.version.0),
        no: Set(earlier.last().map_or(0, |one| one.no) + 1),
        seed: Set(crate::secrets::random_u64().cast_signed()),
        state: Set(AttemptState::InProgress.code().to_owned()),
        started_at: Set(at),
        last_seen_at: Set(at),
        deadline_at: Set(Some(attempt_deadline(
            campaign.marks.closes_at,
            at,
            campaign.limit_minutes,
            0,
        ))),
        answered: Set(0),
        shown: Set(1),
        flagged: Set(serde_json::json!([])),
        is_provisional: Set(false),
        is_record: Set(false),
        ..Default::default()
    };
    attempt::Entity::insert(started).exec_without_returning(tx).await?;
    settle_target(tx, org, target).await?;
    let fact = Fact::AttemptStarted {
        campaign: campaign.id,
        attempt: id,
    };
    facts::append(tx, actor, Some(org), at, fact).await?;
    Ok(id)
}

pub async fn hand_in(
    tx: &impl ConnectionTrait,
    org: OrgId,
    attempt: AttemptId,
    at: DateTime<Utc>,
    _kind: SubmitKind,
) -> Result<()> {
    let row = attempt::Entity::find_by_id((org.0, attempt.0)).one(tx).await?;
    let row = row.ok_or(Error::NotFound("attempt"))?;
    let version = crate::entity::instrument_version::Entity::find_by_id((org.0, row.version_id))
        .one(tx)
        .await?;
    let version = version.ok_or(Error::NotFound("version"))?;
    let questionnaire: Questionnaire = serde_json::from_value(version.questionnaire)?;
    let (key_no, keys) = key_sheet(tx, org, VersionId(row.version_id)).await?;
    let graded = grade(
        &questionnaire,
        &keys,
        &answers(tx, org, attempt).await?,
        &BTreeMap::new(),
    );
    write_total(tx, &row, &graded, at).await?;
    write_items(tx, &row, &graded, key_no, at).await?;
    write_competences(tx, &row, &graded, &keys).await?;
    settle_target(tx, org, TargetId(row.target_id)).await?;
    write_deficits(tx, org, &row, at).await?;
    let fact = Fact::AttemptSubmitted {
        campaign: CampaignId(row.campaign_id),
        attempt,
    };
    facts::append(tx, &Actor::System, Some(org), at, fact).await
}

pub async fn settle_target(tx: &impl ConnectionTrait, org: OrgId, target: TargetId) -> Result<()> {
    let row = target_row(tx, org, target).await?;
    let attempts = attempts(tx, org, target).await?;
    let submitted = |one: &&attempt::Model| one.state == AttemptState::Submitted.code();
    let record = attempts.iter().find(submitted).map(|one| one.id);
    if record != row.record_attempt_id {
        let is_record = attempt::ActiveModel {
            org_id: Set(org.0),
            id: Set(record.unwrap_or_default()),
            is_record: Set(true),
            ..Default::default()
        };
        is_record.update(tx).await?;
        let change = target::ActiveModel {
            org_id: Set(org.0),
            id: Set(row.id),
            record_attempt_id: Set(record),
            ..Default::default()
        };
        change.update(tx).await?;
    }
    let opened = invitation::Entity::find()
        .filter(invitation::Column::OrgId.eq(org.0))
        .filter(invitation::Column::TargetId.eq(row.id))
        .filter(invitation::Column::FirstOpenedAt.is_not_null())
        .one(tx)
        .await?;
    let contact = Contact {
        is_eligible: row.eligibility == "eligible",
        is_sent: true,
        is_bounced: false,
        is_opened: opened.is_some(),
        attempts: attempts.iter().map(reached).collect(),
    };
    let complete = attempts
        .iter()
        .filter(|one| rung(reached(one), Bounds::default()) == Some(Disposition::Complete));
    let on = complete.filter_map(|one| one.submitted_at).min();
    let on = on.map(|at| clock::day(at, crate::Zone::Europe__Moscow));
    progress::move_target(tx, &row, disposition(&contact, Bounds::default()), on).await
}

fn reached(row: &attempt::Model) -> Progress {
    let count = |number: i32| u32::try_from(number).unwrap_or_default();
    let share = Share {
        answered: count(row.answered),
        shown: count(row.shown),
    };
    Progress {
        state: AttemptState::from_code(&row.state).unwrap_or(AttemptState::Abandoned),
        answered_share: share.exact(),
    }
}

async fn target_row(tx: &impl ConnectionTrait, org: OrgId, id: TargetId) -> Result<target::Model> {
    let found = target::Entity::find_by_id((org.0, id.0)).one(tx).await?;
    found.ok_or(Error::NotFound("target"))
}

async fn attempts(tx: &impl ConnectionTrait, org: OrgId, target: TargetId) -> Result<Vec<attempt::Model>> {
    Ok(attempt::Entity::find()
        .filter(attempt::Column::OrgId.eq(org.0))
        .filter(attempt::Column::TargetId.eq(target.0))
        .order_by_asc(attempt::Column::No)
        .all(tx)
        .await?)
}

async fn answers(tx: &impl ConnectionTrait, org: OrgId, attempt: AttemptId) -> Result<Answers> {
    let rows = answer::Entity::find()
        .filter(answer::Column::OrgId.eq(org.0))
        .filter(answer::Column::AttemptId.eq(attempt.0))
        .all(tx)
        .await?;
    let read = |row: answer::Model| Some((Slug::parse(&row.item)?, serde_json::from_value(row.value?).ok()?));
    Ok(rows.into_iter().filter_map(read).collect())
}

async fn write_total(tx: &impl ConnectionTrait, row: &attempt::Model, graded: &Grade, at: DateTime<Utc>) -> Result<()> {
    let level = graded.level.as_ref();
    let count = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
    let change = attempt::ActiveModel {
        org_id: Set(row.org_id),
        id: Set(row.id),
        state: Set(AttemptState::Submitted.code().to_owned()),
        submitted_at: Set(Some(at)),
        submit_kind: Set(Some("manual".to_owned())),
        receipt: Set(Some(row.id.simple().to_string()[26..].to_uppercase())),
        answered: Set(count(graded.answered_share.answered)),
        shown: Set(count(graded.answered_share.shown)),
        points: Set(Some(graded.points.to_string())),
        max_points: Set(Some(graded.max.to_string())),
        level_code: Set(level.map(|level| level.code.clone())),
        level_title: Set(level.map(|level| level.title.clone())),
        severity: Set(level.map(|level| level.severity.into())),
        is_provisional: Set(graded.provisional),
        ..Default::default()
    };
    change.update(tx).await?;
    Ok(())
}

async fn write_items(
    tx: &impl ConnectionTrait,
    row: &attempt::Model,
    graded: &Grade,
    key_no: i32,
    at: DateTime<Utc>,
) -> Result<()> {
    let rows = graded.items.iter().map(|item| item_score::ActiveModel {
        org_id: Set(row.org_id),
        attempt_id: Set(row.id),
        item: Set(item.item.to_string()),
        points: Set(item.points.map(|points| points.to_string())),
        max_points: Set(item.max.to_string()),
        origin: Set("key".to_owned()),
        key_no: Set(key_no),
        scored_by: Set(None),
        scored_at: Set(at),
    });
    item_score::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}

async fn write_competences(
    tx: &impl ConnectionTrait,
    row: &attempt::Model,
    graded: &Grade,
    keys: &KeySheet,
) -> Result<()> {
    let rows = graded.competences.iter().filter(|one| one.max > whole(0)).map(|one| {
        let known = keys.competences.iter().find(|known| known.code == one.code);
        let level = one.level.as_ref();
        competence_score::ActiveModel {
            org_id: Set(row.org_id),
            attempt_id: Set(row.id),
            competence: Set(one.code.clone()),
            title: Set(known.map(|known| known.title.clone()).unwrap_or_default()),
            points: Set(one.points.to_string()),
            max_points: Set(one.max.to_string()),
            items: Set(i32::try_from(one.items).unwrap_or(i32::MAX)),
            level_code: Set(level.map(|level| level.code.clone()).unwrap_or_default()),
            level_title: Set(level.map(|level| level.title.clone()).unwrap_or_default()),
            severity: Set(level.map_or(0, |level| level.severity.into())),
            is_indicative: Set(one.indicative),
        }
    });
    competence_score::Entity::insert_many(rows)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

async fn write_deficits(tx: &impl ConnectionTrait, org: OrgId, row: &attempt::Model, at: DateTime<Utc>) -> Result<()> {
    let target = target_row(tx, org, TargetId(row.target_id)).await?;
    let campaign = campaign(tx, org, CampaignId(row.campaign_id)).await?;
    if target.record_attempt_id != Some(row.id) || campaign.is_pilot() {
        return Ok(());
    }
    let scores = competence_score::Entity::find()
        .filter(competence_score::Column::OrgId.eq(org.0))
        .filter(competence_score::Column::AttemptId.eq(row.id))
        .filter(competence_score::Column::Severity.gt(0))
        .all(tx)
        .await?;
    for score in scores {
        let found = deficit::ActiveModel {
            org_id: Set(org.0),
            id: Set(Uuid::now_v7()),
            person_id: Set(target.person_id),
            instrument_id: Set(campaign.instrument.0),
            competence: Set(score.competence),
            title: Set(score.title),
            origin: Set("test".to_owned()),
            source_attempt_id: Set(Some(row.id)),
            level_code: Set(score.level_code),
            level_title: Set(score.level_title),
            severity: Set(score.severity),
            detected_on: Set(clock::day(at, crate::Zone::Europe__Moscow)),
            state: Set("open".to_owned()),
        };
        deficit::Entity::insert(found).exec_without_returning(tx).await?;
    }
    Ok(())
}
