//! What the server called saved, and what is found afterwards. Nobody but this counts as a witness.

use anyhow::Result;
use backend::db::Db;
use sea_orm::{ConnectionTrait, Statement};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use uuid::Uuid;

/// All promises of one scene.
#[derive(Clone, Debug, Default)]
pub struct Ledger(Arc<Mutex<Promises>>);

/// The newest acknowledged revision of every answer, and the attempts that were handed in.
#[derive(Debug, Default)]
pub struct Promises {
    pub answers: BTreeMap<(Uuid, String), (i64, String)>,
    pub handed_in: BTreeSet<Uuid>,
    /// Acknowledged saves and submits in all.
    pub acknowledged: u64,
    /// «Come again» and cut connections: the browser keeps the answer and repeats.
    pub put_off: u64,
    /// Those of them that were to hand in.
    pub submits_put_off: u64,
    /// Answers that no fault of a machine excuses.
    pub wrong: Vec<String>,
}

/// What a look into the database gave.
#[derive(Clone, Debug, Default)]
pub struct Found {
    pub found: u64,
    pub lost: Vec<String>,
}

impl Ledger {
    pub fn lock(&self) -> MutexGuard<'_, Promises> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Compares every promise with the rows; what is promised while they are read is not asked for yet.
    pub async fn verify(&self, db: &Db) -> Result<Found> {
        let (promised, handed_in) = {
            let promises = self.lock();
            (promises.answers.clone(), promises.handed_in.clone())
        };
        let answers = answers(db).await?;
        let submits = submits(db).await?;
        let mut seen = Found::default();
        for ((attempt, item), (revision, letter)) in &promised {
            match answers.get(&(*attempt, item.clone())) {
                Some((stored, value)) if stored > revision || (stored == revision && value.contains(letter)) => {
                    seen.found += 1;
                }
                stored => seen.lost.push(format!(
                    "{attempt} {item} revision {revision} {letter}: there is {stored:?}"
                )),
            }
        }
        for attempt in &handed_in {
            match submits.get(attempt) {
                Some(1) => seen.found += 1,
                times => seen.lost.push(format!("{attempt} was handed in {times:?} times")),
            }
        }
        Ok(seen)
    }
}

type Answers = BTreeMap<(Uuid, String), (i64, String)>;

async fn answers(db: &Db) -> Result<Answers> {
    let sql = "SELECT attempt_id, item, revision, value FROM answers";
    let mut all = Answers::new();
    for row in rows(db, sql).await? {
        let value: Option<serde_json::Value> = row.try_get_by_index(3)?;
        let value = value.map(|value| value.to_string()).unwrap_or_default();
        all.insert(
            (row.try_get_by_index(0)?, row.try_get_by_index(1)?),
            (row.try_get_by_index(2)?, value),
        );
    }
    Ok(all)
}

/// How often each submitted attempt was handed in, by the log.
async fn submits(db: &Db) -> Result<BTreeMap<Uuid, u32>> {
    let mut all = BTreeMap::new();
    for row in rows(
        db,
        "SELECT id FROM attempts WHERE submitted_at IS NOT NULL AND receipt IS NOT NULL",
    )
    .await?
    {
        all.insert(row.try_get_by_index(0)?, 0);
    }
    for row in rows(db, "SELECT content FROM facts WHERE action = 'attempt.submit'").await? {
        let content: serde_json::Value = row.try_get_by_index(0)?;
        let attempt = content
            .get("attempt")
            .and_then(|id| id.as_str())
            .and_then(|id| id.parse().ok());
        if let Some(times) = attempt.and_then(|id: Uuid| all.get_mut(&id)) {
            *times += 1;
        }
    }
    Ok(all)
}

async fn rows(db: &Db, sql: &str) -> Result<Vec<sea_orm::QueryResult>> {
    let statement = Statement::from_string(db.read().get_database_backend(), sql);
    Ok(db.read().query_all_raw(statement).await?)
}
