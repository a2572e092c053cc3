//! An open post and the rules about its days: open on a day, open for how long, confirmed for which January.

use chrono::{Datelike, NaiveDate};

/// Vacancies that stay open longer are named apart (`domain.md` 3.4).
pub const LONG_OPEN_DAYS: i64 = 90;

/// The days on which a vacancy is open: from the first, and no longer on the day it was closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Open {
    /// The first day.
    pub opened_on: NaiveDate,
    /// The day it was filled or taken away; none while it is open.
    pub closed_on: Option<NaiveDate>,
}

impl Open {
    /// Is it open on that day? `opened_on ≤ D ∧ (closed_on null ∨ closed_on > D)`, `domain.md` 3.4.
    pub fn on(self, day: NaiveDate) -> bool {
        self.opened_on <= day && self.closed_on.is_none_or(|closed| closed > day)
    }

    /// For how many days it had been open by that day, or until it was closed; the first day is 1.
    pub fn days(self, today: NaiveDate) -> i64 {
        let last = self.closed_on.map_or(today, |closed| closed.min(today));
        let days = last.signed_duration_since(self.opened_on).num_days();
        if self.on(today) { days + 1 } else { days }.max(0)
    }

    /// Does its row still wait for the word that it is true on the census day (SR-65)?
    pub fn awaits(self, last_confirmed_on: Option<NaiveDate>, census: NaiveDate) -> bool {
        self.on(census) && last_confirmed_on.is_none_or(|day| day < census)
    }
}

/// The day for which open rows are confirmed: 1 January of the year.
pub fn census_of(today: NaiveDate) -> NaiveDate {
    NaiveDate::from_ymd_opt(today.year(), 1, 1).unwrap_or(today)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn open(opened: &str, closed: Option<&str>) -> Open {
        Open {
            opened_on: day(opened),
            closed_on: closed.map(day),
        }
    }

    #[test]
    fn ex_17_a_vacancy_closed_after_the_census_day_was_open_on_it() {
        let census = day("2027-01-01");
        assert!(open("2026-12-20", Some("2027-01-12")).on(census), "V5");
        assert!(!open("2026-02-14", Some("2026-08-28")).on(census), "V4");
        assert!(!open("2027-01-11", None).on(census), "V7");
        assert!(
            !open("2026-02-14", Some("2027-01-01")).on(census),
            "closed on the very day"
        );
    }

    #[test]
    fn the_first_day_is_day_one_and_the_day_of_closing_is_none() {
        assert_eq!(open("2026-04-20", None).days(day("2026-04-20")), 1);
        assert_eq!(open("2026-04-20", Some("2026-04-23")).days(day("2026-05-01")), 3);
        assert_eq!(open("2026-04-20", None).days(day("2026-04-01")), 0);
    }

    #[test]
    fn each_january_an_open_row_is_confirmed_anew() {
        let old = open("2025-08-25", None);
        assert!(old.awaits(Some(day("2026-01-12")), census_of(day("2027-01-15"))));
        assert!(!old.awaits(Some(day("2027-01-12")), census_of(day("2027-01-15"))));
        assert!(!open("2027-01-11", None).awaits(None, census_of(day("2027-01-15"))));
    }
}
