//! Loading a roster: all of it or nothing, and the same file again changes nothing.

use super::file_unions::follow_file;
use super::people::{self, Person, meant};
use super::repo::own_positions;
use crate::Backend;
use crate::actor::Actor;
use crate::entity::{employment, methodical_union, person, person_code};
use crate::error::{Error, Result};
use crate::facts::{self, Fact};
use crate::imports::{Imported, import_text};
use chrono::{DateTime, Utc};
use domain::ids::{OrgId, PersonId, UnionId};
use domain::imports::register::Register;
use domain::points::whole;
use domain::problem::Problem;
use domain::roster::import::RosterRow;
use domain::roster::name::fold;
use domain::roster::position::PositionGroup;
use domain::roster::sheet::place;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Loads a roster file.
pub async fn import_roster(cx: &Backend, actor: &Actor, org: OrgId, text: &[u8]) -> Result<Imported> {
    import_text(cx, actor, org, Register::Roster, text).await
}

/// Writes the rows and answers how many were new or different; the fact is appended only if some were.
pub(crate) async fn write_roster(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    now: DateTime<Utc>,
    org: OrgId,
    rows: &[RosterRow],
) -> Result<usize> {
    let mut register = Known::load(tx, org).await?;
    let ambiguous: Vec<Problem> = rows.iter().filter_map(|row| register.ambiguity(row)).collect();
    if !ambiguous.is_empty() {
        return Err(Error::Invalid(ambiguous));
    }
    let mut changed = 0;
    for row in rows {
        let person = register.person(tx, now, row).await?;
        let union = register.union(tx, &row.union).await?;
        changed += usize::from(register.employ(tx, person, union, row).await?);
    }
    if changed > 0 {
        facts::append(tx, actor, Some(org), now, Fact::RosterImported { rows: rows.len() }).await?;
    }
    Ok(changed)
}

/// What is stored already, kept up with what the file adds.
struct Known {
    org: OrgId,
    people: BTreeMap<PersonId, Person>,
    unions: BTreeMap<String, UnionId>,
    employments: Vec<employment::Model>,
    /// The school's own posts.
    posts: BTreeMap<String, PositionGroup>,
}

impl Known {
    async fn load(tx: &impl ConnectionTrait, org: OrgId) -> Result<Self> {
        let unions = people::unions(tx, org).await?;
        let employments = employment::Entity::find()
            .filter(employment::Column::OrgId.eq(org.0))
            .all(tx)
            .await?;
        Ok(Self {
            org,
            people: people::people(tx, org).await?,
            unions: unions.into_iter().map(|(id, title)| (title, id)).collect(),
            employments,
            posts: own_positions(tx, org).await?,
        })
    }

    /// A file without codes cannot tell two persons of one name apart.
    fn ambiguity(&self, row: &RosterRow) -> Option<Problem> {
        let problem = || Problem::new(place(row.line, "fio"), "person-ambiguous").with("value", row.name.short_name());
        (code(row).is_none() && meant(&self.people, &row.name.full()).is_err()).then(problem)
    }

    async fn person(&mut self, tx: &impl ConnectionTrait, now: DateTime<Utc>, row: &RosterRow) -> Result<PersonId> {
        if let Some(known) = self.known(row) {
            return Ok(known);
        }
        let id = PersonId(Uuid::now_v7());
        let named = Person {
            name: row.name.clone(),
            code: code(row).map(str::to_owned),
            merged_codes: Vec::new(),
            sort_key: row.name.collation_key(),
        };
        let stored = person::ActiveModel {
            id: Set(id.0),
            last_name: Set(named.name.last.clone()),
            first_name: Set(named.name.first.clone()),
            patronymic: Set(named.name.patronymic.clone()),
            sort_key: Set(named.sort_key.clone()),
            created_at: Set(now),
            ..Default::default()
        };
        person::Entity::insert(stored).exec_without_returning(tx).await?;
        if let Some(code) = &named.code {
            let stored = person_code::ActiveModel {
                org_id: Set(self.org.0),
                code: Set(code.clone()),
                person_id: Set(id.0),
            };
            person_code::Entity::insert(stored).exec_without_returning(tx).await?;
        }
        self.people.insert(id, named);
        Ok(id)
    }

