//! Evidence by name: who stands behind a number, in which methodical union, and the day that explains it.

use crate::error::Result;
use crate::roster::{Person, people, unions};
use chrono::NaiveDate;
use domain::ids::{OrgId, PersonId, UnionId, VacancyId};
use domain::indicators::count::Count;
use domain::indicators::evaluate::IndicatorOutcome;
use domain::indicators::evidence::{Evidence, Reason};
use domain::indicators::facts::{Confirmation, Facts, VacancyFact};
use domain::indicators::variable::Rule;
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
    let row = |evidence: &Evidence| {
        let person = roll.people.get(&evidence.person);
        let row = row(roll, facts, counted, count.variable.rule, *evidence);
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

fn row(roll: &Roll, facts: &Facts, counted: &IndicatorOutcome, rule: Rule, evidence: Evidence) -> EvidenceRow {
    let person = roll.people.get(&evidence.person);
    let post = post(facts, evidence.person, counted.staff_date);
    let union = post.and_then(|one| roll.unions.get(&one.union?).cloned());
    EvidenceRow {
        person: person.and_then(|one| one.code.clone()),
        name: person.map(|one| one.name.short_name()).unwrap_or_default(),
        position: post.map(|one| one.position.clone()).unwrap_or_default(),
        union: union.unwrap_or_default(),
        in_staff: evidence.reason.is_in_staff(),
        included: evidence.included,
        reason: evidence.reason.code().to_owned(),
        day: day(facts, counted, rule, evidence),
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
fn day(facts: &Facts, counted: &IndicatorOutcome, rule: Rule, evidence: Evidence) -> Option<NaiveDate> {
    let person = evidence.person;
    let of_year = |day: &NaiveDate| (counted.period.from..counted.period.to).contains(day);
    match (evidence.reason, rule) {
        (Reason::Counted, Rule::Diagnosed) => {
            let own = facts
                .attempts
                .iter()
                .filter(|one| one.person == person && one.campaign.counts_for_indicators && !one.campaign.is_pilot);
            let handed_in = own.filter_map(|one| one.submitted_at);
            let seen = handed_in.filter(|at| *at <= counted.as_of && counted.period.holds(*at));
            seen.min().map(|at| at.date())
        }
        (Reason::Counted, Rule::Routed) => {
            let own = facts
                .routes
                .iter()
                .filter(|one| one.person == person && one.deficits > 0);
            own.filter_map(|one| one.approved_on).filter(of_year).min()
        }
        (Reason::Counted, Rule::Attended) => {
            let own = facts
                .participations
                .iter()
                .filter(|one| one.person == person && one.is_sci_method && one.confirmation == Confirmation::Confirmed);
            own.map(|one| one.date_to).filter(of_year).min()
        }
        (Reason::NotInStaffOnDate, _) => {
            let own = facts.employments.iter().filter(|one| one.person == person);
            own.filter_map(|one| one.end)
                .max()
                .filter(|end| *end < counted.staff_date)
        }
        _ => None,
    }
}
