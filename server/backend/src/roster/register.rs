//! The staff register on a date, as a page shows it.

use super::people::{Person, people, unions};
use super::repo::staff;
use crate::Backend;
use crate::accounts::organization;
use crate::actor::Actor;
use crate::clock;
use crate::entity::employment;
use crate::error::Result;
use crate::indicators::policies;
use chrono::NaiveDate;
use domain::access::Verb;
use domain::ids::{OrgId, PersonId, UnionId};
use domain::roster::name::fold;
use domain::roster::position::PositionGroup;
use domain::roster::sheet::parse_date;
use domain::roster::staff::{Employment, LongAbsence, besides, chp, is_young};
use domain::roster::wire::{PostLine, RegisterQuery, RegisterView, StaffRow, UnionChoice};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// The register on a date, narrowed by the query.
pub async fn register(cx: &Backend, actor: &Actor, org: OrgId, query: &RegisterQuery) -> Result<RegisterView> {
    actor.require(Verb::RosterRead, org)?;
    let zone = organization(cx, org).await?.zone;
    let on = parse_date(&query.on).unwrap_or_else(|| clock::day(cx.clock.now(), zone));
    let (db, policies) = (cx.db.read(), policies(cx.db.read(), org).await?);
    let staff = staff(db, org).await?;
    let people = people(db, org).await?;
    let unions = unions(db, org).await?;
    let book = Book {
        on,
        chp: chp(&staff.employments, &staff.absences, on, &policies),
        rates: rates(db, org).await?,
        unions: unions.iter().cloned().collect(),
        employments: &staff.employments,
        absences: &staff.absences,
    };
    let mut rows: Vec<(State, &Person, PersonId)> = people
        .iter()
        .map(|(id, person)| (book.state(*id), person, *id))
        .collect();
    rows.sort_by(|a, b| a.1.sort_key.cmp(&b.1.sort_key));
    let count = |state: State| rows.iter().filter(|(own, ..)| *own == state).count();
    let wanted = rows.iter().filter(|(state, ..)| match query.state.as_str() {
        "all" => true,
        "left" => *state == State::Left,
        _ => *state == State::Working,
    });
    let shown = wanted
        .map(|(_, person, id)| (book.row(*id, person), book.union_of(*id)))
        .filter(|(row, union)| fits(row, *union, query))
        .map(|(row, _)| row)
        .collect();
    Ok(RegisterView {
        on,
        besides: besides(&staff.employments, &staff.absences, on, &policies).len(),
        chp: book.chp.len(),
        working: count(State::Working),
        left: count(State::Left),
        all: rows.len(),
        unions: unions
            .into_iter()
            .map(|(id, title)| UnionChoice {
                id: id.to_string(),
                title,
            })
            .collect(),
        rows: shown,
    })
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Working,
    Left,
    Coming,
}

/// Everything a line of the register is made of.
struct Book<'a> {
    on: NaiveDate,
    chp: BTreeSet<PersonId>,
    rates: BTreeMap<Uuid, i32>,
    unions: BTreeMap<UnionId, String>,
    employments: &'a [Employment],
    absences: &'a [LongAbsence],
}

impl Book<'_> {
    fn own(&self, person: PersonId) -> impl Iterator<Item = &Employment> {
        self.employments.iter().filter(move |one| one.person == person)
    }

    fn state(&self, person: PersonId) -> State {
        if self.own(person).any(|one| one.lasts_on(self.on)) {
            State::Working
        } else if self.own(person).any(|one| one.start <= self.on) {
            State::Left
        } else {
            State::Coming
        }
    }

    /// The contracts to show, the main one first: those that last, or else the latest.
    fn posts(&self, person: PersonId) -> Vec<&Employment> {
        let mut lasting: Vec<&Employment> = self.own(person).filter(|one| one.lasts_on(self.on)).collect();
        lasting.sort_by_key(|one| (one.kind, one.start));
        if lasting.is_empty() {
            lasting.extend(self.own(person).max_by_key(|one| one.end.unwrap_or(NaiveDate::MAX)));
        }
        lasting
    }

    fn union_of(&self, person: PersonId) -> Option<UnionId> {
        self.posts(person).iter().find_map(|one| one.union)
    }

    fn row(&self, id: PersonId, person: &Person) -> StaffRow {
        let posts = self.posts(id);
        let teaches = posts.iter().any(|one| one.group == Some(PositionGroup::Pedagogical));
        let away = self.absences.iter().find(|one| one.person == id && one.covers(self.on));
        StaffRow {
            name: person.name.short_name(),
            union: self
                .union_of(id)
                .and_then(|id| self.unions.get(&id).cloned())
                .unwrap_or_default(),
            since: self.own(id).map(|one| one.start).min().unwrap_or_default(),
            until: posts.iter().filter_map(|one| one.end).max(),
            is_in_chp: self.chp.contains(&id),
            is_young: teaches && is_young(self.employments, id, self.on),
            away: away.map(|one| one.kind.code().to_owned()),
            posts: posts.into_iter().map(|one| self.post(one)).collect(),
        }
    }

    fn post(&self, one: &Employment) -> PostLine {
        PostLine {
            position: one.position.clone(),
            kind: one.kind.code().to_owned(),
            rate_hundredths: self.rates.get(&one.id.0).copied().unwrap_or_default(),
        }
    }
}

fn fits(row: &StaffRow, union: Option<UnionId>, query: &RegisterQuery) -> bool {
    let wanted = fold(&query.find);
    let is_found = |text: &str| fold(text).contains(&wanted);
    let in_union = query.union.is_empty() || union.is_some_and(|id| id.to_string() == query.union);
    in_union && (is_found(&row.name) || row.posts.iter().any(|post| is_found(&post.position)))
}

async fn rates(db: &impl ConnectionTrait, org: OrgId) -> Result<BTreeMap<Uuid, i32>> {
    let rows = employment::Entity::find()
        .filter(employment::Column::OrgId.eq(org.0))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.rate_hundredths)).collect())
}
