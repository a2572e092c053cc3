//! The persons of an organisation by name and code, and the names of its methodical unions.

use super::repo::{employed, name_of};
use crate::entity::{merged_code, methodical_union, person, person_code};
use crate::error::Result;
use domain::ids::{OrgId, PersonId, UnionId};
use domain::roster::name::{FullName, collation_key, fold};
use domain::roster::wire::UnionChoice;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// A person as one organisation knows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub name: FullName,
    /// The code in the organisation's own files; none where they have no codes.
    pub code: Option<String>,
    /// Codes of records that were merged into this one; older files still hold them.
    pub merged_codes: Vec<String>,
    /// Sorts by the Russian alphabet, byte by byte.
    pub sort_key: String,
}

impl Person {
    /// Does a file mean this person by that code?
    pub fn has_code(&self, code: &str) -> bool {
        self.code.as_deref() == Some(code) || self.merged_codes.iter().any(|own| own == code)
    }
}

/// Everybody with an employment there, past or present.
pub async fn people(db: &impl ConnectionTrait, org: OrgId) -> Result<BTreeMap<PersonId, Person>> {
    let rows = person::Entity::find()
        .filter(person::Column::Id.in_subquery(employed(org)))
        .all(db)
        .await?;
    let mut merged: BTreeMap<Uuid, Vec<String>> = BTreeMap::new();
    let old_codes = merged_code::Entity::find().filter(merged_code::Column::OrgId.eq(org.0));
    for row in old_codes.all(db).await? {
        merged.entry(row.person_id).or_default().push(row.code);
    }
    let mut codes: BTreeMap<_, _> = codes(db, org).await?.into_iter().map(|(code, id)| (id, code)).collect();
    let person = |row: person::Model| {
        let id = PersonId(row.id);
        let named = Person {
            name: name_of(&row),
            code: codes.remove(&id),
            merged_codes: merged.remove(&row.id).unwrap_or_default(),
            sort_key: row.sort_key,
        };
        (id, named)
    };
    Ok(rows.into_iter().map(person).collect())
}

/// The codes of an organisation.
pub async fn codes(db: &impl ConnectionTrait, org: OrgId) -> Result<BTreeMap<String, PersonId>> {
    let rows = person_code::Entity::find()
        .filter(person_code::Column::OrgId.eq(org.0))
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.code, PersonId(row.person_id)))
        .collect())
}

/// The methodical unions by title, closed ones too.
pub async fn unions(db: &impl ConnectionTrait, org: OrgId) -> Result<Vec<(UnionId, String)>> {
    let rows = methodical_union::Entity::find()
        .filter(methodical_union::Column::OrgId.eq(org.0))
        .all(db)
        .await?;
    let mut unions: Vec<(UnionId, String)> = rows.into_iter().map(|row| (UnionId(row.id), row.title)).collect();
    unions.sort_by_key(|(_, title)| collation_key(title));
    Ok(unions)
}

/// The unions that were closed.
pub async fn closed_unions(db: &impl ConnectionTrait, org: OrgId) -> Result<BTreeSet<UnionId>> {
    let rows = methodical_union::Entity::find()
        .filter(methodical_union::Column::OrgId.eq(org.0))
        .filter(methodical_union::Column::ClosedOn.is_not_null())
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| UnionId(row.id)).collect())
}

/// The same to choose from.
pub async fn union_choices(db: &impl ConnectionTrait, org: OrgId) -> Result<Vec<UnionChoice>> {
    Ok(choices(unions(db, org).await?))
}

/// Unions as choices.
pub(super) fn choices(unions: Vec<(UnionId, String)>) -> Vec<UnionChoice> {
    let choice = |(id, title): (UnionId, String)| UnionChoice {
        id: id.to_string(),
        title,
    };
    unions.into_iter().map(choice).collect()
}

/// Whom a file means: a code, or a name that only one person has. `Err` when several have it.
pub fn meant(people: &BTreeMap<PersonId, Person>, text: &str) -> Result<Option<PersonId>, Ambiguous> {
    let by_code = people.iter().find(|(_, one)| one.has_code(text));
    if let Some((id, _)) = by_code {
        return Ok(Some(*id));
    }
    let spelled = FullName::parse(text).map_or_else(|| fold(text), |name| fold(&name.full()));
    let mut same = people.iter().filter(|(_, one)| fold(&one.name.full()) == spelled);
    match (same.next(), same.next()) {
        (Some(_), Some(_)) => Err(Ambiguous),
        (found, _) => Ok(found.map(|(id, _)| *id)),
    }
}

/// Several persons have that name.
#[derive(Clone, Copy, Debug)]
pub struct Ambiguous;
