//! The tick-list of an event: the staff of its day, and putting down many of them at once.

use super::reach::Reach;
use super::write::done;
use super::{people::name, repo};
use crate::Backend;
use crate::actor::Actor;
use crate::entity::event_participation;
use crate::error::{Error, OnConstraint, Result};
use crate::ioms::places;
use crate::registers::record;
use crate::roster::{people, staff, unions};
use chrono::{DateTime, NaiveDate, Utc};
use domain::access::Verb;
use domain::events::participation::{ParticipantRole, ParticipationState};
use domain::events::wire::{AttendInput, AttendanceLine, AttendanceList};
use domain::ids::{EventId, OrgId, PersonId};
use domain::registers::history::Change;
use domain::registers::listing::Listing;
use domain::roster::name::fold;
use domain::roster::wire::UnionChoice;
use sea_orm::{ConnectionTrait, EntityTrait};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Who worked here on the event's last day and is in reach, narrowed by union and name.
pub async fn attendance(
    cx: &Backend,
    actor: &Actor,
    org: OrgId,
    id: EventId,
    listing: &Listing,
) -> Result<AttendanceList> {
    actor.require(Verb::EventWrite, org)?;
    let db = cx.db.read();
    let event = repo::event(db, org, id).await?;
    let unions = unions(db, org).await?;
    let people = people(db, org).await?;
    let reach = Reach::of(cx, actor, org).await?;
    let mut working = working(db, org, event.date_to).await?;
    working.retain(|person| reach.takes(*person));
    let places = places(db, org, working.iter().map(|person| person.0)).await?;
    let known: BTreeMap<Uuid, ParticipationState> = repo::participations_in(db, org, id)
        .await?
        .into_iter()
        .map(|row| Ok((row.person_id, repo::state(&row.state)?)))
        .collect::<Result<_>>()?;
    let union = unions.iter().find(|(id, _)| id.to_string() == listing.filter("union"));
    let words = fold(&listing.find);
    let mut rows: Vec<(String, AttendanceLine)> = Vec::new();
    for person in &working {
        let Some(own) = people.get(person) else { continue };
        let place = places.get(&person.0).cloned().unwrap_or_default();
        let is_found = words.split(' ').all(|word| fold(&own.name.full()).contains(word));
        if !is_found || union.is_some_and(|(_, title)| *title != place.union) {
            continue;
        }
        let line = AttendanceLine {
            person: *person,
            name: name(&people, *person),
            position: place.position,
            union: place.union,
            state: known.get(&person.0).copied(),
        };
        rows.push((own.sort_key.clone(), line));
    }
    rows.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(AttendanceList {
        event: id,
        title: event.title,
        on: event.date_to,
        rows: rows.into_iter().map(|(_, line)| line).collect(),
        working: working.len(),
        unions: unions
            .into_iter()
            .map(|(id, title)| UnionChoice {
                id: id.to_string(),
                title,
            })
            .collect(),
        may_confirm: actor.may(Verb::EventConfirm, org),
    })
}

/// Puts persons in reach down; those who are there already stay as they are. Answers how many were new.
pub async fn attend(cx: &Backend, actor: &Actor, org: OrgId, id: EventId, input: &AttendInput) -> Result<usize> {
    actor.require(Verb::EventWrite, org)?;
    let is_confirmed = !input.confirm.is_empty();
    if is_confirmed {
        actor.require(Verb::EventConfirm, org)?;
    }
    let role = ParticipantRole::from_code(&input.role).unwrap_or(ParticipantRole::Listener);
    let asked = if input.all.is_empty() {
        &input.persons
    } else {
        &input.listed
    };
    let asked: BTreeSet<PersonId> = asked.iter().filter_map(|id| id.parse().ok()).collect();
    if asked.is_empty() {
        return Err(Error::invalid("attend[persons]", "nobody-ticked"));
    }
    let reach = Reach::of(cx, actor, org).await?;
    let now = cx.clock.now();
    let tx = cx.db.begin_write().await?;
    let event = repo::event(&tx, org, id).await?;
    if is_confirmed && event.date_from > crate::clock::day(now, super::zone(cx, org).await?) {
        return Err(Error::invalid("attend[confirm]", "event-ahead"));
    }
    let people = people(&tx, org).await?;
    let known: BTreeSet<Uuid> = repo::participations_in(&tx, org, id)
        .await?
        .into_iter()
        .map(|row| row.person_id)
        .collect();
    let state = if is_confirmed {
        ParticipationState::Confirmed
    } else {
        ParticipationState::Pending
    };
    let new = Fresh {
        org,
        event: id,
        role,
        state,
        now,
    };
    let mut said = Vec::new();
    // Somebody else's person is not in the list of ours.
    let is_ours = |person: &PersonId| people.contains_key(person) && reach.takes(*person);
    let added = asked
        .iter()
        .filter(|person| is_ours(person) && !known.contains(&person.0));
    for person in added {
        new.insert(&tx, actor, *person, false, "").await?;
        said.push(Change {
            field: "participant".to_owned(),
            before: String::new(),
            after: name(&people, *person),
        });
    }
    let count = said.len();
    if count > 0 {
        said.sort_by(|a, b| a.after.cmp(&b.after));
        let act = if is_confirmed { "attend_confirmed" } else { "attend" };
        record(&tx, actor, org, now, done(id, act, said)).await?;
        tx.commit().await?;
        cx.wake.notify_one();
    }
    Ok(count)
}

/// What new participations of one act have in common.
pub(super) struct Fresh {
    pub org: OrgId,
    pub event: EventId,
    pub role: ParticipantRole,
    pub state: ParticipationState,
    pub now: DateTime<Utc>,
}

impl Fresh {
    /// Puts one person down.
    pub async fn insert(
        &self,
        tx: &impl ConnectionTrait,
        actor: &Actor,
        person: PersonId,
        is_proposed: bool,
        link: &str,
    ) -> Result<()> {
        let is_decided = self.state != ParticipationState::Pending;
        let row = event_participation::Model {
            org_id: self.org.0,
            id: Uuid::now_v7(),
            event_id: self.event.0,
            person_id: person.0,
            role: self.role.code().to_owned(),
            state: self.state.code().to_owned(),
            is_proposed,
            confirmed_by: actor.user().filter(|_| is_decided).map(|user| user.0),
            decided_at: is_decided.then_some(self.now),
            reason: String::new(),
            evidence_link: link.to_owned(),
            evidence_file_id: None,
            evidence_on: None,
            created_at: self.now,
        };
        event_participation::Entity::insert(event_participation::ActiveModel::from(row))
            .exec_without_returning(tx)
            .await
            .on_constraint("participation-known")?;
        Ok(())
    }
}

/// Everybody with a contract on that day.
async fn working(db: &impl ConnectionTrait, org: OrgId, on: NaiveDate) -> Result<BTreeSet<PersonId>> {
    let staff = staff(db, org).await?;
    let lasting = staff.employments.iter().filter(|one| one.lasts_on(on));
    Ok(lasting.map(|one| one.person).collect())
}
