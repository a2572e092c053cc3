//! Loading a register of long absences: all of it or nothing, and the same file again changes nothing.

use super::people::{meant, people};
use crate::Backend;
use crate::actor::Actor;
use crate::entity::long_absence;
use crate::error::{Error, Result};
use crate::facts::{self, Fact};
use crate::imports::{Imported, import_text};
use chrono::{DateTime, Utc};
use domain::ids::{OrgId, PersonId};
use domain::imports::register::Register;
use domain::problem::Problem;
use domain::roster::absences::AbsenceRow;
use domain::roster::sheet::place;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};
use uuid::Uuid;

/// Loads a file of long absences; whom it names must be in the roster.
pub async fn import_absences(cx: &Backend, actor: &Actor, org: OrgId, text: &[u8]) -> Result<Imported> {
    import_text(cx, actor, org, Register::Absences, text).await
}

/// Writes the rows and answers how many were new or different; the fact is appended only if some were.
pub(crate) async fn write_absences(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    now: DateTime<Utc>,
    org: OrgId,
    rows: &[AbsenceRow],
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
    let mut changed = 0;
    for (person, row) in found {
        changed += usize::from(write(tx, org, person, row).await?);
    }
    if changed > 0 {
        facts::append(tx, actor, Some(org), now, Fact::AbsencesImported { rows: rows.len() }).await?;
    }
    Ok(changed)
}

async fn write(tx: &impl ConnectionTrait, org: OrgId, person: PersonId, row: &AbsenceRow) -> Result<bool> {
    let known = long_absence::Entity::find()
        .filter(long_absence::Column::OrgId.eq(org.0))
        .filter(long_absence::Column::PersonId.eq(person.0))
        .filter(long_absence::Column::Kind.eq(row.kind.code()))
        .filter(long_absence::Column::FromDate.eq(row.from))
        .one(tx)
        .await?;
    let told = long_absence::Model {
        org_id: org.0,
        id: known.as_ref().map_or_else(Uuid::now_v7, |one| one.id),
        person_id: person.0,
        kind: row.kind.code().to_owned(),
        from_date: row.from,
        to_date: row.to,
    };
    match known {
        Some(known) if known == told => return Ok(false),
        Some(_) => {
            let changed = long_absence::ActiveModel {
                org_id: Set(told.org_id),
                id: Set(told.id),
                to_date: Set(told.to_date),
                ..Default::default()
            };
            changed.update(tx).await?;
        }
        None => {
            let stored = long_absence::ActiveModel::from(told);
            long_absence::Entity::insert(stored).exec_without_returning(tx).await?;
        }
    }
    Ok(true)
}
