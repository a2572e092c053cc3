//! The chain over the log: each fact carries the hash of the one before it in its organisation, so that a changed,
//! removed or slipped-in row shows. The end of a chain is a row that its next writer locks.

use crate::entity::{fact, fact_chain};
use crate::error::Result;
use chrono::SubsecRound;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseBackend, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect, Set,
};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Gives new facts their places in their chains, in the transaction that appends them.
pub async fn link(tx: &impl ConnectionTrait, rows: &mut [fact::Model]) -> Result<()> {
    let orgs: BTreeSet<Uuid> = rows.iter().map(|row| row.org_id.unwrap_or_default()).collect();
    for org in orgs {
        let mut end = last(tx, org).await?;
        for row in rows.iter_mut().filter(|row| row.org_id.unwrap_or_default() == org) {
            row.at = row.at.trunc_subsecs(6);
            end.no += 1;
            end.hash = seal(&end.hash, end.no, row);
            row.chain_no = Some(end.no);
            row.chain_hash = Some(end.hash.clone());
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
fn seal(before: &[u8], no: i64, row: &fact::Model) -> Vec<u8> {
    let mut hash = Sha256::new();
    let mut part = |bytes: &[u8]| {
        hash.update((bytes.len() as u64).to_be_bytes());
        hash.update(bytes);
    };
    part(before);
    part(&no.to_be_bytes());
    part(row.org_id.unwrap_or_default().as_bytes());
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
    let mut walked: BTreeMap<Uuid, Walk> = BTreeMap::new();
    let mut after = 0;
    loop {
        let rows = fact::Entity::find()
            .filter(fact::Column::Id.gt(after))
            .order_by_asc(fact::Column::Id)
            .limit(2_000)
            .all(db)
            .await?;
        let Some(last) = rows.last() else { break };
        after = last.id;
        for row in rows {
            let org = row.org_id.unwrap_or_default();
            walked.entry(org).or_default().step(row, &mut found);
        }
    }
    for end in ends {
        let walk = walked.remove(&end.org_id).unwrap_or_default();
        walk.end(&end, &mut found);
    }
    for (org, walk) in walked {
        if walk.no > 0 {
            found.push(format!("the log of organisation {org} has lost the end of its chain"));
        }
    }
    Ok(found)
}

/// How far one chain was followed, and what came ahead of its turn: on PostgreSQL ids and commits may differ in order.
#[derive(Default)]
struct Walk {
    no: i64,
    hash: Vec<u8>,
    early: BTreeMap<i64, fact::Model>,
}

impl Walk {
    fn step(&mut self, row: fact::Model, found: &mut Vec<String>) {
        let Some(no) = row.chain_no else {
            // Facts from before the chain are not covered by it.
            if self.no > 0 || !self.early.is_empty() {
                found.push(format!("fact {} stands outside the chain of its organisation", row.id));
            }
            return;
        };
        if let Some(twin) = self.early.insert(no, row) {
            found.push(format!("fact {} has the chain number {no} of another", twin.id));
        }
        while let Some(row) = self.early.remove(&(self.no + 1)) {
            self.follow(row, found);
        }
    }

    fn follow(&mut self, row: fact::Model, found: &mut Vec<String>) {
        self.no += 1;
        let stored = row.chain_hash.clone().unwrap_or_default();
        if seal(&self.hash, self.no, &row) != stored {
            found.push(format!(
                "fact {} ({} at {}) was changed: its hash does not fit",
                row.id,
                row.action,
                row.at.to_rfc3339()
            ));
        }
        // The stored hash goes on, so that one changed row is named once and not with all after it.
        self.hash = stored;
    }

    fn end(mut self, end: &fact_chain::Model, found: &mut Vec<String>) {
        while let Some((no, row)) = self.early.pop_first() {
            found.push(format!(
                "facts {} to {} are missing before fact {} in the log of organisation {}",
                self.no + 1,
                no - 1,
                row.id,
                end.org_id
            ));
            self.no = no - 1;
            self.hash = Vec::new();
            self.resume(row, found);
        }
        if end.no != self.no || end.hash != self.hash {
            found.push(format!(
                "the log of organisation {} ends at number {} instead of {}",
                end.org_id, self.no, end.no
            ));
        }
    }

    /// Goes on after a gap: the row before is gone, so this one's hash is taken as it stands.
    fn resume(&mut self, row: fact::Model, found: &mut Vec<String>) {
        self.no += 1;
        self.hash = row.chain_hash.unwrap_or_default();
        while let Some(row) = self.early.remove(&(self.no + 1)) {
            self.follow(row, found);
        }
    }
}
