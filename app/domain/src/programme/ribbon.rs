//! Where the year stands on a day: for the ribbon of stages on the start page and on the programme's.

use crate::programme::stages::Calendar;
use crate::programme::wire::Ribbon;
use chrono::NaiveDate;

/// The year on a day; on a border day the later stage says how long it lasts.
pub fn ribbon(calendar: &Calendar, today: NaiveDate, overdue: usize) -> Ribbon {
    let current = calendar.on(today);
    let until = current
        .last()
        .map(|stage| stage.to)
        .or_else(|| calendar.next(today).map(|stage| stage.from));
    Ribbon {
        today,
        stages: calendar.stages.clone(),
        current: current.iter().map(|stage| stage.code).collect(),
        days_left: until.map(|until| until.signed_duration_since(today).num_days()),
        overdue,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programme::stages::StageCode;

    #[test]
    fn sr_05_the_ribbon_counts_the_days_that_are_left() {
        let year = Calendar::of_the_document(2026);
        let on = |month, day| {
            let today = NaiveDate::from_ymd_opt(2026, month, day).unwrap_or_default();
            let ribbon = ribbon(&year, today, 0);
            (ribbon.current, ribbon.days_left)
        };
        assert_eq!(on(1, 15), (vec![], Some(45)));
        assert_eq!(on(4, 1), (vec![StageCode::Initial, StageCode::Main], Some(61)));
        assert_eq!(on(4, 20), (vec![StageCode::Main], Some(42)));
        assert_eq!(on(7, 1), (vec![StageCode::Final], Some(0)));
        assert_eq!(on(9, 1), (vec![], None));
    }
}
