//! Scoring an attempt with the newest key: points per item and competence, the total and its level.
//! Points that an expert gave are kept.

use super::{deficits, record, repo};
use crate::Backend;
use crate::entity::{attempt, competence_score, item_score};
use crate::error::{Error, Result};
use crate::instruments::key_sheet;
use chrono::{DateTime, Utc};
use domain::campaigns::disposition::AttemptState;
use domain::ids::{AttemptId, ItemId, OrgId, TargetId, VersionId};
use domain::points::{Exact, whole};
use domain::questionnaire::answers::Answers;
use domain::scoring::grade::{CompetenceGrade, Grade, ItemGrade, grade};
use domain::scoring::keys::{Key, KeySheet};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Scores a submitted attempt again, as after its key was corrected or an expert gave points (E22).
pub async fn rescore(tx: &impl ConnectionTrait, cx: &Backend, org: OrgId, attempt: AttemptId) -> Result<()> {
    let row = repo::lock_attempt(tx, org, attempt).await?;
    if row.state != AttemptState::Submitted.code() {
        return Err(Error::conflict("attempt-not-submitted"));
    }
    let answers = repo::answers_of(tx, org, attempt).await?;
    score(tx, &row, &answers, cx.clock.now()).await?;
    let target = TargetId(row.target_id);
    record::settle_target(tx, org, target).await?;
    deficits::reconcile(tx, org, target).await
}

/// Scores every submitted attempt of a version again, inside the transaction that corrected its key (E22).
pub async fn rescore_version(tx: &impl ConnectionTrait, cx: &Backend, org: OrgId, version: VersionId) -> Result<()> {
    for attempt in repo::submitted_of_version(tx, org, version).await? {
        rescore(tx, cx, org, attempt).await?;
    }
    Ok(())
}

/// Scores the answers and writes everything down that follows from them.
pub(super) async fn score(
    tx: &impl ConnectionTrait,
    row: &attempt::Model,
    answers: &Answers,
    at: DateTime<Utc>,
) -> Result<()> {
    let (org, version) = (OrgId(row.org_id), VersionId(row.version_id));
    let questionnaire = repo::questionnaire(tx, org, version).await?;
    let (key_no, keys) = key_sheet(tx, org, version).await?;
    let marks = expert_marks(tx, row).await?;
    let expert = marks.iter().map(|(item, mark)| (item.clone(), mark.points)).collect();
    let graded = grade(&questionnaire, &keys, answers, &expert);
    write_items(tx, row, &graded, &keys, (key_no, at), &marks).await?;
    write_competences(tx, row, &graded, &keys).await?;
    write_total(tx, row, &graded).await
}

struct Mark {
    points: Exact,
    by: Option<Uuid>,
    at: DateTime<Utc>,
}

async fn expert_marks(tx: &impl ConnectionTrait, row: &attempt::Model) -> Result<BTreeMap<ItemId, Mark>> {
    let rows = item_score::Entity::find()
        .filter(item_score::Column::OrgId.eq(row.org_id))
        .filter(item_score::Column::AttemptId.eq(row.id))
        .filter(item_score::Column::Origin.eq("expert"))
        .all(tx)
        .await?;
    let read = |row: item_score::Model| {
        let mark = Mark {
            points: row.points?.parse().ok()?,
            by: row.scored_by,
            at: row.scored_at,
        };
        Some((ItemId::parse(&row.item)?, mark))
    };
    Ok(rows.into_iter().filter_map(read).collect())
}

async fn write_items(
    tx: &impl ConnectionTrait,
    row: &attempt::Model,
    graded: &Grade,
    keys: &KeySheet,
    (key_no, at): (i32, DateTime<Utc>),
    marks: &BTreeMap<ItemId, Mark>,
) -> Result<()> {
    item_score::Entity::delete_many()
        .filter(item_score::Column::OrgId.eq(row.org_id))
        .filter(item_score::Column::AttemptId.eq(row.id))
        .exec(tx)
        .await?;
    let rows = graded.items.iter().map(|item| {
        let mark = marks.get(&item.item);
        item_score::ActiveModel {
            org_id: Set(row.org_id),
            attempt_id: Set(row.id),
            item: Set(item.item.to_string()),
            points: Set(item.points.map(|points| points.to_string())),
            max_points: Set(item.max.to_string()),
            origin: Set(origin(item, keys, mark.is_some()).to_owned()),
            key_no: Set(key_no),
            scored_by: Set(mark.and_then(|mark| mark.by)),
            scored_at: Set(mark.map_or(at, |mark| mark.at)),
        }
    });
    insert_all::<item_score::Entity, _>(tx, rows.collect()).await
}

/// An item of an expert is the key's as long as there was nothing to mark.
fn origin(item: &ItemGrade, keys: &KeySheet, is_marked: bool) -> &'static str {
    let is_experts = keys.items.get(&item.item).is_some_and(|key| key.key == Key::Expert);
    match is_experts && (is_marked || item.points.is_none()) {
        true => "expert",
        false => "key",
    }
}

async fn write_competences(
    tx: &impl ConnectionTrait,
    row: &attempt::Model,
    graded: &Grade,
    keys: &KeySheet,
) -> Result<()> {
    competence_score::Entity::delete_many()
        .filter(competence_score::Column::OrgId.eq(row.org_id))
        .filter(competence_score::Column::AttemptId.eq(row.id))
        .exec(tx)
        .await?;
    let scored = graded.competences.iter().filter(|one| one.max > whole(0));
    let rows = scored.map(|one| competence_row(row, one, keys));
    insert_all::<competence_score::Entity, _>(tx, rows.collect()).await
}

fn competence_row(row: &attempt::Model, one: &CompetenceGrade, keys: &KeySheet) -> competence_score::ActiveModel {
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
}

/// A questionnaire has nothing to score: its attempts have no points, which is not the same as none earned.
async fn write_total(tx: &impl ConnectionTrait, row: &attempt::Model, graded: &Grade) -> Result<()> {
    let is_scored = !graded.items.is_empty();
    let level = graded.level.as_ref();
    let count = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
    let change = attempt::ActiveModel {
        org_id: Set(row.org_id),
        id: Set(row.id),
        answered: Set(count(graded.answered_share.answered)),
        shown: Set(count(graded.answered_share.shown)),
        points: Set(is_scored.then(|| graded.points.to_string())),
        max_points: Set(is_scored.then(|| graded.max.to_string())),
        level_code: Set(level.map(|level| level.code.clone())),
        level_title: Set(level.map(|level| level.title.clone())),
        severity: Set(level.map(|level| level.severity.into())),
        is_provisional: Set(graded.provisional),
        ..Default::default()
    };
    change.update(tx).await?;
    Ok(())
}

async fn insert_all<E, A>(tx: &impl ConnectionTrait, rows: Vec<A>) -> Result<()>
where
    E: EntityTrait,
    A: ActiveModelTrait<Entity = E>,
{
    if !rows.is_empty() {
        E::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(())
}
