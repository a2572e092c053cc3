//! Scoring an attempt with the newest key: points per item and competence, the total and its level.
//! Points that an expert gave are kept.

use super::needs::Needs;
use super::place::is_in;
use super::work::Work;
use super::{deficits, repo};
use crate::Backend;
use crate::entity::{competence_score, item_score};
use crate::error::{Error, Result};
use chrono::{DateTime, Utc};
use domain::campaigns::disposition::AttemptState;
use domain::ids::{AttemptId, ItemId, OrgId, TargetId, VersionId};
use domain::points::{Exact, whole};
use domain::questionnaire::answers::Answers;
use domain::scoring::grade::{CompetenceGrade, Grade, ItemGrade, grade};
use domain::scoring::keys::{Key, KeySheet};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Scores a submitted attempt again, as after its key was corrected or an expert gave points (E22).
pub async fn rescore(tx: &impl ConnectionTrait, cx: &Backend, org: OrgId, attempt: AttemptId) -> Result<()> {
    let key = (org, attempt.0);
    let mut needs = Needs {
        attempts: BTreeSet::from([key]),
        scores: true,
        ..Needs::default()
    };
    needs.answers_of(key);
    let mut work = Work::load(tx, None, &needs).await?;
    let target = work.target_of(attempt)?;
    let place = work.place(target)?;
    if !is_in(place.attempt(attempt)?, AttemptState::Submitted) {
        return Err(Error::conflict("attempt-not-submitted"));
    }
    let answers = place.answers(attempt.0);
    let marks = expert_marks(tx, org, attempt).await?;
    work.changes.rescored.insert((org, attempt.0));
    score(&mut work, (target, attempt), &answers, &marks, cx.clock.now())?;
    work.settle(target, true)?;
    work.write(tx).await?;
    deficits::reconcile(tx, org, TargetId(target)).await
}

/// Scores every submitted attempt of a version again, inside the transaction that corrected its key (E22).
pub async fn rescore_version(tx: &impl ConnectionTrait, cx: &Backend, org: OrgId, version: VersionId) -> Result<()> {
    for attempt in repo::submitted_of_version(tx, org, version).await? {
        rescore(tx, cx, org, attempt).await?;
    }
    Ok(())
}

/// Scores the answers of an attempt and puts everything down that follows from them.
pub(super) fn score(
    work: &mut Work,
    (target, attempt): (Uuid, AttemptId),
    answers: &Answers,
    marks: &BTreeMap<ItemId, Mark>,
    at: DateTime<Utc>,
) -> Result<()> {
    let place = work.place(target)?;
    let (org, version) = (place.org(), place.published.clone());
    let (key_no, keys) = work.keys(version.version)?;
    let expert = marks.iter().map(|(item, mark)| (item.clone(), mark.points)).collect();
    let graded = grade(&version.questionnaire, keys, answers, &expert);
    let key = (org, attempt.0);
    let items: Vec<_> = graded
        .items
        .iter()
        .map(|item| item_row(key, item, keys, (*key_no, at), marks))
        .collect();
    let scored = graded.competences.iter().filter(|one| one.max > whole(0));
    let competences: Vec<_> = scored.map(|one| competence_row(key, one, keys)).collect();
    work.changes.items.extend(items);
    work.changes.competences.extend(competences);
    put_total(work, (target, attempt), &graded)
}

/// Points that an expert gave.
pub(super) struct Mark {
    points: Exact,
    by: Option<Uuid>,
    at: DateTime<Utc>,
}

async fn expert_marks(tx: &impl ConnectionTrait, org: OrgId, attempt: AttemptId) -> Result<BTreeMap<ItemId, Mark>> {
    let rows = item_score::Entity::find()
        .filter(item_score::Column::OrgId.eq(org.0))
        .filter(item_score::Column::AttemptId.eq(attempt.0))
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

fn item_row(
    (org, attempt): (OrgId, Uuid),
    item: &ItemGrade,
    keys: &KeySheet,
    (key_no, at): (i32, DateTime<Utc>),
    marks: &BTreeMap<ItemId, Mark>,
) -> item_score::Model {
    let mark = marks.get(&item.item);
    item_score::Model {
        org_id: org.0,
        attempt_id: attempt,
        item: item.item.to_string(),
        points: item.points.map(|points| points.to_string()),
        max_points: item.max.to_string(),
        origin: origin(item, keys, mark.is_some()).to_owned(),
        key_no,
        scored_by: mark.and_then(|mark| mark.by),
        scored_at: mark.map_or(at, |mark| mark.at),
    }
}

/// An item of an expert is the key's as long as there was nothing to mark.
fn origin(item: &ItemGrade, keys: &KeySheet, is_marked: bool) -> &'static str {
    let is_experts = keys.items.get(&item.item).is_some_and(|key| key.key == Key::Expert);
    match is_experts && (is_marked || item.points.is_none()) {
        true => "expert",
        false => "key",
    }
}

fn competence_row((org, attempt): (OrgId, Uuid), one: &CompetenceGrade, keys: &KeySheet) -> competence_score::Model {
    let known = keys.competences.iter().find(|known| known.code == one.code);
    let level = one.level.as_ref();
    competence_score::Model {
        org_id: org.0,
        attempt_id: attempt,
        competence: one.code.clone(),
        title: known.map(|known| known.title.clone()).unwrap_or_default(),
        points: one.points.to_string(),
        max_points: one.max.to_string(),
        items: i32::try_from(one.items).unwrap_or(i32::MAX),
        level_code: level.map(|level| level.code.clone()).unwrap_or_default(),
        level_title: level.map(|level| level.title.clone()).unwrap_or_default(),
        severity: level.map_or(0, |level| level.severity.into()),
        is_indicative: one.indicative,
    }
}

/// A questionnaire has nothing to score: its attempts have no points, which is not the same as none earned.
fn put_total(work: &mut Work, (target, attempt): (Uuid, AttemptId), graded: &Grade) -> Result<()> {
    let is_scored = !graded.items.is_empty();
    let level = graded.level.as_ref();
    let count = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
    work.change(target, attempt, |row| {
        row.answered = count(graded.answered_share.answered);
        row.shown = count(graded.answered_share.shown);
        row.points = is_scored.then(|| graded.points.to_string());
        row.max_points = is_scored.then(|| graded.max.to_string());
        row.level_code = level.map(|level| level.code.clone());
        row.level_title = level.map(|level| level.title.clone());
        row.severity = level.map(|level| level.severity.into());
        row.is_provisional = graded.provisional;
    })
}
