//! The events of a year at which some people were, counted without their names.

use super::list::days_of;
use super::repo;
use crate::entity::{event, event_participation};
use crate::error::Result;
use domain::events::participation::ParticipationState;
use domain::ids::{EventId, OrgId};
use domain::unions::wire::UnionEvent;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The latest first; whose participation was refused was not there.
pub(crate) async fn events_of(
    db: &impl ConnectionTrait,
    org: OrgId,
    people: Vec<Uuid>,
    year: i32,
) -> Result<Vec<UnionEvent>> {
    let Some((first, last)) = days_of(year) else {
        return Ok(Vec::new());
    };
    let mut counts: BTreeMap<Uuid, (usize, usize)> = BTreeMap::new();
    for row in event_participation::Entity::find()
        .filter(event_participation::Column::OrgId.eq(org.0))
        .filter(event_participation::Column::PersonId.is_in(people))
        .all(db)
        .await?
    {
        match repo::state(&row.state)? {
            ParticipationState::Confirmed => counts.entry(row.event_id).or_default().0 += 1,
            ParticipationState::Pending => counts.entry(row.event_id).or_default().1 += 1,
            ParticipationState::Rejected => {}
        }
    }
    let rows = event::Entity::find()
        .filter(event::Column::OrgId.eq(org.0))
        .filter(event::Column::Id.is_in(counts.keys().copied()))
        .filter(event::Column::DateTo.gte(first))
        .filter(event::Column::DateTo.lte(last))
        .order_by_desc(event::Column::DateTo)
        .order_by_asc(event::Column::Id)
        .all(db)
        .await?;
    let line = |row: event::Model| {
        let (confirmed, pending) = counts.get(&row.id).copied().unwrap_or_default();
        Ok(UnionEvent {
            id: EventId(row.id),
            level: repo::level(&row.level)?,
            from: row.date_from,
            to: row.date_to,
            confirmed,
            pending,
            title: row.title,
        })
    };
    rows.into_iter().map(line).collect()
}
