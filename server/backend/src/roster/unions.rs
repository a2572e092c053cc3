//! Methodical unions: listed with heads and members, added, renamed, closed, given a head.

use super::people::{meant, people};
use super::repo::{memberships, said};
use crate::Backend;
use crate::accounts::organization;
use crate::actor::Actor;
use crate::clock::day;
use crate::entity::{methodical_union, union_membership};
use crate::error::{Error, Result};
use crate::registers::{Record, history, record};
use chrono::NaiveDate;
use domain::access::Verb;
use domain::ids::{OrgId, PersonId};
use domain::registers::history::{Change, changes};
use domain::registers::reading::Reading;
use domain::roster::name::{collation_key, fold};
use domain::roster::wire::{UnionLine, UnionsPage};
use domain::roster::wire_input::UnionInput;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};
use std::collections::BTreeSet;
use uuid::Uuid;

const LONGEST_TITLE: usize = 200;

/// All unions of the school.
pub async fn union_list(cx: &Backend, actor: &Actor, org: OrgId) -> Result<UnionsPage> {
    actor.require(Verb::RosterRead, org)?;
    let db = cx.db.read();
    let today = day(cx.clock.now(), organization(cx, org).await?.zone);
    let people = people(db, org).await?;
    let mut stays = memberships(db, org, None).await?;
    stays.retain(|row| lasts(row, today));
    let mut rows = all(db, org).await?;
    rows.sort_by_key(|row| (row.closed_on.is_some(), collation_key(&row.title)));
    let line = |row: methodical_union::Model| {
        let here = || stays.iter().filter(|one| one.union_id == row.id);
        let members: BTreeSet<Uuid> = here().map(|one| one.person_id).collect();
        let head = here().find(|one| one.is_head).map(|one| PersonId(one.person_id));
        let name = head.and_then(|id| people.get(&id)).map(|one| one.name.short_name());
        UnionLine {
            id: row.id.to_string(),
            title: row.title.clone(),
            closed_on: row.closed_on,
            head: name.unwrap_or_default(),
            head_id: head,
            members: members.len(),
        }
    };
    let mut names: Vec<(&str, String)> = people
        .values()
        .map(|one| (one.sort_key.as_str(), one.name.full()))
        .collect();
    names.sort();
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    Ok(UnionsPage {
        history: history(cx, actor, Verb::RosterRead, org, &ids).await?,
        today,
        unions: rows.into_iter().map(line).collect(),
        people: names.into_iter().map(|(_, name)| name).collect(),
        may_write: actor.may(Verb::RosterWrite, org),
    })
}

/// Adds a union, or renames, closes, gives a head to the one named.
pub async fn set_union(cx: &Backend, actor: &Actor, org: OrgId, input: &UnionInput) -> Result<()> {
    actor.require(Verb::RosterWrite, org)?;
    let now = cx.clock.now();
    let today = day(now, organization(cx, org).await?.zone);
    let mut reading = Reading::default();
    let title = reading.needed("union[title]", &input.title, LONGEST_TITLE);
    let closed = reading.date("union[closed_on]", &input.closed_on);
    let since = reading.date("union[head_from]", &input.head_from).unwrap_or(today);
    let tx = cx.db.begin_write().await?;
    let rows = all(&tx, org).await?;
    let known = rows.iter().find(|row| row.id.to_string() == input.id);
    if known.is_none() && !input.id.is_empty() {
        return Err(Error::NotFound("union"));
    }
    let is_taken = |row: &&methodical_union::Model| {
        fold(&row.title) == fold(&title) && known.is_none_or(|known| known.id != row.id)
    };
    if rows.iter().any(|row| is_taken(&row)) {
        reading.refuse("union[title]", "union-title-taken");
    }
    reading.give(()).map_err(Error::Invalid)?;
    let row = methodical_union::Model {
        org_id: org.0,
        id: known.map_or_else(Uuid::now_v7, |row| row.id),
        title,
        closed_on: closed,
    };
    store(&tx, known, &row).await?;
    let mut changed = changes([
        (
            "title",
            known.map(|row| row.title.clone()).unwrap_or_default(),
            row.title.clone(),
        ),
        ("closed_on", said(known.and_then(|row| row.closed_on)), said(closed)),
    ]);
    if let Some(closed) = closed {
        end_stays(&tx, &row, closed).await?;
    } else {
        changed.extend(set_head(&tx, org, &row, &input.head, since).await?);
    }
    if changed.is_empty() {
        return Ok(());
    }
    let done = Record {
        register: super::UNIONS,
        subject: row.id,
        act: if known.is_some() { "edit" } else { "add" },
        changes: changed,
    };
    record(&tx, actor, org, now, done).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(())
}

