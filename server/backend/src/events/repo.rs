//! Queries of events and participations.

use crate::entity::{event, event_participation};
use crate::error::Result;
use anyhow::anyhow;
use domain::events::event::{EventFact, EventKind, EventLevel};
use domain::events::participation::{ParticipationFact, ParticipationState};
use domain::ids::{EventId, OrgId, PersonId};
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

/// Who took part in what, as indicators are counted from it.
pub async fn participation_facts(db: &impl ConnectionTrait, org: OrgId) -> Result<Vec<ParticipationFact>> {
    let events = events(db, org).await?;
    let events = events.into_iter().map(|row| Ok((row.id, event_fact(&row)?)));
    let events: BTreeMap<Uuid, EventFact> = events.collect::<Result<_>>()?;
    let rows = participations(db, org).await?;
    let fact = |row: &event_participation::Model| {
        let event = *events.get(&row.event_id)?;
        Some(read_state(&row.state).map(|state| ParticipationFact {
            person: PersonId(row.person_id),
            event,
            state,
        }))
    };
    rows.iter().filter_map(fact).collect()
}

fn event_fact(row: &event::Model) -> Result<EventFact> {
    let level = EventLevel::from_code(&row.level).ok_or_else(|| anyhow!("unknown level of an event {}", row.level))?;
    let kind = EventKind::from_code(&row.kind).ok_or_else(|| anyhow!("unknown kind of an event {}", row.kind))?;
    Ok(EventFact {
        id: EventId(row.id),
        level,
        kind,
        is_sci_method: row.is_sci_method,
        date_to: row.date_to,
    })
}

pub fn read_state(text: &str) -> Result<ParticipationState> {
    let state = ParticipationState::from_code(text);
    Ok(state.ok_or_else(|| anyhow!("unknown state of a participation {text}"))?)
}
