//! Scoring an attempt with the newest key: points per item and competence, the total and its level.
//! Points that an expert gave are kept.

use super::needs::Needs;
use super::place::is_in;
use super::work::Work;
use super::{deficits, repo};
use crate::Backend;
use crate::entity::attempt_score::{self, ItemPoints, Items};
use crate::entity::competence_score;
use crate::error::{Error, Result};
use chrono::{DateTime, Utc};
use domain::campaigns::disposition::AttemptState;
use domain::ids::{AttemptId, OrgId, TargetId, VersionId};
use domain::points::whole;
use domain::questionnaire::answers::Answers;
use domain::scoring::grade::{CompetenceGrade, Grade, ItemGrade, grade};
use domain::scoring::keys::{Key, KeySheet};
use sea_orm::{ConnectionTrait, EntityTrait};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Scores a submitted attempt again, as after its key was corrected (E22).
async fn rescore(tx: &impl ConnectionTrait, cx: &Backend, org: OrgId, attempt: AttemptId) -> Result<()> {
    rescore_marked(tx, cx, (org, attempt), |_| Ok(())).await
}

/// The same after an expert has marked what is stored: it is read under the lock of the attempt's target, so that two
/// who mark at once follow each other.
pub async fn rescore_marked(
    tx: &impl ConnectionTrait,
    cx: &Backend,
    (org, attempt): (OrgId, AttemptId),
    mark: impl FnOnce(&mut Items) -> Result<()>,
) -> Result<()> {
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
    let (answers, mut stored) = (place.answers(attempt.0), items_of(tx, org, attempt).await?);
    mark(&mut stored)?;
    work.changes.rescored.insert((org, attempt.0));
    score(&mut work, (target, attempt), &answers, &stored, cx.clock.now())?;
    work.settle(target, true)?;
    work.write(tx).await?;
    deficits::reconcile(tx, org, TargetId(target)).await
}

async fn items_of(tx: &impl ConnectionTrait, org: OrgId, attempt: AttemptId) -> Result<Items> {
    let found = attempt_score::Entity::find_by_id((org.0, attempt.0)).one(tx).await?;
    Ok(found.map(|row| row.items).unwrap_or_default())
}

/// Scores every submitted attempt of a version again, inside the transaction that corrected its key (E22).
pub async fn rescore_version(tx: &impl ConnectionTrait, cx: &Backend, org: OrgId, version: VersionId) -> Result<()> {
    for attempt in repo::submitted_of_version(tx, org, version).await? {
        rescore(tx, cx, org, attempt).await?;
    }
    Ok(())
}

/// Scores the answers of an attempt and puts everything down that follows from them. The marks of what is stored stay.
pub(super) fn score(
    work: &mut Work,
    (target, attempt): (Uuid, AttemptId),
    answers: &Answers,
    stored: &Items,
    at: DateTime<Utc>,
) -> Result<()> {
    let place = work.place(target)?;
    let (org, version) = (place.org(), place.published.clone());
    let (key_no, keys) = work.keys(version.version)?;
    let marked = stored.0.iter().filter(|(_, one)| one.mark.is_some());
    let expert = marked
        .filter_map(|(item, one)| Some((item.clone(), one.points?)))
        .collect();
    let graded = grade(&version.questionnaire, keys, answers, &expert);
    let key = (org, attempt.0);
    let scores = (!graded.items.is_empty()).then(|| score_row(key, &graded.items, keys, stored, (*key_no, at)));
    let scored = graded.competences.iter().filter(|one| one.max > whole(0));
    let competences: Vec<_> = scored.map(|one| competence_row(key, one, keys)).collect();
    work.changes.scores.extend(scores);
    work.changes.competences.extend(competences);
    put_total(work, (target, attempt), &graded)
}

fn score_row(
    (org, attempt): (OrgId, Uuid),
    items: &[ItemGrade],
    keys: &KeySheet,
    stored: &Items,
    (key_no, scored_at): (i32, DateTime<Utc>),
) -> attempt_score::Model {
    let row = |one: &ItemGrade| {
        let is_experts = keys.items.get(&one.item).is_some_and(|key| key.key == Key::Expert);
        let marked = stored.0.get(&one.item).filter(|_| is_experts);
        let points = ItemPoints {
            points: one.points,
            max: one.max,
            mark: marked.and_then(|known| known.mark.clone()),
        };
        (one.item.clone(), points)
    };
    let items = Items(items.iter().map(row).collect());
    attempt_score::Model {
        org_id: org.0,
        attempt_id: attempt,
        key_no,
        scored_at,
        waiting: i32::try_from(items.waiting().count()).unwrap_or(i32::MAX),
        items,
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