fn lasts(row: &union_membership::Model, on: NaiveDate) -> bool {
    row.from_date <= on && row.to_date.is_none_or(|to| on <= to)
}

async fn all(db: &impl ConnectionTrait, org: OrgId) -> Result<Vec<methodical_union::Model>> {
    Ok(methodical_union::Entity::find()
        .filter(methodical_union::Column::OrgId.eq(org.0))
        .all(db)
        .await?)
}

async fn store(
    tx: &impl ConnectionTrait,
    known: Option<&methodical_union::Model>,
    row: &methodical_union::Model,
) -> Result<()> {
    let stored = methodical_union::ActiveModel::from(row.clone());
    match known {
        Some(known) if known == row => {}
        Some(_) => {
            stored.reset_all().update(tx).await?;
        }
        None => {
            methodical_union::Entity::insert(stored)
                .exec_without_returning(tx)
                .await?;
        }
    }
    Ok(())
}

/// Nobody stays in a closed union.
async fn end_stays(tx: &impl ConnectionTrait, union: &methodical_union::Model, on: NaiveDate) -> Result<()> {
    for row in stays(tx, union).await? {
        if row.to_date.is_none_or(|to| to > on) {
            let ended = union_membership::ActiveModel {
                org_id: Set(row.org_id),
                id: Set(row.id),
                to_date: Set(Some(on.max(row.from_date))),
                ..Default::default()
            };
            ended.update(tx).await?;
        }
    }
    Ok(())
}

async fn stays(tx: &impl ConnectionTrait, union: &methodical_union::Model) -> Result<Vec<union_membership::Model>> {
    Ok(union_membership::Entity::find()
        .filter(union_membership::Column::OrgId.eq(union.org_id))
        .filter(union_membership::Column::UnionId.eq(union.id))
        .all(tx)
        .await?)
}

/// The head leads from that day on; whoever led before stays a member. Heading is a stay of its own, so that it is
/// known who led on any day.
async fn set_head(
    tx: &impl ConnectionTrait,
    org: OrgId,
    union: &methodical_union::Model,
    typed: &str,
    since: NaiveDate,
) -> Result<Vec<Change>> {
    let people = people(tx, org).await?;
    let wanted = match typed.trim() {
        "" => None,
        text => match meant(&people, text) {
            Ok(Some(id)) => Some(id),
            Ok(None) => return Err(Error::invalid("union[head]", "person-unknown")),
            Err(_) => return Err(Error::invalid("union[head]", "person-ambiguous")),
        },
    };
    let stays = stays(tx, union).await?;
    let is_led = |row: &&union_membership::Model| row.is_head && lasts(row, since);
    let before = stays.iter().find(is_led);
    if before.map(|row| PersonId(row.person_id)) == wanted {
        return Ok(Vec::new());
    }
    if let Some(before) = before {
        turn(tx, before, since, false).await?;
    }
    if let Some(wanted) = wanted {
        let mut own = stays
            .iter()
            .filter(|row| row.person_id == wanted.0 && lasts(row, since));
        match own.next() {
            Some(row) => turn(tx, row, since, true).await?,
            None => insert(tx, led_by(union, wanted, since)).await?,
        }
    }
    let name = |id: Option<PersonId>| id.and_then(|id| people.get(&id)).map(|one| one.name.short_name());
    let before = before.map(|row| PersonId(row.person_id));
    Ok(changes([(
        "head",
        name(before).unwrap_or_default(),
        name(wanted).unwrap_or_default(),
    )]))
}

/// From that day on the stay is one of a head or of a member; its earlier days stay what they were.
async fn turn(tx: &impl ConnectionTrait, row: &union_membership::Model, since: NaiveDate, is_head: bool) -> Result<()> {
    let mut changed = union_membership::ActiveModel {
        org_id: Set(row.org_id),
        id: Set(row.id),
        ..Default::default()
    };
    match since.pred_opt().filter(|last| *last >= row.from_date) {
        Some(last) => {
            changed.to_date = Set(Some(last));
            changed.update(tx).await?;
            let rest = union_membership::Model {
                id: Uuid::now_v7(),
                from_date: since,
                is_head,
                ..row.clone()
            };
            insert(tx, rest).await
        }
        None => {
            changed.is_head = Set(is_head);
            changed.update(tx).await?;
            Ok(())
        }
    }
}

fn led_by(union: &methodical_union::Model, person: PersonId, since: NaiveDate) -> union_membership::Model {
    union_membership::Model {
        org_id: union.org_id,
        id: Uuid::now_v7(),
        union_id: union.id,
        person_id: person.0,
        from_date: since,
        to_date: None,
        is_head: true,
    }
}

async fn insert(tx: &impl ConnectionTrait, row: union_membership::Model) -> Result<()> {
    let row = union_membership::ActiveModel::from(row);
    union_membership::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}
