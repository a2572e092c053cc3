//! Where people work, for the lines of a register: the methodical union and the posts of today or of the last day.

use crate::entity::{employment, methodical_union};
use crate::error::Result;
use crate::roster::memberships;
use domain::ids::OrgId;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A person's place.
#[derive(Clone, Debug, Default)]
pub struct Place {
    /// The methodical union's title, or empty.
    pub union: String,
    /// The posts, joined.
    pub position: String,
    /// The first day of the oldest contract.
    pub since: Option<chrono::NaiveDate>,
}

/// The places of some people.
pub async fn places(
    db: &impl ConnectionTrait,
    org: OrgId,
    persons: impl IntoIterator<Item = Uuid>,
) -> Result<BTreeMap<Uuid, Place>> {
    let unions: BTreeMap<Uuid, String> = methodical_union::Entity::find()
        .filter(methodical_union::Column::OrgId.eq(org.0))
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.id, row.title))
        .collect();
    let rows = employment::Entity::find()
        .filter(employment::Column::OrgId.eq(org.0))
        .filter(employment::Column::PersonId.is_in(persons))
        .all(db)
        .await?;
    let mut of_person: BTreeMap<Uuid, Vec<employment::Model>> = BTreeMap::new();
    for row in rows {
        of_person.entry(row.person_id).or_default().push(row);
    }
    let people: Vec<Uuid> = of_person.keys().copied().collect();
    // Of several stays the last one, and one that goes on before one that ended.
    let mut stays: BTreeMap<Uuid, Uuid> = BTreeMap::new();
    let mut rows = memberships(db, org, Some(&people)).await?;
    rows.sort_by_key(|row| (row.to_date.is_none(), row.to_date, row.from_date));
    stays.extend(rows.into_iter().map(|row| (row.person_id, row.union_id)));
    let union_of = |person: &Uuid| {
        stays
            .get(person)
            .and_then(|id| unions.get(id).cloned())
            .unwrap_or_default()
    };
    Ok(of_person
        .into_iter()
        .map(|(person, rows)| (person, place(rows, union_of(&person))))
        .collect())
}

fn place(mut rows: Vec<employment::Model>, union: String) -> Place {
    let since = rows.iter().map(|row| row.start_date).min();
    // Contracts that last come first, then the one that ended last; main posts before others.
    rows.sort_by_key(|row| {
        (
            row.end_date.is_some(),
            row.end_date.map(std::cmp::Reverse),
            row.kind != "main",
        )
    });
    let lasts = rows.iter().any(|row| row.end_date.is_none());
    let shown = rows.iter().filter(|row| !lasts || row.end_date.is_none());
    let mut posts: Vec<String> = shown.map(|row| row.position.clone()).collect();
    posts.dedup();
    if !lasts {
        posts.truncate(1);
    }
    Place {
        union,
        position: posts.join(", "),
        since,
    }
}
