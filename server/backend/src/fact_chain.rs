//! The chain over the log: each fact carries the hash of the one before it in its organisation, so that a changed,
//! removed or slipped-in row shows; of those from before there was a chain, only that they are older than it. The end of
//! a chain is a row that its next writer locks.

use crate::entity::{fact, fact_chain};
use crate::error::Result;
use chrono::{DateTime, SubsecRound, Utc};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseBackend, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect, Set,
};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Facts that are checked at a time.
const AT_ONCE: u64 = 2_000;

/// Gives new facts their places in their chains, in the transaction that appends them.
pub async fn link(tx: &impl ConnectionTrait, rows: &mut [fact::Model]) -> Result<()> {
    let orgs: BTreeSet<Uuid> = rows.iter().map(|row| row.org_id).collect();
    for org in orgs {
        let mut end = last(tx, org).await?;
        for row in rows.iter_mut().filter(|row| row.org_id == org) {
            row.at = row.at.trunc_subsecs(6);
            end.no += 1;
            row.no = end.no;
            row.hash = seal(&end.hash, row);
            end.hash.clone_from(&row.hash);
        }
        use fact_chain::Column::{Hash, No, OrgId};
        let moved = OnConflict::column(OrgId).update_columns([No, Hash]).to_owned();
        fact_chain::Entity::insert(end.into_active_model().reset_all())
            .on_conflict(moved)
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

/// The end of a chain, locked for the writer that takes it up.
async fn last(tx: &impl ConnectionTrait, org: Uuid) -> Result<fact_chain::Model> {
    let mut end = fact_chain::Entity::find_by_id(org);
    if tx.get_database_backend() == DatabaseBackend::Postgres {
        begin_chain(tx, org).await?;
        end = end.lock_exclusive();
    }
    Ok(end.one(tx).await?.unwrap_or(fact_chain::Model {
        org_id: org,
        no: 0,
        hash: Vec::new(),
    }))
}

/// PostgreSQL locks only rows that are there: two first facts of a school would both be number one.
async fn begin_chain(tx: &impl ConnectionTrait, org: Uuid) -> Result<()> {
    let known = fact_chain::Entity::find_by_id(org).one(tx).await?;
    if known.is_none() {
        let first = fact_chain::ActiveModel {
            org_id: Set(org),
            no: Set(0),
            hash: Set(Vec::new()),
        };
        let quietly = OnConflict::column(fact_chain::Column::OrgId).do_nothing().to_owned();
        fact_chain::Entity::insert(first)
            .on_conflict(quietly)
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

/// The hash of a fact: what stands before it, its number, and everything of it that never changes.
fn seal(before: &[u8], row: &fact::Model) -> Vec<u8> {
    let mut hash = Sha256::new();
    let mut part = |bytes: &[u8]| {
        hash.update((bytes.len() as u64).to_be_bytes());
        hash.update(bytes);
    };
    part(before);
    part(&row.no.to_be_bytes());
    part(row.org_id.as_bytes());
    part(&row.at.timestamp_micros().to_be_bytes());
    part(row.actor_kind.as_bytes());
    part(row.actor_id.unwrap_or_default().as_bytes());
    part(row.action.as_bytes());
    part(row.subject_id.unwrap_or_default().as_bytes());
    part(canonical(&row.content).as_bytes());
    hash.finalize().to_vec()
}

/// JSON with sorted keys: PostgreSQL keeps its own order.
pub(crate) fn canonical(value: &Value) -> String {
    match value {
        Value::Object(fields) => {
            let sorted: BTreeMap<&String, &Value> = fields.iter().collect();
            let inner = sorted
                .into_iter()
                .map(|(key, value)| format!("{}:{}", Value::from(key.as_str()), canonical(value)));
            format!("{{{}}}", inner.collect::<Vec<_>>().join(","))
        }
        Value::Array(items) => {
            let inner: Vec<String> = items.iter().map(canonical).collect();
            format!("[{}]", inner.join(","))
        }
        other => other.to_string(),
    }
}

/// What is wrong with the chains, one sentence each; each names its row.
pub async fn broken(db: &impl ConnectionTrait) -> Result<Vec<String>> {
    let mut found = Vec::new();
    let ends = fact_chain::Entity::find().all(db).await?;
    let mut ends: BTreeMap<Uuid, fact_chain::Model> = ends.into_iter().map(|end| (end.org_id, end)).collect();
    let told = fact::Entity::find()
        .select_only()
        .column(fact::Column::OrgId)
        .distinct();
    let told: Vec<Uuid> = told.into_tuple().all(db).await?;
    let orgs: BTreeSet<Uuid> = told.into_iter().chain(ends.keys().copied()).collect();
    for org in orgs {
        let mut walk = Walk::of(org);
        while let Some(page) = after(db, org, walk.last).await? {
            page.into_iter().for_each(|row| walk.step(row, &mut found));
        }
        walk.end(ends.remove(&org), &mut found);
    }
    Ok(found)
}

/// The next facts of an organisation, in the order of their numbers.
async fn after(db: &impl ConnectionTrait, org: Uuid, no: i64) -> Result<Option<Vec<fact::Model>>> {
    let rows = fact::Entity::find()
        .filter(fact::Column::OrgId.eq(org))
        .filter(fact::Column::No.gt(no))
        .order_by_asc(fact::Column::No)
        .limit(AT_ONCE)
        .all(db)
        .await?;
    Ok((!rows.is_empty()).then_some(rows))
}

/// How far the chain of one organisation was followed, in the order of its numbers.
struct Walk {
    org: Uuid,
    /// The number of the last row, in the chain or below it.
    last: i64,
    no: i64,
    hash: Vec<u8>,
    /// When the last of those happened that are older than the chain.
    older: Option<DateTime<Utc>>,
}

impl Walk {
    fn of(org: Uuid) -> Self {
        Self {
            org,
            last: i64::MIN,
            no: 0,
            hash: Vec::new(),
            older: None,
        }
    }

    fn step(&mut self, row: fact::Model, found: &mut Vec<String>) {
        self.last = row.no;
        if row.no < 1 {
            // From before the chain, which does not cover them.
            self.older = self.older.max(Some(row.at));
            return;
        }
        if self.no == 0 && self.older > Some(row.at) {
            found.push(format!(
                "facts below 1 of organisation {} are newer than its chain",
                self.org
            ));
        }
        let is_next = row.no == self.no + 1;
        if !is_next {
            let (from, to) = (self.no + 1, row.no - 1);
            found.push(format!("facts {from} to {to} of organisation {} are missing", self.org));
        }
        // After a gap the row before is gone, so this one's hash is taken as it stands.
        if is_next && seal(&self.hash, &row) != row.hash {
            found.push(format!(
                "fact {} of organisation {} ({} at {}) was changed: its hash does not fit",
                row.no,
                self.org,
                row.action,
                row.at.to_rfc3339()
            ));
        }
        // The stored hash goes on, so that one changed row is named once and not with all after it.
        self.no = row.no;
        self.hash = row.hash;
    }

    fn end(self, end: Option<fact_chain::Model>, found: &mut Vec<String>) {
        let Self { org, no, hash, .. } = self;
        match end {
            None if no > 0 => found.push(format!("the log of organisation {org} has lost the end of its chain")),
            Some(end) if end.no != no || end.hash != hash => found.push(format!(
                "the log of organisation {org} ends at number {no} instead of {}",
                end.no
            )),
            _ => {}
        }
    }
}
