//! Evidence by name: who stands behind a number, in which methodical union, and the day that explains it.

use crate::error::Result;
use crate::roster::{Person, people, unions};
use chrono::NaiveDate;
use domain::ids::{OrgId, PersonId, UnionId};
use domain::indicators::evaluate::IndicatorOutcome;
use domain::indicators::evidence::{Evidence, Reason};
use domain::indicators::facts::Facts;
use domain::indicators::wire::EvidenceRow;
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

/// The evidence by union and name; those without a union at the end.
pub fn rows(roll: &Roll, facts: &Facts, counted: &IndicatorOutcome) -> Vec<EvidenceRow> {
    let row = |evidence: &Evidence| {
        let person = roll.people.get(&evidence.person);
        let row = row(roll, facts, counted, *evidence);
        (
            (
                row.union.is_empty(),
                row.union.clone(),
                person.map(|one| one.sort_key.clone()),
            ),
            row,
        )
    };
    let mut rows: Vec<_> = counted.evidence.iter().map(row).collect();
    rows.sort_by(|a, b| a.0.cmp(&b.0));
    rows.into_iter().map(|(_, row)| row).collect()
}

fn row(roll: &Roll, facts: &Facts, counted: &IndicatorOutcome, evidence: Evidence) -> EvidenceRow {
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
        day: day(facts, counted, evidence),
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

/// Of one who is counted, the day of the first attempt that counts; of one who has left, the last working day.
fn day(facts: &Facts, counted: &IndicatorOutcome, evidence: Evidence) -> Option<NaiveDate> {
    match evidence.reason {
        Reason::Counted => {
            let own = facts.attempts.iter().filter(|one| {
                one.person == evidence.person && one.campaign.counts_for_indicators && !one.campaign.is_pilot
            });
            let handed_in = own.filter_map(|one| one.submitted_at);
            let seen = handed_in.filter(|at| *at <= counted.as_of && counted.period.holds(*at));
            seen.min().map(|at| at.date())
        }
        Reason::NotInStaffOnDate => {
            let own = facts.employments.iter().filter(|one| one.person == evidence.person);
            own.filter_map(|one| one.end)
                .max()
                .filter(|end| *end < counted.staff_date)
        }
        _ => None,
    }
}
