//! The register of events and the list of participations as files that can be loaded again: the columns of the imports,
//! by the words given.

use super::list::{Found, ORDER, rows, sorts, tie};
use super::reach::Reach;
use super::repo;
use crate::Backend;
use crate::actor::Actor;
use crate::entity::event_participation;
use crate::error::Result;
use crate::formats::table::{Cell, Table, day};
use crate::registers::{FileWords, whole};
use crate::roster::people;
use domain::access::Verb;
use domain::ids::{OrgId, PersonId};
use domain::registers::listing::Listing;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::collections::BTreeMap;
use uuid::Uuid;

/// All events that fit the search and the filters, in the order asked for.
pub async fn export_events(
    cx: &Backend,
    actor: &Actor,
    org: OrgId,
    listing: &Listing,
    words: &FileWords,
) -> Result<Table> {
    actor.require(Verb::EventRead, org)?;
    let listing = listing.or_sorted(ORDER);
    let found: Vec<Found> = whole(cx.db.read(), rows(org, &listing), &listing, &sorts(), tie()).await?;
    let line = |row: Found| {
        vec![
            Cell::from(row.code),
            Cell::from(row.title),
            Cell::from(words.of("level", &row.level)),
            Cell::from(words.of("kind", &row.kind)),
            Cell::from(day(Some(row.date_from))),
            Cell::from(day(Some(row.date_to).filter(|to| *to != row.date_from))),
            Cell::from(words.of("yes_no", if row.is_sci_method { "yes" } else { "no" })),
            Cell::from(row.organiser),
            Cell::from(row.place),
            Cell::from(row.network_orgs),
            Cell::from(row.note),
        ]
    };
    Ok(Table {
        title: words.title.clone(),
        head: words.head.clone(),
        rows: found.into_iter().map(line).collect(),
    })
}

/// Who of those in reach took part in the events that fit the search and the filters.
pub async fn export_participations(
    cx: &Backend,
    actor: &Actor,
    org: OrgId,
    listing: &Listing,
    words: &FileWords,
) -> Result<Table> {
    actor.require(Verb::EventRead, org)?;
    let db = cx.db.read();
    let listing = listing.or_sorted(ORDER);
    let events: Vec<Found> = whole(db, rows(org, &listing), &listing, &sorts(), tie()).await?;
    let people = people(db, org).await?;
    let reach = Reach::of(cx, actor, org).await?;
    let mut of: BTreeMap<Uuid, Vec<event_participation::Model>> = BTreeMap::new();
    for row in event_participation::Entity::find()
        .filter(event_participation::Column::OrgId.eq(org.0))
        .all(db)
        .await?
    {
        if reach.takes(PersonId(row.person_id)) {
            of.entry(row.event_id).or_default().push(row);
        }
    }
    let mut rows = Vec::new();
    for event in events {
        let mut own = of.remove(&event.id).unwrap_or_default();
        own.sort_by_cached_key(|row| people.get(&PersonId(row.person_id)).map(|one| one.sort_key.clone()));
        for row in own {
            let person = people.get(&PersonId(row.person_id));
            let name = person.map(|one| one.name.full()).unwrap_or_default();
            let code = person.and_then(|one| one.code.clone());

            rows.push(vec![
                Cell::from(event.code.clone()),
                Cell::from(code.unwrap_or_else(|| name.clone())),
                Cell::from(name),
                Cell::from(words.of("role", &row.role)),
                Cell::from(words.of("state", repo::state(&row.state)?.code())),
                Cell::from(row.evidence_link),
                Cell::from(day(row.evidence_on)),
            ]);
        }
    }
    Ok(Table {
        title: words.title.clone(),
        head: words.head.clone(),
        rows,
    })
}
