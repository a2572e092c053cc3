//! Loading who took part: all of the file or nothing, and the same file again changes nothing.

use super::repo::{events, participations};
use crate::Backend;
use crate::actor::Actor;
use crate::entity::{event, event_participation};
use crate::error::{Error, Result};
use crate::facts::{self, Fact};
use crate::imports::{Imported, import_text};
use crate::roster::{Person, meant, people};
use chrono::{DateTime, Utc};
use domain::events::import::ParticipationRow;
use domain::events::participation::ParticipationState::Pending;
use domain::ids::{OrgId, PersonId};
use domain::imports::register::Register;
use domain::problem::Problem;
use domain::roster::name::fold;
use domain::roster::sheet::place;
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Loads a file of participations; what and whom it names must be known.
pub async fn import_participations(cx: &Backend, actor: &Actor, org: OrgId, text: &[u8]) -> Result<Imported> {
    import_text(cx, actor, org, Register::Participation, text).await
}

/// Writes the rows and answers how many were new or different; the fact is appended only if some were.
pub(crate) async fn write_participations(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    now: DateTime<Utc>,
    org: OrgId,
    rows: &[ParticipationRow],
) -> Result<usize> {
    let book = Book {
        events: events(tx, org).await?,
        people: people(tx, org).await?,
    };
    let refused: Vec<Problem> = rows.iter().flat_map(|row| book.problems(row)).collect();
    if !refused.is_empty() {
        return Err(Error::Invalid(refused));
    }
    let stored = participations(tx, org).await?;
    let mut stored: BTreeMap<(Uuid, Uuid), event_participation::Model> = stored
        .into_iter()
        .map(|row| ((row.event_id, row.person_id), row))
        .collect();
    let mut changed = 0;
    for row in rows {
        let (Ok(Some(event)), Ok(Some(person))) = (book.event(row), meant(&book.people, &row.person)) else {
            continue;
        };
        let key = (event, person.0);
        let known = stored.get(&key);
        let told = told(known.cloned().unwrap_or_else(|| fresh(org, key, now)), row, actor, now);
        match known {
            Some(known) if *known == told => continue,
            Some(_) => {
                let all = event_participation::ActiveModel::from(told.clone()).reset_all();
                all.update(tx).await?;
            }
            None => {
                let new = event_participation::ActiveModel::from(told.clone());
                event_participation::Entity::insert(new)
                    .exec_without_returning(tx)
                    .await?;
            }
        }
        stored.insert(key, told);
        changed += 1;
    }
    if changed > 0 {
        let fact = Fact::RegisterImported {
            register: "participations".to_owned(),
            rows: rows.len(),
        };
        facts::append(tx, actor, Some(org), now, fact).await?;
    }
    Ok(changed)
}

/// Whom and what a file can name.
struct Book {
    events: Vec<event::Model>,
    people: BTreeMap<PersonId, Person>,
}

/// Several events have that title.
struct Ambiguous;

impl Book {
    /// By its code, or by a title that only one event has.
    fn event(&self, row: &ParticipationRow) -> Result<Option<Uuid>, Ambiguous> {
        if let Some(known) = self.events.iter().find(|one| one.code == row.event) {
            return Ok(Some(known.id));
        }
        let title = fold(&row.event);
        let mut same = self.events.iter().filter(|one| fold(&one.title) == title);
        match (same.next(), same.next()) {
            (Some(_), Some(_)) => Err(Ambiguous),
            (found, _) => Ok(found.map(|one| one.id)),
        }
    }

    fn problems(&self, row: &ParticipationRow) -> Vec<Problem> {
        let problem = |column, kind, value: &String| Problem::new(place(row.line, column), kind).with("value", value);
        let event = match self.event(row) {
            Ok(Some(_)) => None,
            Ok(None) => Some(problem("event", "event-unknown", &row.event)),
            Err(Ambiguous) => Some(problem("event", "event-ambiguous", &row.event)),
        };
        let person = match meant(&self.people, &row.person) {
            Ok(Some(_)) => None,
            Ok(None) => Some(problem("person", "person-unknown", &row.person)),
            Err(_) => Some(problem("person", "person-ambiguous", &row.person)),
        };
        event.into_iter().chain(person).collect()
    }
}

fn fresh(org: OrgId, (event, person): (Uuid, Uuid), now: DateTime<Utc>) -> event_participation::Model {
    event_participation::Model {
        org_id: org.0,
        id: Uuid::now_v7(),
        event_id: event,
        person_id: person,
        role: String::new(),
        state: Pending.code().to_owned(),
        is_proposed: false,
        confirmed_by: None,
        decided_at: None,
        reason: String::new(),
        evidence_link: String::new(),
        evidence_file_id: None,
        evidence_on: None,
        created_at: now,
    }
}

/// What is known with what the row says; «ждёт подтверждения» does not undo what was decided here.
fn told(
    mut known: event_participation::Model,
    row: &ParticipationRow,
    actor: &Actor,
    now: DateTime<Utc>,
) -> event_participation::Model {
    known.role = row.role.code().to_owned();
    if row.state != Pending && known.state != row.state.code() {
        known.state = row.state.code().to_owned();
        known.decided_at = Some(now);
        known.confirmed_by = actor.user().map(|user| user.0);
    }
    if !row.evidence.is_empty() {
        known.evidence_link.clone_from(&row.evidence);
    }
    known.evidence_on = row.evidence_on.or(known.evidence_on);
    known
}
