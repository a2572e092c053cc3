//! The persons of an organisation by name and code, and the names of its methodical unions.

use crate::entity::{employment, methodical_union, person, person_code};
use crate::error::Result;
use domain::ids::{OrgId, PersonId, UnionId};
use domain::roster::name::{FullName, fold};
use domain::roster::wire::UnionChoice;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Query};
use std::collections::BTreeMap;

/// A person as one organisation knows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub name: FullName,
    /// The code in the organisation's own files; none where they have no codes.
    pub code: Option<String>,
    /// Sorts by the Russian alphabet, byte by byte.
    pub sort_key: String,
}

/// Everybody with an employment there, past or present.
pub async fn people(db: &impl ConnectionTrait, org: OrgId) -> Result<BTreeMap<PersonId, Person>> {
    let employed = Query::select()
        .column(employment::Column::PersonId)
        .from(employment::Entity)
        .and_where(employment::Column::OrgId.eq(org.0))
        .to_owned();
    let rows = person::Entity::find()
        .filter(person::Column::Id.in_subquery(employed))
        .all(db)
        .await?;
    let mut codes: BTreeMap<_, _> = codes(db, org).await?.into_iter().map(|(code, id)| (id, code)).collect();
    let person = |row: person::Model| {
        let id = PersonId(row.id);
        let named = Person {
            name: FullName {
                last: row.last_name,
                first: row.first_name,
                patronymic: row.patronymic,
            },
            code: codes.remove(&id),
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

/// The methodical unions by title.
pub async fn unions(db: &impl ConnectionTrait, org: OrgId) -> Result<Vec<(UnionId, String)>> {
    let rows = methodical_union::Entity::find()
        .filter(methodical_union::Column::OrgId.eq(org.0))
        .order_by_asc(methodical_union::Column::Title)
        .limit(1000)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (UnionId(row.id), row.title)).collect())
}

/// The same to choose from.
pub async fn union_choices(db: &impl ConnectionTrait, org: OrgId) -> Result<Vec<UnionChoice>> {
    let all = unions(db, org).await?.into_iter();
    let choice = |(id, title): (UnionId, String)| UnionChoice {
        id: id.to_string(),
        title,
    };
    Ok(all.map(choice).collect())
}

/// Whom a file means: a code, or a name that only one person has. `Err` when several have it.
pub fn meant(people: &BTreeMap<PersonId, Person>, text: &str) -> Result<Option<PersonId>, Ambiguous> {
    let by_code = people.iter().find(|(_, one)| one.code.as_deref() == Some(text));
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
