//! Long absences of a person: written down, ended, corrected, taken away when written down by mistake.

use super::repo::{absence_kind, person_of, said};
use crate::Backend;
use crate::actor::Actor;
use crate::entity::long_absence;
use crate::error::{Error, Result};
use crate::registers::{Record, record};
use domain::access::Verb;
use domain::ids::{OrgId, PersonId};
use domain::registers::history::changes;
use domain::roster::absences::AbsenceKind;
use domain::roster::form::read_absence;
use domain::roster::join::Span;
use domain::roster::wire_input::AbsenceInput;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};
use uuid::Uuid;

/// Writes an absence down, or changes the one named.
pub async fn set_absence(cx: &Backend, actor: &Actor, org: OrgId, id: PersonId, input: &AbsenceInput) -> Result<()> {
    actor.require(Verb::RosterWrite, org)?;
    let now = cx.clock.now();
    let tx = cx.db.begin_write().await?;
    person_of(&tx, org, id).await?;
    let rows = long_absence::Entity::find()
        .filter(long_absence::Column::OrgId.eq(org.0))
        .filter(long_absence::Column::PersonId.eq(id.0))
        .all(&tx)
        .await?;
    let known = rows.iter().find(|row| row.id.to_string() == input.id);
    if known.is_none() && !input.id.is_empty() {
        return Err(Error::NotFound("absence"));
    }
    let was = |read: fn(&long_absence::Model) -> String| known.map(read).unwrap_or_default();
    let (before_kind, before_from) = (was(|row| row.kind.clone()), was(|row| said(Some(row.from_date))));
    let before_to = was(|row| said(row.to_date));
    let mut told = [String::new(), String::new(), String::new()];
    match known {
        Some(row) if !input.remove.is_empty() => {
            long_absence::Entity::delete_by_id((org.0, row.id)).exec(&tx).await?;
        }
        _ => {
            let others = others(&rows, known)?;
            let (kind, span) = read_absence(input, &others).map_err(Error::Invalid)?;
            told = [kind.code().to_owned(), said(Some(span.from)), said(span.to)];
            let row = long_absence::ActiveModel {
                org_id: Set(org.0),
                id: Set(known.map_or_else(Uuid::now_v7, |row| row.id)),
                person_id: Set(id.0),
                kind: Set(kind.code().to_owned()),
                from_date: Set(span.from),
                to_date: Set(span.to),
            };
            match known {
                Some(_) => {
                    row.update(&tx).await?;
                }
                None => {
                    long_absence::Entity::insert(row).exec_without_returning(&tx).await?;
                }
            }
        }
    }
    let [kind, from, to] = told;
    let changed = changes([
        ("absence", before_kind.clone(), kind.clone()),
        ("absence_from", before_from, from),
        ("absence_to", before_to, to),
    ]);
    if changed.is_empty() {
        return Ok(());
    }
    let done = Record {
        register: super::REGISTER,
        subject: id.0,
        act: "absence",
        changes: changed,
    };
    record(&tx, actor, org, now, done).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(())
}

fn others(rows: &[long_absence::Model], known: Option<&long_absence::Model>) -> Result<Vec<(AbsenceKind, Span)>> {
    let others = rows.iter().filter(|row| known.is_none_or(|known| known.id != row.id));
    let read = |row: &long_absence::Model| {
        let span = Span {
            from: row.from_date,
            to: row.to_date,
        };
        Ok((absence_kind(&row.kind)?, span))
    };
    others.map(read).collect()
}