    fn known(&self, row: &RosterRow) -> Option<PersonId> {
        match code(row) {
            Some(code) => {
                let mut people = self.people.iter();
                people.find(|(_, one)| one.has_code(code)).map(|(id, _)| *id)
            }
            None => meant(&self.people, &row.name.full()).ok().flatten(),
        }
    }

    async fn union(&mut self, tx: &impl ConnectionTrait, title: &str) -> Result<Option<UnionId>> {
        if title.is_empty() {
            return Ok(None);
        }
        if let Some(known) = self.unions.get(title) {
            return Ok(Some(*known));
        }
        let id = UnionId(Uuid::now_v7());
        let stored = methodical_union::ActiveModel {
            org_id: Set(self.org.0),
            id: Set(id.0),
            title: Set(title.to_owned()),
            closed_on: Set(None),
        };
        methodical_union::Entity::insert(stored)
            .exec_without_returning(tx)
            .await?;
        self.unions.insert(title.to_owned(), id);
        Ok(Some(id))
    }

    /// The contract as the file tells it; orders are not in files.
    fn told(
        &self,
        before: Option<&employment::Model>,
        person: PersonId,
        union: Option<UnionId>,
        row: &RosterRow,
    ) -> employment::Model {
        let hundredths = (row.rate * whole(100)).round().to_integer();
        let group = self.posts.get(&fold(&row.position)).copied().or(row.group);
        employment::Model {
            org_id: self.org.0,
            id: before.map_or_else(Uuid::now_v7, |one| one.id),
            person_id: person.0,
            position: row.position.clone(),
            position_group: group.map(PositionGroup::code).unwrap_or_default().to_owned(),
            counts_in_chp: group == Some(PositionGroup::Pedagogical),
            kind: row.kind.code().to_owned(),
            rate_hundredths: i32::try_from(hundredths).unwrap_or_default(),
            union_id: union.map(|id| id.0),
            start_date: row.start,
            end_date: row.end,
            note: row.note.clone(),
            hire_order: before.map(|one| one.hire_order.clone()).unwrap_or_default(),
            end_order: before.map(|one| one.end_order.clone()).unwrap_or_default(),
        }
    }

    /// Adds or corrects one contract; one that says the same already is left alone.
    async fn employ(
        &mut self,
        tx: &impl ConnectionTrait,
        person: PersonId,
        union: Option<UnionId>,
        row: &RosterRow,
    ) -> Result<bool> {
        let same = |one: &employment::Model| {
            one.person_id == person.0 && one.position == row.position && one.start_date == row.start
        };
        let known = self.employments.iter().position(same);
        let before = known.map(|at| self.employments[at].clone());
        let told = self.told(before.as_ref(), person, union, row);
        let joins = follow_file(tx, before.as_ref(), &told).await?;
        match known {
            Some(at) if self.employments[at] == told => return Ok(joins),
            Some(at) if is_same_but_union(&self.employments[at], &told) && !joins => {
                let known = employment::ActiveModel {
                    org_id: Set(told.org_id),
                    id: Set(told.id),
                    union_id: Set(told.union_id),
                    ..Default::default()
                };
                known.update(tx).await?;
                self.employments[at] = told;
                return Ok(false);
            }
            Some(at) => {
                let changed = employment::ActiveModel::from(told.clone()).reset_all();
                changed.update(tx).await?;
                self.employments[at] = told;
            }
            None => {
                let stored = employment::ActiveModel::from(told.clone());
                employment::Entity::insert(stored).exec_without_returning(tx).await?;
                self.employments.push(told);
            }
        }
        Ok(true)
    }
}

/// The code of a row's person; a reader without codes puts the folded name in its place.
fn code(row: &RosterRow) -> Option<&str> {
    (row.person != fold(&row.name.full())).then_some(row.person.as_str())
}

/// A membership that is there already is nothing new, wherever it was told.
fn is_same_but_union(stored: &employment::Model, told: &employment::Model) -> bool {
    let with = employment::Model {
        union_id: told.union_id,
        ..stored.clone()
    };
    with == *told
}
