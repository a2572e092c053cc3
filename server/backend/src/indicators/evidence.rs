//! Evidence by name: who stands behind a number, in which methodical union, and the day that explains it.

use crate::error::Result;
use crate::roster::{Person, people, unions};
use chrono::{Datelike, NaiveDate};
use domain::ids::{OrgId, PersonId, UnionId, VacancyId};
use domain::indicators::count::{Count, counted_on};
use domain::indicators::evaluate::IndicatorOutcome;
use domain::indicators::evidence::{Evidence, Reason};
use domain::indicators::facts::{Facts, VacancyFact};
use domain::indicators::scene::Scene;
use domain::indicators::variable::Variable;
use domain::indicators::wire::{EvidenceRow, PostRow};
use domain::points::show;
use domain::roster::staff::Employment;
use sea_orm::ConnectionTrait;
use std::collections::BTreeMap;

/// Names for ids.
#[derive(Clone, Debug)]
pub struct Roll {
    people: BTreeMap<PersonId, Person>,
    unions: BTreeMap<UnionId, String>,
}

impl Roll {
    /// The names of one organisation.
    pub async fn load(db: &impl ConnectionTrait, org: OrgId) -> Result<Self> {
        Ok(Self {
            people: people(db, org).await?,
            unions: unions(db, org).await?.into_iter().collect(),
        })
    }
}

/// The evidence of a variable by union and name, those without a union at the end; each row with whose it is.
pub fn rows(roll: &Roll, facts: &Facts, counted: &IndicatorOutcome, count: &Count) -> Vec<(PersonId, EvidenceRow)> {
    let scene = Scene::new(facts, counted.period.from.year(), counted.as_of, &counted.policies);
    let row = |evidence: &Evidence| {
        let person = roll.people.get(&evidence.person);
        let row = row(roll, &scene, &count.variable, *evidence);
        let key = (
            row.union.is_empty(),
            row.union.clone(),
            person.map(|one| one.sort_key.clone()),
        );
        (key, (evidence.person, row))
    };
    let mut rows: Vec<_> = count.people.iter().map(row).collect();
    rows.sort_by(|a, b| a.0.cmp(&b.0));
    rows.into_iter().map(|(_, row)| row).collect()
}

/// The posts of a variable, the longest open first.
pub fn posts(facts: &Facts, count: &Count) -> Vec<(VacancyId, PostRow)> {
    let reason = |id| count.posts.iter().find(|one| one.vacancy == id);
    let row = |one: &VacancyFact| {
        let evidence = reason(one.id)?;
        let shown = PostRow {
            code: one.code.clone(),
            position: one.position.clone(),
            posts: one.posts,
            rate: show(one.rate, 2, ','),
            opened_on: one.opened_on,
            closed_on: one.closed_on,
            included: evidence.included,
            reason: evidence.reason.code().to_owned(),
        };
        Some((one.id, shown))
    };
    let mut rows: Vec<_> = facts.vacancies.iter().filter_map(row).collect();
    rows.sort_by(|(_, a), (_, b)| (a.opened_on, &a.code).cmp(&(b.opened_on, &b.code)));
    rows
}

fn row(roll: &Roll, scene: &Scene, variable: &Variable, evidence: Evidence) -> EvidenceRow {
    let person = roll.people.get(&evidence.person);
    let post = post(scene.facts, evidence.person, scene.on);
    let union = post.and_then(|one| roll.unions.get(&one.union_on(scene.on)?).cloned());
    EvidenceRow {
        person: person.and_then(|one| one.code.clone()),
        name: person.map(|one| one.name.short_name()).unwrap_or_default(),
        position: post.map(|one| one.position.clone()).unwrap_or_default(),
        union: union.unwrap_or_default(),
        in_staff: evidence.reason.is_in_staff(),
        included: evidence.included,
        reason: evidence.reason.code().to_owned(),
        day: day(scene, variable, evidence),
    }
}

/// The contract a person is listed under: one that counts and lasts, else one that lasts, else the latest.
fn post(facts: &Facts, person: PersonId, on: NaiveDate) -> Option<&Employment> {
    let own = facts.employments.iter().filter(|one| one.person == person);
    own.min_by_key(|one| {
        let end = one.end.unwrap_or(NaiveDate::MAX);
        (!one.lasts_on(on), !one.counts_in_chp, one.kind, std::cmp::Reverse(end))
    })
}

/// Of one who is counted, the first day that counts; of one who has left, the last working day.
fn day(scene: &Scene, variable: &Variable, evidence: Evidence) -> Option<NaiveDate> {
    match evidence.reason {
        Reason::Counted => counted_on(scene, variable, evidence.person),
        Reason::NotInStaffOnDate => {
            let own = scene.facts.employments.iter();
            let ends = own
                .filter(|one| one.person == evidence.person)
                .filter_map(|one| one.end);
            ends.max().filter(|end| *end < scene.on)
        }
        _ => None,
    }
}
