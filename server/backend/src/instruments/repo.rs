//! Queries of instruments and the history of their drafts.

use crate::entity::{draft_revision, instrument, instrument_version, user};
use crate::error::{Error, Result};
use chrono::{DateTime, Utc};
use domain::ids::{InstrumentId, OrgId};
use domain::instruments::draft::{Draft, InstrumentKind};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use std::collections::BTreeMap;
use uuid::Uuid;

/// How many steps back a draft remembers.
const REMEMBERED: i32 = 200;

pub async fn instrument(db: &impl ConnectionTrait, org: OrgId, id: InstrumentId) -> Result<instrument::Model> {
    let found = instrument::Entity::find_by_id((org.0, id.0)).one(db).await?;
    found.ok_or(Error::NotFound("instrument"))
}

/// The same, held against other writers until the transaction ends (SQLite's holds them all anyway).
pub async fn locked(db: &impl ConnectionTrait, org: OrgId, id: InstrumentId) -> Result<instrument::Model> {
    let found = instrument::Entity::find_by_id((org.0, id.0)).lock_exclusive();
    found.one(db).await?.ok_or(Error::NotFound("instrument"))
}

/// The draft at that place of its history.
pub async fn draft_at(db: &impl ConnectionTrait, row: &instrument::Model, position: i32) -> Result<Option<Draft>> {
    let found = draft_revision::Entity::find_by_id((row.org_id, row.id, position))
        .one(db)
        .await?;
    Ok(match found {
        Some(revision) => Some(serde_json::from_value(revision.content)?),
        None => None,
    })
}

/// The draft as it is now.
pub async fn draft(db: &impl ConnectionTrait, row: &instrument::Model) -> Result<Draft> {
    let found = draft_at(db, row, row.position).await?;
    found.ok_or(Error::NotFound("draft"))
}

/// Stores the next step of the history; what was undone before can no longer be redone.
pub async fn push(
    db: &impl ConnectionTrait,
    row: &instrument::Model,
    draft: &Draft,
    (who, now): (Option<Uuid>, DateTime<Utc>),
) -> Result<i32> {
    let of_draft = draft_revision::Entity::delete_many()
        .filter(draft_revision::Column::OrgId.eq(row.org_id))
        .filter(draft_revision::Column::InstrumentId.eq(row.id));
    let undone = draft_revision::Column::Position.gt(row.position);
    of_draft.clone().filter(undone).exec(db).await?;
    let position = row.position + 1;
    let forgotten = draft_revision::Column::Position.lt(position - REMEMBERED);
    of_draft.filter(forgotten).exec(db).await?;
    add_revision(db, (row.org_id, row.id), position, draft, (who, now)).await?;
    go_to(db, row, position, draft, (who, now)).await
}

pub async fn add_revision(
    db: &impl ConnectionTrait,
    (org, id): (Uuid, Uuid),
    position: i32,
    draft: &Draft,
    (who, now): (Option<Uuid>, DateTime<Utc>),
) -> Result<()> {
    let revision = draft_revision::ActiveModel {
        org_id: Set(org),
        instrument_id: Set(id),
        position: Set(position),
        content: Set(serde_json::to_value(draft)?),
        changed_by: Set(who),
        changed_at: Set(now),
    };
    revision.insert(db).await?;
    Ok(())
}

/// Moves to a place of the history; the answer is the new revision.
pub async fn go_to(
    db: &impl ConnectionTrait,
    row: &instrument::Model,
    position: i32,
    draft: &Draft,
    (who, now): (Option<Uuid>, DateTime<Utc>),
) -> Result<i32> {
    let revision = row.revision + 1;
    let changed = instrument::ActiveModel {
        org_id: Set(row.org_id),
        id: Set(row.id),
        title: Set(draft.questionnaire.title.clone()),
        position: Set(position),
        revision: Set(revision),
        changed_at: Set(now),
        changed_by: Set(who),
        ..Default::default()
    };
    changed.update(db).await?;
    Ok(revision)
}

/// The published versions of an instrument, newest first.
pub async fn versions(
    db: &impl ConnectionTrait,
    org: OrgId,
    id: InstrumentId,
) -> Result<Vec<instrument_version::Model>> {
    let found = instrument_version::Entity::find()
        .filter(instrument_version::Column::OrgId.eq(org.0))
        .filter(instrument_version::Column::InstrumentId.eq(id.0))
        .order_by_desc(instrument_version::Column::No);
    Ok(found.all(db).await?)
}

/// The names of users, by id.
pub async fn names(db: &impl ConnectionTrait, ids: impl IntoIterator<Item = Uuid>) -> Result<BTreeMap<Uuid, String>> {
    let found = user::Entity::find().filter(user::Column::Id.is_in(ids)).all(db).await?;
    Ok(found.into_iter().map(|user| (user.id, user.name)).collect())
}

/// The stored word of a kind.
pub fn kind_word(kind: InstrumentKind) -> Result<String> {
    Ok(serde_json::to_value(kind)?.as_str().unwrap_or_default().to_owned())
}

/// The kind of a stored word.
pub fn read_kind(word: &str) -> Result<InstrumentKind> {
    Ok(serde_json::from_value(serde_json::Value::String(word.to_owned()))?)
}
