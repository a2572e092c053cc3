//! Adding, changing and taking out a row of a light register.

use super::repo;
use super::row::{Names, told, understood};
use crate::Backend;
use crate::actor::Actor;
use crate::entity::light_record;
use crate::error::{Error, Result};
use crate::registers::{Record, record};
use chrono::{DateTime, NaiveDate, Utc};
use domain::access::Verb;
use domain::ids::{LightRecordId, OrgId};
use domain::light::form::against;
use domain::light::register::{Field, Light};
use domain::light::wire::LightInput;
use domain::registers::history::{Change, changes};
use sea_orm::{ConnectionTrait, EntityTrait};
use uuid::Uuid;

/// Adds a row.
pub async fn add(
    cx: &Backend,
    actor: &Actor,
    org: OrgId,
    register: Light,
    input: &LightInput,
) -> Result<LightRecordId> {
    let id = LightRecordId(Uuid::now_v7());
    write(cx, actor, org, (register, None, id), input).await?;
    Ok(id)
}

/// Changes a row.
pub async fn edit(
    cx: &Backend,
    actor: &Actor,
    org: OrgId,
    register: Light,
    id: LightRecordId,
    input: &LightInput,
) -> Result<()> {
    write(cx, actor, org, (register, Some(id), id), input).await
}

/// Takes a row out; the log of facts keeps what it said.
pub async fn remove(cx: &Backend, actor: &Actor, org: OrgId, register: Light, id: LightRecordId) -> Result<()> {
    actor.require(Verb::LightWrite, org)?;
    let now = cx.clock.now();
    let tx = cx.db.begin_write().await?;
    let row = repo::record(&tx, org, register, id).await?;
    light_record::Entity::delete_by_id((org.0, id.0)).exec(&tx).await?;
    let names = Names::load(&tx, org).await?;
    let gone = Record {
        register: register.code(),
        subject: id.0,
        act: "remove",
        changes: differences(&names, Some(&row), None),
    };
    record(&tx, actor, org, now, gone).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(())
}

/// The register, the row that is changed, and the id of the row that is written.
pub(crate) type Place = (Light, Option<LightRecordId>, LightRecordId);

async fn write(cx: &Backend, actor: &Actor, org: OrgId, place: Place, input: &LightInput) -> Result<()> {
    actor.require(Verb::LightWrite, org)?;
    let tx = cx.db.begin_write().await?;
    write_in(&tx, actor, org, cx.clock.now(), place, input).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(())
}

/// Writes a row in a transaction.
pub(crate) async fn write_in(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    org: OrgId,
    now: DateTime<Utc>,
    (register, own, id): Place,
    input: &LightInput,
) -> Result<()> {
    let before = match own {
        Some(id) => Some(repo::record(tx, org, register, id).await?),
        None => None,
    };
    let names = Names::load(tx, org).await?;
    let understood = understood(&names, register, input).map_err(Error::Invalid)?;
    let (typed, person, _) = &understood;
    if typed.union.is_some_and(|union| !names.has_union(union)) {
        return Err(Error::invalid("record[union]", "light-not-in-list"));
    }
    let others = repo::beside(tx, org, register, (*person, typed.union)).await?;
    if let Some(problem) = against(register, typed, *person, own, &others) {
        return Err(Error::Invalid(vec![problem]));
    }
    let after = told((org, register, id), now, before.as_ref(), understood);
    let changed = differences(&names, before.as_ref(), Some(&after));
    if before.is_some() && changed.is_empty() {
        return Ok(());
    }
    let row: light_record::ActiveModel = after.into();
    let row = sea_orm::ActiveModelTrait::reset_all(row);
    match before.is_some() {
        true => drop(light_record::Entity::update(row).exec(tx).await?),
        false => drop(light_record::Entity::insert(row).exec_without_returning(tx).await?),
    }
    let written = Record {
        register: register.code(),
        subject: id.0,
        act: if before.is_some() { "edit" } else { "add" },
        changes: changed,
    };
    record(tx, actor, org, now, written).await
}

fn differences(
    names: &Names,
    before: Option<&light_record::Model>,
    after: Option<&light_record::Model>,
) -> Vec<Change> {
    let day = |date: Option<NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
    let said = |row: &light_record::Model| {
        [
            (Field::Form, row.form.clone()),
            (Field::Person, names.name(row.person_id)),
            (Field::Other, names.name(row.other_person_id)),
            (Field::Union, names.union(row.union_id)),
            (Field::Title, row.title.clone()),
            (Field::Place, row.place.clone()),
            (
                Field::Amount,
                row.amount.map(|amount| amount.to_string()).unwrap_or_default(),
            ),
            (Field::From, row.starts_on.to_string()),
            (Field::To, day(row.ends_on)),
            (Field::Number, row.number.clone()),
            (Field::State, row.state.clone()),
            (Field::Note, row.note.clone()),
        ]
    };
    let (was, is) = (before.map(said), after.map(said));
    let side =
        |of: &Option<[(Field, String); 12]>, at: usize| of.as_ref().map(|all| all[at].1.clone()).unwrap_or_default();
    let field = |at: usize| Field::ALL[at];
    changes((0..Field::ALL.len()).map(|place| (field(place).code(), side(&was, place), side(&is, place))))
}
