//! The three stages of the programme's year, by their dates. A border day belongs to both its stages (DD-17).

use crate::problem::Problem;
use crate::roster::codes::coded;
use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};

coded! {
    /// A stage of the yearly cycle (`domain.md` 1.3).
    StageCode {
        /// «Начальный»: goals, indicators, instruments, documents.
        Initial = "initial",
        /// «Основной»: campaigns and answers.
        Main = "main",
        /// «Заключительный»: values, forms, reports.
        Final = "final",
    }
}

/// A stage with its dates; the last day belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stage {
    /// Which one.
    pub code: StageCode,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
}

impl Stage {
    /// Does the day belong to it?
    pub fn holds(&self, day: NaiveDate) -> bool {
        (self.from..=self.to).contains(&day)
    }
}

/// The year of an approved programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calendar {
    /// The year of the cycle.
    pub year: i32,
    /// Its stages, by their first day.
    pub stages: Vec<Stage>,
}

impl Calendar {
    /// The year with the dates of the document: 01.03–01.04, 01.04–01.06, 01.06–01.07.
    pub fn of_the_document(year: i32) -> Self {
        let day = |month| NaiveDate::from_ymd_opt(year, month, 1).unwrap_or_default();
        let stage = |code, from, to| Stage {
            code,
            from: day(from),
            to: day(to),
        };
        Self {
            year,
            stages: vec![
                stage(StageCode::Initial, 3, 4),
                stage(StageCode::Main, 4, 6),
                stage(StageCode::Final, 6, 7),
            ],
        }
    }

    /// The stages a day belongs to: two on a border day, none between the cycles.
    pub fn on(&self, day: NaiveDate) -> Vec<Stage> {
        self.stages.iter().copied().filter(|stage| stage.holds(day)).collect()
    }

    /// The stage of that code.
    pub fn stage(&self, code: StageCode) -> Option<Stage> {
        self.stages.iter().copied().find(|stage| stage.code == code)
    }

    /// The next stage that begins after the day.
    pub fn next(&self, day: NaiveDate) -> Option<Stage> {
        let ahead = self.stages.iter().copied().filter(|stage| stage.from > day);
        ahead.min_by_key(|stage| stage.from)
    }

    /// The same days in another year, for the next cycle.
    #[must_use]
    pub fn moved_to(&self, year: i32) -> Self {
        let moved = |day| in_year(day, self.year, year);
        Self {
            year,
            stages: self
                .stages
                .iter()
                .map(|stage| Stage {
                    code: stage.code,
                    from: moved(stage.from),
                    to: moved(stage.to),
                })
                .collect(),
        }
    }

    /// What is wrong with the dates; stages follow one another and share a border day at most.
    pub fn check(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        for stage in &self.stages {
            if stage.to < stage.from {
                problems.push(Problem::new(at(stage.code, "to"), "stage-backwards"));
            }
            if stage.from.year() != self.year || stage.to.year() != self.year {
                problems.push(Problem::new(at(stage.code, "from"), "stage-other-year").with("year", self.year));
            }
        }
        for pair in self.stages.windows(2) {
            let [before, after] = pair else { continue };
            if after.code <= before.code || after.from < before.to {
                problems.push(Problem::new(at(after.code, "from"), "stage-overlaps"));
            } else if Some(after.from) > before.to.succ_opt() {
                problems.push(Problem::new(at(after.code, "from"), "stage-gap"));
            }
        }
        if self.stages.len() != StageCode::ALL.len() {
            problems.push(Problem::new("stages", "stage-missing"));
        }
        problems
    }
}

/// The name of a date's field in the form.
fn at(code: StageCode, end: &str) -> String {
    format!("stages[{}][{end}]", code.code())
}

/// The same day so many years later; 29 February becomes the 28th.
pub fn in_year(day: NaiveDate, from_year: i32, to_year: i32) -> NaiveDate {
    let months = Months::new((to_year - from_year).unsigned_abs() * 12);
    let moved = match to_year >= from_year {
        true => day.checked_add_months(months),
        false => day.checked_sub_months(months),
    };
    moved.unwrap_or(day)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap()
    }

    #[test]
    fn dd_17_and_t_11_a_border_day_belongs_to_both_stages() {
        let year = Calendar::of_the_document(2026);
        let codes = |day| year.on(day).iter().map(|stage| stage.code).collect::<Vec<_>>();
        assert_eq!(codes(day(3, 31)), [StageCode::Initial]);
        assert_eq!(codes(day(4, 1)), [StageCode::Initial, StageCode::Main]);
        assert_eq!(codes(day(6, 1)), [StageCode::Main, StageCode::Final]);
        assert_eq!(codes(day(7, 1)), [StageCode::Final]);
        assert_eq!(codes(day(7, 2)), []);
        assert_eq!(year.next(day(4, 20)).unwrap().code, StageCode::Final);
        assert_eq!(year.next(day(7, 2)), None);
    }

    #[test]
    fn stages_follow_one_another_and_share_one_day_at_most() {
        let mut year = Calendar::of_the_document(2026);
        assert_eq!(year.check(), []);
        year.stages[1].from = day(4, 2);
        assert_eq!(year.check(), []);
        year.stages[1].from = day(3, 31);
        assert_eq!(year.check()[0].kind, "stage-overlaps");
        year.stages[1].from = day(4, 3);
        assert_eq!(year.check()[0].kind, "stage-gap");
        year.stages[1].from = day(6, 2);
        assert!(year.check().iter().any(|one| one.kind == "stage-backwards"));
    }

    #[test]
    fn the_next_cycle_has_the_same_days() {
        let next = Calendar::of_the_document(2026).moved_to(2027);
        assert_eq!(next, Calendar::of_the_document(2027));
        let leap = NaiveDate::from_ymd_opt(2028, 2, 29).unwrap();
        assert_eq!(in_year(leap, 2028, 2029), NaiveDate::from_ymd_opt(2029, 2, 28).unwrap());
    }
}
