//! The time of day, which a demonstration or a test may hold still.

use chrono::{DateTime, NaiveDate, NaiveDateTime, SubsecRound, TimeZone, Utc};
use chrono_tz::Tz;
use std::sync::{Arc, Mutex, PoisonError};

/// Where the time comes from.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    held: Option<Arc<Mutex<DateTime<Utc>>>>,
}

impl Clock {
    /// A clock that stands still at this moment until it is set.
    pub fn held_at(moment: DateTime<Utc>) -> Self {
        Self {
            held: Some(Arc::new(Mutex::new(moment))),
        }
    }

    /// Now, in whole milliseconds.
    pub fn now(&self) -> DateTime<Utc> {
        match &self.held {
            Some(moment) => *moment.lock().unwrap_or_else(PoisonError::into_inner),
            None => Utc::now().trunc_subsecs(3),
        }
    }

    /// Sets a clock that stands still; a running one stays as it is.
    pub fn set(&self, moment: DateTime<Utc>) {
        if let Some(held) = &self.held {
            *held.lock().unwrap_or_else(PoisonError::into_inner) = moment;
        }
    }

    /// Is it one that stands still?
    pub fn is_held(&self) -> bool {
        self.held.is_some()
    }
}

/// A school's wall clock at a moment.
pub fn local(moment: DateTime<Utc>, zone: Tz) -> NaiveDateTime {
    moment.with_timezone(&zone).naive_local()
}

/// The moment at which a school's wall clock shows this; a skipped hour is read as the hour after it.
pub fn moment(wall: NaiveDateTime, zone: Tz) -> DateTime<Utc> {
    let found = zone.from_local_datetime(&wall).earliest();
    let found = found.or_else(|| {
        zone.from_local_datetime(&(wall + chrono::Duration::hours(1)))
            .earliest()
    });
    found.map_or_else(|| wall.and_utc(), |found| found.to_utc())
}

/// The calendar day at a moment in a zone.
pub fn day(at: DateTime<Utc>, zone: Tz) -> NaiveDate {
    local(at, zone).date()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ex_21_half_past_one_on_new_years_night_in_moscow_is_already_the_new_year() {
        let late = NaiveDate::from_ymd_opt(2026, 12, 31)
            .and_then(|d| d.and_hms_opt(22, 30, 0))
            .unwrap_or_default();
        assert_eq!(day(late.and_utc(), chrono_tz::Europe::Moscow).to_string(), "2027-01-01");
        let earlier = late - chrono::Duration::minutes(92);
        assert_eq!(
            day(earlier.and_utc(), chrono_tz::Europe::Moscow).to_string(),
            "2026-12-31"
        );
    }
}
