//! Queries of events and participations.

use crate::clock::local;
use crate::entity::{event, event_participation};
use crate::error::Result;
use anyhow::anyhow;
use chrono_tz::Tz;
use domain::events::event::EventLevel;
use domain::ids::{OrgId, PersonId};
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

/// Who took part in what, as indicators are counted from it.
pub async fn participation_facts(db: &impl ConnectionTrait, org: OrgId, zone: Tz) -> Result<Vec<ParticipationFact>> {
    let events = events(db, org).await?;
    let events: BTreeMap<Uuid, event::Model> = events.into_iter().map(|row| (row.id, row)).collect();
    let rows = participations(db, org).await?;
    let both = rows.iter().filter_map(|row| Some((row, events.get(&row.event_id)?)));
    both.map(|(row, event)| fact(row, event, zone)).collect()
}

fn fact(row: &event_participation::Model, event: &event::Model, zone: Tz) -> Result<ParticipationFact> {
    let level = EventLevel::from_code(&event.level);
    let confirmation = Confirmation::from_code(&row.state);
    // What came decided with a file was decided before, and nobody knows when.
    let decided_at = row.decided_at.filter(|at| *at > row.created_at);
    Ok(ParticipationFact {
        decided_at: decided_at.map(|at| local(at, zone)),
        person: PersonId(row.person_id),
        reach: level
            .ok_or_else(|| anyhow!("unknown level of an event {}", event.level))?
            .reach(),
        kind: event.kind.clone(),
        is_sci_method: event.is_sci_method,
        date_to: event.date_to,
        confirmation: confirmation.ok_or_else(|| anyhow!("unknown state of a participation {}", row.state))?,
    })
}
