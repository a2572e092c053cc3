//! Loading a register of routes: all of it or nothing, and the same file again changes nothing.

use crate::Backend;
use crate::actor::Actor;
use crate::entity::{iom, iom_deficit};
use crate::error::{Error, Result};
use crate::facts::{self, Fact};
use crate::imports::{Imported, import_text};
use crate::roster::{meant, people};
use chrono::{DateTime, Utc};
use domain::ids::{OrgId, PersonId};
use domain::imports::register::Register;
use domain::ioms::import::IomRow;
use domain::problem::Problem;
use domain::roster::sheet::place;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use std::collections::BTreeSet;
use uuid::Uuid;

/// What routes that came with a file are told apart by.
pub const IMPORTED: &str = "import";

/// Loads a file of routes; whom it names must be in the roster.
pub async fn import_ioms(cx: &Backend, actor: &Actor, org: OrgId, text: &[u8]) -> Result<Imported> {
    import_text(cx, actor, org, Register::Routes, text).await
}

/// Writes the rows and answers how many were new or different; the fact is appended only if some were.
pub(crate) async fn write_ioms(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    now: DateTime<Utc>,
    org: OrgId,
    rows: &[IomRow],
) -> Result<usize> {
    let people = people(tx, org).await?;
    let mut refused = Vec::new();
    let mut found = Vec::new();
    for row in rows {
        let kind = match meant(&people, &row.person) {
            Ok(Some(person)) => {
                found.push((person, row));
                continue;
            }
            Ok(None) => "person-unknown",
            Err(_) => "person-ambiguous",
        };
        refused.push(Problem::new(place(row.line, "person"), kind).with("value", &row.person));
    }
    if !refused.is_empty() {
        return Err(Error::Invalid(refused));
    }
    let mut taken = BTreeSet::new();
    let mut changed = 0;
    for (person, row) in found {
        let known = known(tx, org, person, row, &taken).await?;
        let id = known.as_ref().map_or_else(Uuid::now_v7, |one| one.id);
        taken.insert(id);
        let is_written = write(tx, now, org, (id, person), row, known).await?;
        let is_linked = link(tx, org, id, row.deficits).await?;
        changed += usize::from(is_written || is_linked);
    }
    if changed > 0 {
        facts::append(tx, actor, Some(org), now, Fact::IomsImported { rows: rows.len() }).await?;
    }
    Ok(changed)
}

/// The route a line means: the one approved that day, else one of a file that was not approved yet.
async fn known(
    tx: &impl ConnectionTrait,
    org: OrgId,
    person: PersonId,
    row: &IomRow,
    taken: &BTreeSet<Uuid>,
) -> Result<Option<iom::Model>> {
    let own = iom::Entity::find()
        .filter(iom::Column::OrgId.eq(org.0))
        .filter(iom::Column::PersonId.eq(person.0))
        .order_by_asc(iom::Column::Id)
        .all(tx)
        .await?;
    let mut own: Vec<iom::Model> = own.into_iter().filter(|one| !taken.contains(&one.id)).collect();
    let same_day = own.iter().position(|one| one.approved_on == row.approved_on);
    let waiting = || {
        let is_waiting = |one: &iom::Model| one.approved_on.is_none() && one.origin == IMPORTED;
        own.iter().position(is_waiting)
    };
    Ok(same_day.or_else(waiting).map(|at| own.swap_remove(at)))
}

async fn write(
    tx: &impl ConnectionTrait,
    now: DateTime<Utc>,
    org: OrgId,
    (id, person): (Uuid, PersonId),
    row: &IomRow,
    known: Option<iom::Model>,
) -> Result<bool> {
    let Some(known) = known else {
        let new = iom::ActiveModel::from(fresh(now, org, (id, person), row));
        iom::Entity::insert(new).exec_without_returning(tx).await?;
        return Ok(true);
    };
    let told = iom::Model {
        state: row.state.code().to_owned(),
        approved_on: row.approved_on,
        period_from: row.period_from.or(known.period_from),
        period_to: row.period_to.or(known.period_to),
        escort: or_known(&row.escort, &known.escort),
        note: or_known(&row.note, &known.note),
        ..known.clone()
    };
    if known == told {
        return Ok(false);
    }
    let changed = iom::ActiveModel {
        org_id: Set(told.org_id),
        id: Set(told.id),
        state: Set(told.state),
        approved_on: Set(told.approved_on),
        period_from: Set(told.period_from),
        period_to: Set(told.period_to),
        escort: Set(told.escort),
        note: Set(told.note),
        changed_at: Set(now),
        ..Default::default()
    };
    changed.update(tx).await?;
    Ok(true)
}

/// An empty cell says nothing, so it takes nothing away.
fn or_known(told: &str, known: &str) -> String {
    if told.is_empty() { known } else { told }.to_owned()
}

fn fresh(now: DateTime<Utc>, org: OrgId, (id, person): (Uuid, PersonId), row: &IomRow) -> iom::Model {
    iom::Model {
        org_id: org.0,
        id,
        person_id: person.0,
        state: row.state.code().to_owned(),
        period_from: row.period_from.or(row.approved_on),
        period_to: row.period_to,
        goal: String::new(),
        expected: String::new(),
        escort: row.escort.clone(),
        approved_on: row.approved_on,
        approved_by: None,
        ended_on: None,
        conclusion: String::new(),
        next_step: String::new(),
        cancel_reason: String::new(),
        note: row.note.clone(),
        origin: IMPORTED.to_owned(),
        created_at: now,
        created_by: None,
        changed_at: now,
    }
}

/// Brings the number of links to what the file says: our own links stay, those to deficits recorded elsewhere fill up.
async fn link(tx: &impl ConnectionTrait, org: OrgId, id: Uuid, wanted: usize) -> Result<bool> {
    let links = iom_deficit::Entity::find()
        .filter(iom_deficit::Column::OrgId.eq(org.0))
        .filter(iom_deficit::Column::IomId.eq(id))
        .order_by_asc(iom_deficit::Column::Position)
        .all(tx)
        .await?;
    let (own, elsewhere): (Vec<_>, Vec<_>) = links.into_iter().partition(|one| one.deficit_id.is_some());
    let wanted = wanted.saturating_sub(own.len());
    if elsewhere.len() == wanted {
        return Ok(false);
    }
    let spare: Vec<Uuid> = elsewhere.iter().skip(wanted).map(|one| one.id).collect();
    crate::ioms::links::unlink(tx, org, &spare).await?;
    for number in elsewhere.len()..wanted {
        let position = i32::try_from(own.len() + number).unwrap_or(i32::MAX);
        crate::ioms::links::elsewhere(tx, org, id, "", position).await?;
    }
    Ok(true)
}
