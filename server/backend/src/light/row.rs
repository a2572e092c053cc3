//! A row of a light register understood: who and what it names, and what is stored of it.

use crate::entity::light_record;
use crate::error::Result;
use crate::roster::{Person, meant, people, unions};
use chrono::{DateTime, Utc};
use domain::ids::{LightRecordId, OrgId, PersonId, UnionId};
use domain::light::form::{Typed, at, is_of_union, read};
use domain::light::register::{Field, Light};
use domain::light::wire::LightInput;
use domain::problem::Problem;
use domain::roster::name::{collation_key, fold};
use sea_orm::ConnectionTrait;
use std::collections::BTreeMap;
use uuid::Uuid;

/// A row with whom it is about, and the mentor.
pub(super) type Understood = (Typed, Option<PersonId>, Option<PersonId>);

/// Everything that is wrong with a row at once: its fields, and the people it names.
pub(super) fn understood(
    names: &Names,
    register: Light,
    input: &LightInput,
) -> std::result::Result<Understood, Vec<Problem>> {
    let mut problems = Vec::new();
    let (person, other) = match is_of_union(register, input.form.trim()) {
        true => (None, None),
        false => (
            names.person(&mut problems, register, Field::Person, &input.person),
            names.person(&mut problems, register, Field::Other, &input.other),
        ),
    };
    if person.is_some() && person == other {
        problems.push(Problem::new(at(Field::Other), "light-mentor-same"));
    }
    match read(register, input) {
        Ok(typed) if problems.is_empty() => Ok((typed, person, other)),
        Ok(_) => Err(problems),
        Err(mut found) => {
            found.extend(problems);
            Err(found)
        }
    }
}

/// What is stored of a row; one that was there before keeps its code and its day.
pub(super) fn told(
    (org, register, id): (OrgId, Light, LightRecordId),
    now: DateTime<Utc>,
    before: Option<&light_record::Model>,
    (typed, person, other): Understood,
) -> light_record::Model {
    light_record::Model {
        org_id: org.0,
        id: id.0,
        register: register.code().to_owned(),
        code: before.map_or_else(|| id.0.simple().to_string(), |row| row.code.clone()),
        person_id: person.map(|person| person.0),
        other_person_id: other.map(|person| person.0),
        union_id: typed.union.map(|union| union.0),
        sort_key: collation_key(&typed.title),
        title: typed.title,
        form: typed.form,
        place: typed.place,
        amount: typed.amount,
        starts_on: typed.from,
        ends_on: typed.to,
        number: typed.number,
        state: typed.state,
        note: typed.note,
        created_at: before.map_or(now, |row| row.created_at),
    }
}

/// Who and what a row can name.
pub(super) struct Names {
    people: BTreeMap<PersonId, Person>,
    unions: BTreeMap<UnionId, String>,
}

impl Names {
    pub async fn load(db: &impl ConnectionTrait, org: OrgId) -> Result<Self> {
        Ok(Self {
            people: people(db, org).await?,
            unions: unions(db, org).await?.into_iter().collect(),
        })
    }

    fn person(&self, problems: &mut Vec<Problem>, register: Light, field: Field, text: &str) -> Option<PersonId> {
        let text = text.trim();
        if text.is_empty() || !register.has(field) {
            return None;
        }
        let found = meant(&self.people, text);
        let wrong = match &found {
            Ok(Some(_)) => None,
            Ok(None) => Some("person-unknown"),
            Err(_) => Some("person-ambiguous"),
        };
        problems.extend(wrong.map(|kind| Problem::new(at(field), kind)));
        found.ok().flatten()
    }

    /// The short name of a person.
    pub fn name(&self, person: Option<Uuid>) -> String {
        let person = person.and_then(|id| self.people.get(&PersonId(id)));
        person.map(|one| one.name.short_name()).unwrap_or_default()
    }

    /// The title of a methodical union.
    pub fn union(&self, union: Option<Uuid>) -> String {
        union
            .and_then(|id| self.unions.get(&UnionId(id)).cloned())
            .unwrap_or_default()
    }

    /// Is it one of the organisation's?
    pub fn has_union(&self, union: UnionId) -> bool {
        self.unions.contains_key(&union)
    }

    /// The methodical union of that title.
    pub fn union_titled(&self, title: &str) -> Option<UnionId> {
        let title = fold(title);
        let found = self.unions.iter().find(|(_, known)| fold(known) == title);
        found.map(|(id, _)| *id)
    }
}
