//! Participations as pages show them: the person's name and place, who decided, what proves it.

use super::repo;
use crate::Zone;
use crate::clock::day;
use crate::entity::{event_participation, user};
use crate::error::Result;
use crate::files;
use crate::ioms::places;
use crate::roster::{Person, people};
use domain::events::participation::ParticipantRole;
use domain::events::wire::ParticipantLine;
use domain::ids::{OrgId, ParticipationId, PersonId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The lines of some participations, by the alphabet.
pub(super) async fn lines(
    db: &impl ConnectionTrait,
    (org, zone): (OrgId, Zone),
    rows: Vec<event_participation::Model>,
) -> Result<Vec<ParticipantLine>> {
    let people = people(db, org).await?;
    let places = places(db, org, rows.iter().map(|row| row.person_id)).await?;
    let names = deciders(db, rows.iter().filter_map(|row| row.confirmed_by)).await?;
    let mut files = files::lines(db, org, rows.iter().filter_map(|row| row.evidence_file_id)).await?;
    let mut found = Vec::new();
    for row in rows {
        let person = PersonId(row.person_id);
        let place = places.get(&row.person_id);
        found.push(ParticipantLine {
            id: ParticipationId(row.id),
            person,
            name: name(&people, person),
            union: place.map(|one| one.union.clone()).unwrap_or_default(),
            role: role(&row),
            state: repo::state(&row.state)?,
            is_proposed: row.is_proposed,
            decided_by: row
                .confirmed_by
                .and_then(|id| names.get(&id).cloned())
                .unwrap_or_default(),
            decided_on: row.decided_at.map(|at| day(at, zone)),
            reason: row.reason,
            link: row.evidence_link,
            file: row.evidence_file_id.and_then(|id| files.remove(&id)),
            evidence_on: row.evidence_on,
            may_change: true,
        });
    }
    let key = |one: &ParticipantLine| people.get(&one.person).map(|one| one.sort_key.clone());
    found.sort_by_cached_key(key);
    Ok(found)
}

/// «Авдеева И. П.»
pub(super) fn name(people: &BTreeMap<PersonId, Person>, person: PersonId) -> String {
    people.get(&person).map(|one| one.name.short_name()).unwrap_or_default()
}

/// In what role somebody took part.
pub(super) fn role(row: &event_participation::Model) -> ParticipantRole {
    ParticipantRole::from_code(&row.role).unwrap_or(ParticipantRole::Listener)
}

async fn deciders(db: &impl ConnectionTrait, ids: impl Iterator<Item = Uuid>) -> Result<BTreeMap<Uuid, String>> {
    let users = user::Entity::find().filter(user::Column::Id.is_in(ids)).all(db).await?;
    Ok(users.into_iter().map(|row| (row.id, row.name)).collect())
}
