//! Adding, changing and taking away an event.

use super::reach::Reach;
use super::{REGISTER, repo};
use crate::Backend;
use crate::actor::Actor;
use crate::entity::{event, event_participation};
use crate::error::{Error, Result};
use crate::imports::next_code;
use crate::registers::{Record, record, typed_before};
use chrono::{DateTime, Utc};
use domain::access::Verb;
use domain::events::form::{EventForm, read_event};
use domain::events::wire::{EventHints, EventInput};
use domain::ids::{EventId, OrgId};
use domain::registers::history::{Change, changes};
use domain::roster::name::collation_key;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

/// Adds an event and answers which it became.
pub async fn add(cx: &Backend, actor: &Actor, org: OrgId, input: &EventInput) -> Result<EventId> {
    actor.require(Verb::EventWrite, org)?;
    let form = read_event(input).map_err(Error::Invalid)?;
    let now = cx.clock.now();
    let tx = cx.db.begin_write().await?;
    let row = insert(&tx, org, now, &form, false).await?;
    let said = differences(None, &row);
    let id = EventId(row.id);
    record(&tx, actor, org, now, done(id, "add", said)).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(id)
}

/// Changes an event; whoever decides about participations has looked at it then, a head of a union has not.
pub async fn edit(cx: &Backend, actor: &Actor, org: OrgId, id: EventId, input: &EventInput) -> Result<()> {
    actor.require(Verb::EventWrite, org)?;
    let form = read_event(input).map_err(Error::Invalid)?;
    let reach = Reach::of(cx, actor, org).await?;
    let now = cx.clock.now();
    let tx = cx.db.begin_write().await?;
    let before = repo::event(&tx, org, id).await?;
    reach.change_event(&repo::participations_in(&tx, org, id).await?)?;
    let after = event::Model {
        is_proposed: before.is_proposed && !reach.is_whole(),
        ..told(before.clone(), &form)
    };
    if after == before {
        return Ok(());
    }
    let said = differences(Some(&before), &after);
    event::ActiveModel::from(after).reset_all().update(&tx).await?;
    record(&tx, actor, org, now, done(id, "edit", said)).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(())
}

/// Takes an event away that was added by mistake: nobody takes part in it. Who added it is not kept beside it, so a
/// head of a union takes none away.
pub async fn remove(cx: &Backend, actor: &Actor, org: OrgId, id: EventId) -> Result<()> {
    actor.require(Verb::EventWrite, org)?;
    let now = cx.clock.now();
    let tx = cx.db.begin_write().await?;
    let row = repo::event(&tx, org, id).await?;
    actor.require(Verb::EventConfirm, org)?;
    let people = event_participation::Entity::find()
        .filter(event_participation::Column::OrgId.eq(org.0))
        .filter(event_participation::Column::EventId.eq(id.0));
    if people.count(&tx).await? > 0 {
        return Err(Error::conflict("event-has-participants"));
    }
    event::Entity::delete_by_id((org.0, id.0)).exec(&tx).await?;
    let gone = Change {
        field: "title".to_owned(),
        before: row.title,
        after: String::new(),
    };
    record(&tx, actor, org, now, done(id, "remove", vec![gone])).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(())
}

/// What was typed in other events, for the form.
pub async fn hints(cx: &Backend, actor: &Actor, org: OrgId) -> Result<EventHints> {
    actor.require(Verb::EventWrite, org)?;
    let own = || event::Entity::find().filter(event::Column::OrgId.eq(org.0));
    Ok(EventHints {
        organisers: typed_before(cx.db.read(), own(), event::Column::Organiser).await?,
        places: typed_before(cx.db.read(), own(), event::Column::Place).await?,
    })
}

/// Writes a new event under the next free code.
pub(super) async fn insert(
    tx: &impl ConnectionTrait,
    org: OrgId,
    now: DateTime<Utc>,
    form: &EventForm,
    is_proposed: bool,
) -> Result<event::Model> {
    let codes: Vec<String> = event::Entity::find()
        .select_only()
        .column(event::Column::Code)
        .filter(event::Column::OrgId.eq(org.0))
        .into_tuple()
        .all(tx)
        .await?;
    let blank = event::Model {
        org_id: org.0,
        id: Uuid::now_v7(),
        code: next_code("E", codes.iter().map(String::as_str)),
        title: String::new(),
        sort_key: String::new(),
        kind: String::new(),
        level: String::new(),
        date_from: form.from,
        date_to: form.to,
        is_sci_method: false,
        organiser: String::new(),
        place: String::new(),
        network_orgs: String::new(),
        note: String::new(),
        is_proposed,
        created_at: now,
    };
    let row = told(blank, form);
    event::Entity::insert(event::ActiveModel::from(row.clone()))
        .exec_without_returning(tx)
        .await?;
    Ok(row)
}

fn told(known: event::Model, form: &EventForm) -> event::Model {
    event::Model {
        title: form.title.clone(),
        sort_key: collation_key(&form.title),
        kind: form.kind.code().to_owned(),
        level: form.level.code().to_owned(),
        date_from: form.from,
        date_to: form.to,
        is_sci_method: form.is_sci_method,
        organiser: form.organiser.clone(),
        place: form.place.clone(),
        network_orgs: form.network_orgs.clone(),
        note: form.note.clone(),
        ..known
    }
}

/// What differs between two states of an event; without the first, all that is there.
pub(super) fn differences(before: Option<&event::Model>, after: &event::Model) -> Vec<Change> {
    type Text = fn(&event::Model) -> String;
    let yes = |is: bool| if is { "yes" } else { "no" }.to_owned();
    let fields: [(&str, Text); 9] = [
        ("title", |row| row.title.clone()),
        ("level", |row| row.level.clone()),
        ("kind", |row| row.kind.clone()),
        ("from", |row| row.date_from.to_string()),
        ("to", |row| row.date_to.to_string()),
        ("organiser", |row| row.organiser.clone()),
        ("place", |row| row.place.clone()),
        ("network_orgs", |row| row.network_orgs.replace('\n', "; ")),
        ("note", |row| row.note.clone()),
    ];
    let texts = fields.map(|(name, text)| (name, before.map(text).unwrap_or_default(), text(after)));
    let method = before.map(|row| yes(row.is_sci_method)).unwrap_or_default();
    changes(texts.into_iter().chain([("method", method, yes(after.is_sci_method))]))
}

/// An act on an event, for its history.
pub(super) fn done(id: EventId, act: &'static str, changes: Vec<Change>) -> Record {
    Record {
        register: REGISTER,
        subject: id.0,
        act,
        changes,
    }
}
