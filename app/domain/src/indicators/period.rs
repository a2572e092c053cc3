//! The year an indicator is about, its census day, and the day its staff is counted on (DD-02, DD-03).

use crate::indicators::policies::{PeriodPolicy, Policies};
use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeZone, Utc};
use serde::{Deserialize, Serialize};

/// A calendar year of data and the day of its census, in local dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// The first day.
    pub from: NaiveDate,
    /// The first day after it.
    pub to: NaiveDate,
    /// The day the staff is counted on.
    pub census: NaiveDate,
}

impl Period {
    /// Does this local moment belong to it?
    pub fn holds(&self, at: NaiveDateTime) -> bool {
        (self.from..self.to).contains(&at.date())
    }

    /// From this day on neither time nor staff changes the value.
    pub fn complete_on(&self) -> NaiveDate {
        self.to.max(self.census)
    }
}

/// The period of a year of data.
pub fn period(year: i32, policies: &Policies) -> Period {
    let next = year.saturating_add(1);
    let census_year = match policies.period_policy {
        PeriodPolicy::PreviousYear => next,
        PeriodPolicy::SameYear => year,
    };
    Period {
        from: january(year, 1),
        to: january(next, 1),
        census: january(census_year, policies.census_day),
    }
}

/// The day the staff is counted on: the census, or today as long as it is ahead.
pub fn staff_date(period: &Period, as_of: NaiveDateTime) -> NaiveDate {
    as_of.date().min(period.census)
}

/// A stored moment in the school's own time: years end at its midnight, not at Greenwich's (EX-21).
pub fn local_time<Z: TimeZone>(at: DateTime<Utc>, zone: &Z) -> NaiveDateTime {
    at.with_timezone(zone).naive_local()
}

fn january(year: i32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 1, day.clamp(1, 31)).unwrap_or(NaiveDate::MAX)
}
