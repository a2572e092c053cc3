//! The competence frameworks of an organisation: reading them, and changing one as a whole.

use crate::Backend;
use crate::actor::Actor;
use crate::entity::{competence, competence_framework};
use crate::error::{Error, Result};
use crate::registers::{Record, record};
use anyhow::anyhow;
use chrono::{DateTime, Utc};
use domain::access::Verb;
use domain::ids::{FrameworkId, OrgId};
use domain::instruments::frameworks::{Framework, FrameworkForm, FrameworkList, read};
use domain::registers::history::changes;
use domain::scoring::keys::Competence;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use uuid::Uuid;

/// All of them, the oldest first.
pub async fn frameworks(cx: &Backend, actor: &Actor, org: OrgId) -> Result<FrameworkList> {
    actor.require(Verb::InstrumentRead, org)?;
    Ok(FrameworkList {
        frameworks: all(cx.db.read(), org).await?,
        may_write: actor.may(Verb::InstrumentWrite, org),
    })
}

/// Stores a framework as it was typed: a new one, or in the place of what it held. Tests that took from it keep
/// their copies.
pub async fn save_framework(cx: &Backend, actor: &Actor, org: OrgId, form: &FrameworkForm) -> Result<FrameworkId> {
    actor.require(Verb::InstrumentWrite, org)?;
    let (competences, problems) = read(form);
    let (now, tx) = (cx.clock.now(), cx.db.begin_write().await?);
    let known = match form.id.as_str() {
        "" => None,
        id => Some(locked(&tx, org, id).await?),
    };
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    let (title, act) = (form.title.trim(), if known.is_some() { "edit" } else { "add" });
    let before = match &known {
        Some(row) => codes(&of(&tx, org, row.id).await?),
        None => String::new(),
    };
    let said = [
        (
            "title",
            known.as_ref().map(|row| row.title.clone()).unwrap_or_default(),
            title.to_owned(),
        ),
        ("competences", before, codes(&competences)),
    ];
    let id = FrameworkId(known.map_or_else(Uuid::now_v7, |row| row.id));
    store(&tx, org, id, title, now, act == "add").await?;
    fill(&tx, org, id, &competences).await?;
    let said = Record {
        register: "framework",
        subject: id.0,
        act,
        changes: changes(said),
    };
    record(&tx, actor, org, now, said).await?;
    tx.commit().await?;
    Ok(id)
}

/// Removes a framework; tests keep what they took from it.
pub async fn remove_framework(cx: &Backend, actor: &Actor, org: OrgId, id: FrameworkId) -> Result<()> {
    actor.require(Verb::InstrumentWrite, org)?;
    let tx = cx.db.begin_write().await?;
    let row = locked(&tx, org, &id.to_string()).await?;
    fill(&tx, org, id, &[]).await?;
    competence_framework::Entity::delete_by_id((org.0, id.0))
        .exec(&tx)
        .await?;
    let said = Record {
        register: "framework",
        subject: id.0,
        act: "delete",
        changes: changes([("title", row.title, String::new())]),
    };
    record(&tx, actor, org, cx.clock.now(), said).await?;
    Ok(tx.commit().await?)
}

/// What is taken of a framework: the one of that code, or all of them.
pub(super) async fn taken(db: &impl ConnectionTrait, org: OrgId, id: &str, code: &str) -> Result<Vec<Competence>> {
    let row = locked(db, org, id).await?;
    let mut found = of(db, org, row.id).await?;
    found.retain(|one| code.is_empty() || one.code == code);
    if found.is_empty() {
        return Err(Error::NotFound("competence"));
    }
    Ok(found)
}

/// Stores a framework with its competences, for the demonstration.
pub(crate) async fn add(
    tx: &impl ConnectionTrait,
    org: OrgId,
    title: &str,
    competences: &[Competence],
    now: DateTime<Utc>,
) -> Result<FrameworkId> {
    let id = FrameworkId(Uuid::now_v7());
    store(tx, org, id, title, now, true).await?;
    fill(tx, org, id, competences).await?;
    Ok(id)
}

async fn locked(db: &impl ConnectionTrait, org: OrgId, id: &str) -> Result<competence_framework::Model> {
    let id: Uuid = id.parse().map_err(|_| Error::NotFound("framework"))?;
    let found = competence_framework::Entity::find_by_id((org.0, id));
    let found = found.lock_exclusive().one(db).await?;
    found.ok_or(Error::NotFound("framework"))
}

async fn all(db: &impl ConnectionTrait, org: OrgId) -> Result<Vec<Framework>> {
    let rows = competence_framework::Entity::find()
        .filter(competence_framework::Column::OrgId.eq(org.0))
        .order_by_asc(competence_framework::Column::CreatedAt)
        .order_by_asc(competence_framework::Column::Id)
        .all(db)
        .await?;
    let mut frameworks = Vec::new();
    for row in rows {
        frameworks.push(Framework {
            id: FrameworkId(row.id),
            competences: of(db, org, row.id).await?,
            title: row.title,
        });
    }
    Ok(frameworks)
}

async fn of(db: &impl ConnectionTrait, org: OrgId, framework: Uuid) -> Result<Vec<Competence>> {
    let rows = competence::Entity::find()
        .filter(competence::Column::OrgId.eq(org.0))
        .filter(competence::Column::FrameworkId.eq(framework))
        .order_by_asc(competence::Column::Position)
        .all(db)
        .await?;
    let read = |row: competence::Model| {
        Ok(Competence {
            domain: serde_json::from_value(row.domain.into())?,
            code: row.code,
            title: row.title,
        })
    };
    rows.into_iter().map(read).collect()
}

async fn store(
    tx: &impl ConnectionTrait,
    org: OrgId,
    id: FrameworkId,
    title: &str,
    now: DateTime<Utc>,
    is_new: bool,
) -> Result<()> {
    let mut row = competence_framework::ActiveModel {
        org_id: Set(org.0),
        id: Set(id.0),
        title: Set(title.to_owned()),
        ..Default::default()
    };
    if is_new {
        row.created_at = Set(now);
        row.insert(tx).await?;
    } else {
        row.update(tx).await?;
    }
    Ok(())
}

async fn fill(tx: &impl ConnectionTrait, org: OrgId, id: FrameworkId, competences: &[Competence]) -> Result<()> {
    competence::Entity::delete_many()
        .filter(competence::Column::OrgId.eq(org.0))
        .filter(competence::Column::FrameworkId.eq(id.0))
        .exec(tx)
        .await?;
    for (position, one) in (0..).zip(competences) {
        let domain = serde_json::to_value(one.domain)?;
        let row = competence::ActiveModel {
            org_id: Set(org.0),
            framework_id: Set(id.0),
            code: Set(one.code.clone()),
            title: Set(one.title.clone()),
            domain: Set(domain.as_str().ok_or_else(|| anyhow!("a domain is a word"))?.to_owned()),
            position: Set(position),
        };
        competence::Entity::insert(row).exec_without_returning(tx).await?;
    }
    Ok(())
}

fn codes(competences: &[Competence]) -> String {
    let said: Vec<String> = competences
        .iter()
        .map(|one| format!("{} {}", one.code, one.title))
        .collect();
    said.join("; ")
}
