//! The school as it is seen at one moment for one year: who is staff, and why somebody else is not.

use crate::{
    ids::PersonId,
    indicators::{
        evidence::{Evidence, Reason},
        facts::Facts,
        period::{Period, period, staff_date},
        policies::Policies,
    },
    roster::staff::{Employment, EmploymentKind, chp, is_away},
};
use chrono::{NaiveDate, NaiveDateTime};
use std::collections::BTreeSet;

/// Facts, year, moment and rules, and the staff that follows from them.
#[derive(Debug)]
pub struct Scene<'a> {
    /// What happened.
    pub facts: &'a Facts,
    /// The year and its census.
    pub period: Period,
    /// What happened later is not seen.
    pub as_of: NaiveDateTime,
    /// The rules.
    pub policies: &'a Policies,
    /// The day the staff is counted on.
    pub on: NaiveDate,
    /// ЧП.
    pub staff: BTreeSet<PersonId>,
}

impl<'a> Scene<'a> {
    /// A year as it is seen at a moment.
    pub fn new(facts: &'a Facts, year: i32, as_of: NaiveDateTime, policies: &'a Policies) -> Self {
        let period = period(year, policies);
        let on = staff_date(&period, as_of);
        Self {
            staff: chp(&facts.employments, &facts.absences, on, policies),
            facts,
            period,
            as_of,
            policies,
            on,
        }
    }

    /// Evidence for everybody in ЧП, away from it on long leave, or outside it who would count: in the order of ids.
    ///
    /// `reason` is asked as if the person were staff.
    pub fn evidence(&self, others: BTreeSet<PersonId>, reason: impl Fn(PersonId) -> Reason) -> Vec<Evidence> {
        let mut persons = others;
        persons.retain(|person| reason(*person) == Reason::Counted);
        persons.extend(self.staff_with_absent());
        let evidence = |person| {
            let reason = if self.staff.contains(&person) {
                reason(person)
            } else {
                self.reason_outside(person)
            };
            Evidence::new(person, reason)
        };
        persons.into_iter().map(evidence).collect()
    }

    /// Has this day been reached?
    pub fn has_seen(&self, day: NaiveDate) -> bool {
        day <= self.as_of.date()
    }

    /// Is this day in the year?
    pub fn is_in_period(&self, day: NaiveDate) -> bool {
        (self.period.from..self.period.to).contains(&day)
    }

    /// ЧП with those whom only a long leave keeps out of it: they are not counted, but they are told why.
    fn staff_with_absent(&self) -> BTreeSet<PersonId> {
        let everybody = Policies {
            exclude_long_leave: false,
            ..self.policies.clone()
        };
        chp(&self.facts.employments, &self.facts.absences, self.on, &everybody)
    }

    /// Why somebody is not in ЧП on the day.
    pub fn reason_outside(&self, person: PersonId) -> Reason {
        let own = self.facts.employments.iter();
        let lasting: Vec<&Employment> = own
            .filter(|one| one.person == person && one.lasts_on(self.on))
            .collect();
        let counts =
            |kinds: &[EmploymentKind]| lasting.iter().any(|one| one.counts_in_chp && kinds.contains(&one.kind));
        let is_away = || is_away(&self.facts.absences, person, self.on);
        if lasting.is_empty() {
            Reason::NotInStaffOnDate
        } else if counts(&[EmploymentKind::Main, EmploymentKind::InternalPartTime]) && is_away() {
            Reason::LongLeave
        } else if counts(&[EmploymentKind::ExternalPartTime]) {
            Reason::ExternalPartTime
        } else if counts(&[EmploymentKind::Gph]) {
            Reason::CivilContract
        } else {
            Reason::PositionNotCounted
        }
    }
}
