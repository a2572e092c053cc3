//! «Ожидают подтверждения»: participations of all events that nobody has decided about, cut by the database.

use super::{people, repo};
use crate::Backend;
use crate::accounts::organization;
use crate::actor::Actor;
use crate::entity::{event, event_participation, person};
use crate::error::{Error, Result};
use crate::registers::{Sort, contains, page};
use domain::access::Verb;
use domain::events::participation::ParticipationState;
use domain::events::wire::{WaitingLine, WaitingList};
use domain::ids::{EventId, OrgId, ParticipationId};
use domain::registers::listing::{Listing, Page};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter};
use std::collections::BTreeMap;
use uuid::Uuid;

#[derive(Debug, FromQueryResult)]
struct Found {
    id: Uuid,
}

/// The part of the list that is asked for: by the alphabet, or by the events' days.
pub async fn waiting(cx: &Backend, actor: &Actor, org: OrgId, listing: &Listing) -> Result<WaitingList> {
    actor.require(Verb::EventConfirm, org)?;
    let (db, zone) = (cx.db.read(), organization(cx, org).await?.zone);
    let tie = Expr::col((event_participation::Entity, event_participation::Column::Id));
    let found: Page<Found> = page(db, rows(org, listing), listing, &sorts(), tie).await?;
    let stored = event_participation::Entity::find()
        .filter(event_participation::Column::OrgId.eq(org.0))
        .filter(event_participation::Column::Id.is_in(found.rows.iter().map(|row| row.id)))
        .all(db)
        .await?;
    let events = event::Entity::find()
        .filter(event::Column::OrgId.eq(org.0))
        .filter(event::Column::Id.is_in(stored.iter().map(|row| row.event_id)))
        .all(db)
        .await?;
    let of: BTreeMap<ParticipationId, Uuid> = stored
        .iter()
        .map(|row| (ParticipationId(row.id), row.event_id))
        .collect();
    let mut lines: BTreeMap<Uuid, WaitingLine> = BTreeMap::new();
    for participant in people::lines(db, (org, zone), stored).await? {
        let event = events.iter().find(|row| of.get(&participant.id) == Some(&row.id));
        let event = event.ok_or(Error::NotFound("event"))?;
        let line = WaitingLine {
            event: EventId(event.id),
            title: event.title.clone(),
            level: repo::level(&event.level)?,
            to: event.date_to,
            is_sci_method: event.is_sci_method,
            is_proposed_event: event.is_proposed,
            participant,
        };
        lines.insert(line.participant.id.0, line);
    }
    let (total, number) = (found.total, found.number);
    let rows = found.rows.iter().filter_map(|row| lines.remove(&row.id)).collect();
    Ok(WaitingList {
        page: Page { rows, total, number },
        all: super::list::count_waiting(db, org).await?,
        may_confirm: actor.may(Verb::EventConfirm, org),
    })
}

fn rows(org: OrgId, listing: &Listing) -> SelectStatement {
    let own = |column: event_participation::Column| (event_participation::Entity, column);
    let mut rows = Query::select()
        .column(own(event_participation::Column::Id))
        .column((person::Entity, person::Column::SortKey))
        .column((event::Entity, event::Column::DateTo))
        .from(event_participation::Entity)
        .inner_join(
            person::Entity,
            Expr::col((person::Entity, person::Column::Id)).equals(own(event_participation::Column::PersonId)),
        )
        .inner_join(
            event::Entity,
            Expr::col((event::Entity, event::Column::Id))
                .equals(own(event_participation::Column::EventId))
                .and(Expr::col((event::Entity, event::Column::OrgId)).eq(org.0)),
        )
        .and_where(Expr::col(own(event_participation::Column::OrgId)).eq(org.0))
        .and_where(Expr::col(own(event_participation::Column::State)).eq(ParticipationState::Pending.code()))
        .cond_where(contains(
            Expr::col((person::Entity, person::Column::SortKey)),
            &listing.find,
        ))
        .to_owned();
    match listing.filter("proposed") {
        "yes" => drop(rows.and_where(Expr::col(own(event_participation::Column::IsProposed)).eq(true))),
        "no" => drop(rows.and_where(Expr::col(own(event_participation::Column::IsProposed)).eq(false))),
        _ => {}
    }
    rows
}

fn sorts() -> [Sort; 2] {
    [
        ("name", Expr::col((person::Entity, person::Column::SortKey))),
        ("date", Expr::col((event::Entity, event::Column::DateTo))),
    ]
}
