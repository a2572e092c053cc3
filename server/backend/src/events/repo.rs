//! Queries of events and participations.

use crate::clock::local;
use crate::entity::{event, event_participation};
use crate::error::{Error, Result};
use anyhow::anyhow;
use chrono_tz::Tz;
use domain::events::event::{EventKind, EventLevel};
use domain::events::participation::ParticipationState;
use domain::ids::{EventId, OrgId, ParticipationId, PersonId};
use domain::indicators::facts::{Confirmation, ParticipationFact};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::BTreeMap;
use uuid::Uuid;

/// All events of an organisation.
pub async fn events(db: &impl ConnectionTrait, org: OrgId) -> Result<Vec<event::Model>> {
    let own = event::Entity::find().filter(event::Column::OrgId.eq(org.0));
    Ok(own.all(db).await?)
}

/// All participations of an organisation.
pub async fn participations(db: &impl ConnectionTrait, org: OrgId) -> Result<Vec<event_participation::Model>> {
    let own = event_participation::Entity::find().filter(event_participation::Column::OrgId.eq(org.0));
    Ok(own.all(db).await?)
}

/// One event of the organisation.
pub async fn event(db: &impl ConnectionTrait, org: OrgId, id: EventId) -> Result<event::Model> {
    let found = event::Entity::find_by_id((org.0, id.0)).one(db).await?;
    found.ok_or(Error::NotFound("event"))
}

/// The participations in one event.
pub async fn participations_in(
    db: &impl ConnectionTrait,
    org: OrgId,
    event: EventId,
) -> Result<Vec<event_participation::Model>> {
    let own = event_participation::Entity::find()
        .filter(event_participation::Column::OrgId.eq(org.0))
        .filter(event_participation::Column::EventId.eq(event.0));
    Ok(own.all(db).await?)
}

/// One participation of the organisation; an id that cannot be read is of nothing.
pub async fn participation(db: &impl ConnectionTrait, org: OrgId, id: &str) -> Result<event_participation::Model> {
    let id: ParticipationId = id.parse().map_err(|_| Error::NotFound("participation"))?;
    let found = event_participation::Entity::find_by_id((org.0, id.0)).one(db).await?;
    found.ok_or(Error::NotFound("participation"))
}

/// The level of a stored event.
pub fn level(code: &str) -> Result<EventLevel> {
    EventLevel::from_code(code).ok_or_else(|| Error::Unexpected(anyhow!("unknown level of an event {code}")))
}

/// The kind of a stored event.
pub fn kind(code: &str) -> EventKind {
    EventKind::from_code(code).unwrap_or(EventKind::Other)
}

/// Was a stored participation confirmed?
pub fn state(code: &str) -> Result<ParticipationState> {
    ParticipationState::from_code(code)
        .ok_or_else(|| Error::Unexpected(anyhow!("unknown state of a participation {code}")))
}

/// Who took part in what, as indicators are counted from it.
pub async fn participation_facts(db: &impl ConnectionTrait, org: OrgId, zone: Tz) -> Result<Vec<ParticipationFact>> {
    let events = events(db, org).await?;
    let events: BTreeMap<Uuid, event::Model> = events.into_iter().map(|row| (row.id, row)).collect();
    let rows = participations(db, org).await?;
    let both = rows.iter().filter_map(|row| Some((row, events.get(&row.event_id)?)));
    both.map(|(row, event)| fact(row, event, zone)).collect()
}

fn fact(row: &event_participation::Model, event: &event::Model, zone: Tz) -> Result<ParticipationFact> {
    let confirmation = Confirmation::from_code(&row.state);
    // What came decided with a file was decided before, and nobody knows when.
    let decided_at = row.decided_at.filter(|at| *at > row.created_at);
    Ok(ParticipationFact {
        decided_at: decided_at.map(|at| local(at, zone)),
        person: PersonId(row.person_id),
        reach: level(&event.level)?.reach(),
        kind: event.kind.clone(),
        is_sci_method: event.is_sci_method,
        date_to: event.date_to,
        confirmation: confirmation.ok_or_else(|| anyhow!("unknown state of a participation {}", row.state))?,
    })
}
