//! Loading a file of events: all of it or nothing, and the same file again changes nothing.

use super::repo::events;
use crate::Backend;
use crate::actor::Actor;
use crate::entity::event;
use crate::error::Result;
use crate::facts::{self, Fact};
use crate::imports::{Imported, import_text, next_code};
use chrono::{DateTime, Utc};
use domain::events::event::EventKind;
use domain::events::import::EventRow;
use domain::ids::OrgId;
use domain::imports::register::Register;
use domain::roster::name::{collation_key, fold};
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait};
use uuid::Uuid;

/// Loads a file of events.
pub async fn import_events(cx: &Backend, actor: &Actor, org: OrgId, text: &[u8]) -> Result<Imported> {
    import_text(cx, actor, org, Register::Events, text).await
}

/// Writes the rows and answers how many were new or different; the fact is appended only if some were.
pub(crate) async fn write_events(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    now: DateTime<Utc>,
    org: OrgId,
    rows: &[EventRow],
) -> Result<usize> {
    let mut stored = events(tx, org).await?;
    let mut changed = 0;
    for row in rows {
        let known = stored.iter().position(|one| is_same(one, row));
        let told = match known {
            Some(at) => told(stored[at].clone(), row),
            None => told(fresh(org, now, &stored, row), row),
        };
        match known {
            Some(at) if stored[at] == told => continue,
            Some(at) => {
                let all = event::ActiveModel::from(told.clone()).reset_all();
                all.update(tx).await?;
                stored[at] = told;
            }
            None => {
                let new = event::ActiveModel::from(told.clone());
                event::Entity::insert(new).exec_without_returning(tx).await?;
                stored.push(told);
            }
        }
        changed += 1;
    }
    if changed > 0 {
        let fact = Fact::RegisterImported {
            register: "events".to_owned(),
            rows: rows.len(),
        };
        facts::append(tx, actor, Some(org), now, fact).await?;
    }
    Ok(changed)
}

/// By its code; a file without codes is known by title and first day.
fn is_same(one: &event::Model, row: &EventRow) -> bool {
    if row.code.is_empty() {
        fold(&one.title) == fold(&row.title) && one.date_from == row.from
    } else {
        one.code == row.code
    }
}

fn fresh(org: OrgId, now: DateTime<Utc>, stored: &[event::Model], row: &EventRow) -> event::Model {
    let code = match row.code.is_empty() {
        true => next_code("E", stored.iter().map(|one| one.code.as_str())),
        false => row.code.clone(),
    };
    event::Model {
        org_id: org.0,
        id: Uuid::now_v7(),
        code,
        title: String::new(),
        sort_key: String::new(),
        kind: EventKind::Other.code().to_owned(),
        level: String::new(),
        date_from: row.from,
        date_to: row.to,
        is_sci_method: false,
        organiser: String::new(),
        place: String::new(),
        network_orgs: String::new(),
        note: String::new(),
        is_proposed: false,
        created_at: now,
    }
}

/// What is known with what the row says; an empty cell leaves what is known.
fn told(known: event::Model, row: &EventRow) -> event::Model {
    let or = |told: &String, known: String| if told.is_empty() { known } else { told.clone() };
    event::Model {
        title: row.title.clone(),
        sort_key: collation_key(&row.title),
        kind: row.kind.map_or(known.kind, |kind| kind.code().to_owned()),
        level: row.level.code().to_owned(),
        date_from: row.from,
        date_to: row.to,
        is_sci_method: row.is_sci_method,
        organiser: or(&row.organiser, known.organiser),
        place: or(&row.place, known.place),
        network_orgs: or(&row.network_orgs, known.network_orgs),
        note: or(&row.note, known.note),
        ..known
    }
}
