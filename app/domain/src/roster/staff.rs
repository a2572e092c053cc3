//! Who is staff on a day: dated employments, long absences, and ЧП (`domain.md` 3.4).

use crate::{
    ids::{EmploymentId, PersonId, UnionId},
    indicators::policies::Policies,
    roster::{absences::AbsenceKind, codes::coded, position::PositionGroup},
};
use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

coded! {
    /// Which contract somebody works on.
    EmploymentKind {
        /// Основное место работы.
        Main = "main",
        /// Внутреннее совместительство: a second post of the same person.
        InternalPartTime = "internal_part_time",
        /// Внешнее совместительство: the main post is elsewhere.
        ExternalPartTime = "external_part_time",
        /// Договор гражданско-правового характера.
        Gph = "gph",
    }
}

/// One dated contract of a person with the organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Employment {
    /// Its id.
    pub id: EmploymentId,
    /// Whose it is.
    pub person: PersonId,
    /// The person's stays in methodical unions, whatever the contract.
    pub unions: Vec<Membership>,
    /// The first day of the person's experience, when it was told.
    pub experience_start: Option<NaiveDate>,
    /// The post's title.
    pub position: String,
    /// The post's group, when the dictionary knows it.
    pub group: Option<PositionGroup>,
    /// Does the post put its holder into ЧП?
    pub counts_in_chp: bool,
    /// Which contract it is.
    pub kind: EmploymentKind,
    /// The first working day.
    pub start: NaiveDate,
    /// The last working day, inclusive.
    pub end: Option<NaiveDate>,
}

/// A dated stay in a methodical union.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Membership {
    /// Which.
    pub union: UnionId,
    /// The first day.
    pub from: NaiveDate,
    /// The last day, inclusive.
    pub to: Option<NaiveDate>,
}

/// A long absence of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LongAbsence {
    /// Who is away.
    pub person: PersonId,
    /// Why.
    pub kind: AbsenceKind,
    /// The first day.
    pub from: NaiveDate,
    /// The last day, inclusive.
    pub to: Option<NaiveDate>,
}

impl Employment {
    /// Does it last on that day? The last working day still does.
    pub fn lasts_on(&self, day: NaiveDate) -> bool {
        self.start <= day && self.end.is_none_or(|end| day <= end)
    }
}

impl Employment {
    /// The methodical union on a day; of a day outside the contract, on the nearest day of it.
    pub fn union_on(&self, day: NaiveDate) -> Option<UnionId> {
        let day = day.min(self.end.unwrap_or(day)).max(self.start);
        let here = self.unions.iter().filter(|one| one.covers(day));
        here.max_by_key(|one| one.from).map(|one| one.union)
    }
}

impl Membership {
    /// Does it last on that day?
    pub fn covers(&self, day: NaiveDate) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
}

impl LongAbsence {
    /// Is the person away on that day?
    pub fn covers(&self, day: NaiveDate) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
}

/// ЧП on a day: persons, not contracts and not ставки (DD-01, DD-07, DD-08).
///
/// Pass the employments and absences of one organisation.
pub fn chp(
    employments: &[Employment],
    absences: &[LongAbsence],
    on: NaiveDate,
    policies: &Policies,
) -> BTreeSet<PersonId> {
    let counts = |one: &&Employment| one.counts_in_chp && one.lasts_on(on) && kind_counts(one.kind, policies);
    let away = |person: PersonId| policies.exclude_long_leave && is_away(absences, person, on);
    let persons = employments.iter().filter(counts).map(|one| one.person);
    persons.filter(|person| !away(*person)).collect()
}

/// The line «кроме того»: external part-timers on pedagogical posts who are not in ЧП.
pub fn besides(
    employments: &[Employment],
    absences: &[LongAbsence],
    on: NaiveDate,
    policies: &Policies,
) -> BTreeSet<PersonId> {
    let chp = chp(employments, absences, on, policies);
    let is_external =
        |one: &&Employment| one.counts_in_chp && one.lasts_on(on) && one.kind == EmploymentKind::ExternalPartTime;
    let persons = employments.iter().filter(is_external).map(|one| one.person);
    persons.filter(|person| !chp.contains(person)).collect()
}

/// Is somebody on long leave on that day?
pub fn is_away(absences: &[LongAbsence], person: PersonId, on: NaiveDate) -> bool {
    absences.iter().any(|one| one.person == person && one.covers(on))
}

/// Is somebody a young teacher: three years of experience or less, counted from the day that was told, else from the
/// first employment known here?
pub fn is_young(employments: &[Employment], person: PersonId, on: NaiveDate) -> bool {
    let own = || employments.iter().filter(|one| one.person == person);
    let told = own().find_map(|one| one.experience_start);
    let began = told.or_else(|| own().map(|one| one.start).min());
    began.is_some_and(|began| began >= young_since(on))
}

/// The earliest beginning of experience with which somebody is still young on that day.
pub fn young_since(on: NaiveDate) -> NaiveDate {
    const YEARS: Months = Months::new(36);
    let began = on.checked_sub_months(YEARS).unwrap_or(on);
    let ends = began.checked_add_months(YEARS).unwrap_or(on);
    // Three years before 29 February end a day early.
    if ends < on {
        began.succ_opt().unwrap_or(began)
    } else {
        began
    }
}

/// The contracts that put their holder into ЧП (DD-07).
pub fn kinds_in_chp(policies: &Policies) -> Vec<EmploymentKind> {
    let all = EmploymentKind::ALL.iter().copied();
    all.filter(|kind| kind_counts(*kind, policies)).collect()
}

fn kind_counts(kind: EmploymentKind, policies: &Policies) -> bool {
    match kind {
        EmploymentKind::Main | EmploymentKind::InternalPartTime => true,
        EmploymentKind::ExternalPartTime => policies.include_external,
        EmploymentKind::Gph => false,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn three_years_end_on_their_day_also_in_leap_years() {
        for (began, last) in [
            ("2023-09-01", "2026-09-01"),
            ("2024-02-29", "2027-02-28"),
            ("2025-02-28", "2028-02-28"),
            ("2025-03-01", "2028-03-01"),
        ] {
            let (began, last): (NaiveDate, NaiveDate) = (began.parse().unwrap(), last.parse().unwrap());
            assert!(young_since(last) <= began, "{began} on {last}");
            assert!(young_since(last.succ_opt().unwrap()) > began, "{began} after {last}");
        }
    }
}
