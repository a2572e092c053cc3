//! Adding, changing and taking out a document.

use super::{REGISTER, repo};
use crate::Backend;
use crate::actor::Actor;
use crate::entity::{acknowledgement_list, campaign_document, document};
use crate::error::{Error, Result};
use crate::registers::{Record, record};
use chrono::{DateTime, NaiveDate, Utc};
use domain::access::Verb;
use domain::documents::form::{Typed, read};
use domain::documents::wire::DocumentInput;
use domain::ids::{DocumentId, OrgId};
use domain::registers::history::{Change, changes};
use domain::roster::name::collation_key;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

/// Adds a document.
pub async fn add(cx: &Backend, actor: &Actor, org: OrgId, input: &DocumentInput) -> Result<DocumentId> {
    actor.require(Verb::DocumentWrite, org)?;
    let typed = read(input).map_err(Error::Invalid)?;
    let tx = cx.db.begin_write().await?;
    let id = insert(&tx, actor, org, cx.clock.now(), typed).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(id)
}

/// Stores a new document in the transaction of an act.
pub(crate) async fn insert(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    org: OrgId,
    now: DateTime<Utc>,
    typed: Typed,
) -> Result<DocumentId> {
    let row = document::Model {
        org_id: org.0,
        id: Uuid::now_v7(),
        file_id: None,
        created_at: now,
        created_by: actor.user().map(|user| user.0),
        ..told(typed)
    };
    let id = DocumentId(row.id);
    let added = act("add", id, differences(&told_nothing(), &row));
    let row: document::ActiveModel = row.into();
    document::Entity::insert(row.reset_all())
        .exec_without_returning(tx)
        .await?;
    record(tx, actor, org, now, added).await?;
    Ok(id)
}

/// Changes a document.
pub async fn edit(cx: &Backend, actor: &Actor, org: OrgId, id: DocumentId, input: &DocumentInput) -> Result<()> {
    actor.require(Verb::DocumentWrite, org)?;
    let typed = read(input).map_err(Error::Invalid)?;
    let now = cx.clock.now();
    let tx = cx.db.begin_write().await?;
    let before = repo::document(&tx, org, id).await?;
    let after = document::Model {
        org_id: before.org_id,
        id: before.id,
        file_id: before.file_id,
        created_at: before.created_at,
        created_by: before.created_by,
        ..told(typed)
    };
    let changed = differences(&before, &after);
    if changed.is_empty() {
        return Ok(());
    }
    let row: document::ActiveModel = after.into();
    document::Entity::update(row.reset_all()).exec(&tx).await?;
    record(&tx, actor, org, now, act("edit", id, changed)).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(())
}

/// Takes a document out; one that somebody was asked to read, or that a campaign cites, stays.
pub async fn remove(cx: &Backend, actor: &Actor, org: OrgId, id: DocumentId) -> Result<()> {
    actor.require(Verb::DocumentWrite, org)?;
    let now = cx.clock.now();
    let tx = cx.db.begin_write().await?;
    let row = repo::document(&tx, org, id).await?;
    let sent = acknowledgement_list::Entity::find()
        .filter(acknowledgement_list::Column::OrgId.eq(org.0))
        .filter(acknowledgement_list::Column::DocumentId.eq(id.0))
        .one(&tx)
        .await?;
    let cited = campaign_document::Entity::find()
        .filter(campaign_document::Column::OrgId.eq(org.0))
        .filter(campaign_document::Column::DocumentId.eq(id.0))
        .one(&tx)
        .await?;
    if sent.is_some() || cited.is_some() {
        return Err(Error::conflict("document-in-use"));
    }
    document::Entity::delete_by_id((org.0, id.0)).exec(&tx).await?;
    if let Some(file) = row.file_id {
        crate::files::forget(&tx, org, file).await?;
    }
    let gone = differences(&row, &told_nothing());
    record(&tx, actor, org, now, act("remove", id, gone)).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(())
}

/// An act on a document, for its history.
pub(super) fn act(act: &'static str, id: DocumentId, changes: Vec<Change>) -> Record {
    Record {
        register: REGISTER,
        subject: id.0,
        act,
        changes,
    }
}

/// The columns a form fills.
pub(super) fn told(typed: Typed) -> document::Model {
    document::Model {
        // By its number a document is looked for as often as by its title.
        sort_key: collation_key(&format!("{} {}", typed.title, typed.number)),
        kind: typed.kind.code().to_owned(),
        level: typed.level.code().to_owned(),
        number: typed.number,
        dated_on: typed.dated_on,
        edition: typed.edition,
        title: typed.title,
        body: typed.body,
        url: typed.url.map(String::from).unwrap_or_default(),
        approved_by: typed.approved_by,
        order_no: typed.order_no,
        order_on: typed.order_on,
        is_repealed: typed.is_repealed,
        note: typed.note,
        ..told_nothing()
    }
}

fn told_nothing() -> document::Model {
    let nothing = String::new;
    document::Model {
        org_id: Uuid::nil(),
        id: Uuid::nil(),
        kind: nothing(),
        level: nothing(),
        number: nothing(),
        dated_on: None,
        edition: nothing(),
        title: nothing(),
        sort_key: nothing(),
        body: nothing(),
        url: nothing(),
        file_id: None,
        approved_by: nothing(),
        order_no: nothing(),
        order_on: None,
        is_repealed: false,
        note: nothing(),
        created_at: DateTime::UNIX_EPOCH,
        created_by: None,
    }
}

fn differences(before: &document::Model, after: &document::Model) -> Vec<Change> {
    let said = |row: &document::Model| {
        let day = |date: Option<NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
        [
            ("kind", row.kind.clone()),
            ("level", row.level.clone()),
            ("number", row.number.clone()),
            ("dated_on", day(row.dated_on)),
            ("edition", row.edition.clone()),
            ("title", row.title.clone()),
            ("body", row.body.clone()),
            ("url", row.url.clone()),
            ("approved_by", row.approved_by.clone()),
            ("order_no", row.order_no.clone()),
            ("order_on", day(row.order_on)),
            (
                "repealed",
                if row.is_repealed {
                    "yes".to_owned()
                } else {
                    String::new()
                },
            ),
            ("note", row.note.clone()),
        ]
    };
    let pairs = said(before).into_iter().zip(said(after));
    changes(pairs.map(|((field, before), (_, after))| (field, before, after)))
}
