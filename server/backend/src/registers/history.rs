//! The history of one row of a register, kept in the log of facts by the acts themselves.

use crate::Backend;
use crate::accounts::organization;
use crate::actor::Actor;
use crate::clock::local;
use crate::entity::{fact, user};
use crate::error::Result;
use crate::facts::{self, Fact};
use chrono::{DateTime, Utc};
use domain::access::Verb;
use domain::ids::OrgId;
use domain::registers::history::{Change, Happening};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::BTreeMap;
use uuid::Uuid;

/// More acts on one row than anybody reads.
const LONGEST: u64 = 200;

/// One act on one row of a register.
#[derive(Clone, Debug)]
pub struct Record {
    /// The register: `staff`, `events` … The words of its acts and fields begin with it.
    pub register: &'static str,
    /// The row whose history it belongs to.
    pub subject: Uuid,
    /// What was done: `add`, `edit`, `end` …
    pub act: &'static str,
    pub changes: Vec<Change>,
}

/// Appends the act to the log, in the transaction of the act.
pub async fn record(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    org: OrgId,
    now: DateTime<Utc>,
    record: Record,
) -> Result<()> {
    let fact = Fact::RecordChanged {
        register: record.register.to_owned(),
        subject: record.subject,
        act: record.act.to_owned(),
        changes: record.changes,
    };
    facts::append(tx, actor, Some(org), now, fact).await
}

/// What happened to some rows that are one thing (a row and those merged into it), newest first.
pub async fn history(cx: &Backend, actor: &Actor, verb: Verb, org: OrgId, subjects: &[Uuid]) -> Result<Vec<Happening>> {
    actor.require(verb, org)?;
    let (db, zone) = (cx.db.read(), organization(cx, org).await?.zone);
    let rows = fact::Entity::find()
        .filter(fact::Column::OrgId.eq(org.0))
        .filter(fact::Column::SubjectId.is_in(subjects.iter().copied()))
        // By the number alone SQLite would go through the whole log of the school instead of to these rows.
        .order_by_desc(fact::Column::At)
        .order_by_desc(fact::Column::No)
        .limit(LONGEST)
        .all(db)
        .await?;
    let names = names(db, &rows).await?;
    let mut happened = Vec::new();
    for row in rows {
        let Fact::RecordChanged {
            register, act, changes, ..
        } = serde_json::from_value(row.content)?
        else {
            continue;
        };
        happened.push(Happening {
            at: local(row.at, zone),
            who: row.actor_id.and_then(|id| names.get(&id).cloned()).unwrap_or_default(),
            register,
            act,
            changes,
        });
    }
    Ok(happened)
}

async fn names(db: &impl ConnectionTrait, rows: &[fact::Model]) -> Result<BTreeMap<Uuid, String>> {
    let ids = rows.iter().filter_map(|row| row.actor_id);
    let users = user::Entity::find().filter(user::Column::Id.is_in(ids)).all(db).await?;
    Ok(users.into_iter().map(|row| (row.id, row.name)).collect())
}
