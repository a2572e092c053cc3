//! The plan of a stage: which steps are done, which are late (SR-16).

use crate::roster::codes::coded;
use chrono::NaiveDate;

coded! {
    /// How a step stands today.
    StepState {
        /// Done.
        Done = "done",
        /// Its last day is over.
        Overdue = "overdue",
        /// Its last day is within a week.
        Soon = "soon",
        /// There is time.
        Ahead = "ahead",
    }
}

const SOON_DAYS: i64 = 7;

/// How a step stands; on its last day it is not late yet.
pub fn step_state(due_on: NaiveDate, is_done: bool, today: NaiveDate) -> StepState {
    let left = due_on.signed_duration_since(today).num_days();
    match left {
        _ if is_done => StepState::Done,
        ..0 => StepState::Overdue,
        0..=SOON_DAYS => StepState::Soon,
        _ => StepState::Ahead,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_late_from_the_day_after_its_last() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 4, day).unwrap_or_default();
        assert_eq!(step_state(day(15), false, day(1)), StepState::Ahead);
        assert_eq!(step_state(day(15), false, day(8)), StepState::Soon);
        assert_eq!(step_state(day(15), false, day(15)), StepState::Soon);
        assert_eq!(step_state(day(15), false, day(16)), StepState::Overdue);
        assert_eq!(step_state(day(15), true, day(16)), StepState::Done);
    }
}
