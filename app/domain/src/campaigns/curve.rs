//! The curve of a campaign: how many people were done by the end of each day.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How many were done by the end of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CurvePoint {
    /// A day in the school's zone.
    pub day: NaiveDate,
    /// People done on this day or before.
    pub complete: usize,
}

/// One point for every day from `from` to `to`; what was done earlier counts on the first day.
pub fn cumulative(per_day: &BTreeMap<NaiveDate, usize>, from: NaiveDate, to: NaiveDate) -> Vec<CurvePoint> {
    let done_by = |day: NaiveDate| per_day.range(..=day).map(|(_, people)| people).sum();
    let days = from.iter_days().take_while(|day| *day <= to);
    days.map(|day| CurvePoint {
        day,
        complete: done_by(day),
    })
    .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    fn april(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 4, day).unwrap()
    }

    #[test]
    fn a_day_without_answers_keeps_the_height_of_the_day_before() {
        let per_day = BTreeMap::from([(april(5), 1), (april(7), 2), (april(9), 4)]);
        let points = cumulative(&per_day, april(6), april(9));
        let heights: Vec<usize> = points.iter().map(|point| point.complete).collect();
        assert_eq!(heights, [1, 3, 3, 7]);
        assert!(cumulative(&per_day, april(9), april(6)).is_empty());
    }
}
