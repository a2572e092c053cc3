//! What must follow from handing in, whatever happened in between: no fact is left, points are what a recount of the
//! stored answers gives, and every shown deficit is written down once.

use anyhow::Result;
use backend::db::Db;
use sea_orm::{ConnectionTrait, QueryResult, Statement};
use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};
use uuid::Uuid;

const DONE_WITHIN: Duration = Duration::from_secs(20);

/// Waits for the servers to do what follows from all facts; says what they left.
pub async fn left_undone(db: &Db) -> Result<Option<String>> {
    let began = Instant::now();
    loop {
        let waiting = rows(db, "SELECT no FROM facts WHERE processed_at IS NULL").await?.len();
        if waiting == 0 {
            return Ok(None);
        }
        if began.elapsed() > DONE_WITHIN {
            return Ok(Some(format!("{waiting} facts still wait after {DONE_WITHIN:?}")));
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// Points and deficits that do not follow from the answers.
pub async fn wrong(db: &Db) -> Result<Vec<String>> {
    let mut faults = points(db).await?;
    faults.extend(deficits(db).await?);
    Ok(faults)
}

/// The right answer to every item is «a», for one point.
async fn points(db: &Db) -> Result<Vec<String>> {
    let mut right: BTreeMap<Uuid, u32> = BTreeMap::new();
    for row in rows(db, "SELECT attempt_id, value FROM answers").await? {
        let value: Option<serde_json::Value> = row.try_get_by_index(1)?;
        let is_right = value.is_some_and(|value| value.to_string().contains("\"a\""));
        *right.entry(row.try_get_by_index(0)?).or_default() += u32::from(is_right);
    }
    let mut faults = Vec::new();
    let submitted = "SELECT id, points FROM attempts WHERE submitted_at IS NOT NULL";
    for row in rows(db, submitted).await? {
        let (attempt, points): (Uuid, Option<String>) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        let expected = right.get(&attempt).copied().unwrap_or_default().to_string();
        if points.as_deref() != Some(&expected) {
            faults.push(format!("attempt {attempt} has {points:?} points instead of {expected}"));
        }
    }
    Ok(faults)
}

async fn deficits(db: &Db) -> Result<Vec<String>> {
    let shown = pairs(
        db,
        "SELECT s.attempt_id, s.competence FROM competence_scores s JOIN attempts a \
         ON a.org_id = s.org_id AND a.id = s.attempt_id WHERE s.severity > 0 AND a.submitted_at IS NOT NULL",
    )
    .await?;
    let written = pairs(db, "SELECT source_attempt_id, competence FROM deficits").await?;
    let twice = written.len() - written.iter().collect::<BTreeSet<_>>().len();
    let (shown, written): (BTreeSet<_>, BTreeSet<_>) = (shown.into_iter().collect(), written.into_iter().collect());
    let mut faults = Vec::new();
    if shown != written || twice > 0 {
        faults.push(format!(
            "{} deficits are missing, {} too many, {twice} twice",
            shown.difference(&written).count(),
            written.difference(&shown).count()
        ));
    }
    Ok(faults)
}

async fn pairs(db: &Db, sql: &str) -> Result<Vec<(Uuid, String)>> {
    let mut found = Vec::new();
    for row in rows(db, sql).await? {
        found.push((row.try_get_by_index(0)?, row.try_get_by_index(1)?));
    }
    Ok(found)
}

async fn rows(db: &Db, sql: &str) -> Result<Vec<QueryResult>> {
    let statement = Statement::from_string(db.read().get_database_backend(), sql);
    Ok(db.read().query_all_raw(statement).await?)
}
