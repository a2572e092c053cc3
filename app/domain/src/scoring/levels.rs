//! Level scales: cut scores as data (DD-18), inclusive from below, compared as exact fractions (EX-25).

use crate::points::{Exact, show_short, whole};
use crate::problem::Problem;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The levels of an instrument version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelScale {
    pub polarity: Polarity,
    /// From the highest bound down; the last bound is 0.
    pub levels: Vec<Level>,
}

/// What a level speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Polarity {
    /// The level of a deficit: a low score is a high deficit.
    Deficit,
    /// The level of a competence: a low score is a low level.
    Competence,
}

/// One level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// The least share of the maximum, 0 to 1, that gives this level.
    pub from: Exact,
    /// `none`, `low`, `medium` … — stable, for exports.
    pub code: String,
    /// «средний»
    pub title: String,
    /// How much of a deficit it is: 0 none, 1 low, 2 medium, 3 high.
    pub severity: u8,
    /// What the author says to who has this level, beside the result after its release (E14); may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub feedback: String,
}

/// The codes of the scales on offer (`domain.md` 2.4).
pub const PRESETS: [&str; 5] = ["deficit4", "deficit3", "level5", "level3", "severity"];

/// The scale of that code: offered to authors, then data of their instrument, to be changed at will (DD-18).
pub fn preset(code: &str) -> Option<LevelScale> {
    let (polarity, rows): (_, &[(i64, &str, &str, u8)]) = match code {
        "deficit4" => (
            Polarity::Deficit,
            &[
                (100, "none", "дефицит не выявлен", 0),
                (80, "low", "низкий", 1),
                (60, "medium", "средний", 2),
                (0, "high", "высокий", 3),
            ],
        ),
        "deficit3" => (
            Polarity::Deficit,
            &[
                (80, "minimal", "минимальный", 1),
                (60, "medium", "средний", 2),
                (0, "high", "высокий", 3),
            ],
        ),
        "level5" => (
            Polarity::Competence,
            &[
                (85, "high", "высокий", 0),
                (70, "above_medium", "выше среднего", 1),
                (55, "medium", "средний", 2),
                (40, "below_medium", "ниже среднего", 3),
                (0, "minimal", "минимальный", 3),
            ],
        ),
        "level3" => (
            Polarity::Competence,
            &[
                (75, "optimal", "оптимальный", 0),
                (50, "acceptable", "допустимый", 2),
                (0, "critical", "критический", 3),
            ],
        ),
        "severity" => (
            Polarity::Deficit,
            &[
                (70, "insignificant", "незначимый", 0),
                (50, "moderate", "умеренный", 1),
                (30, "significant", "значимый", 2),
                (0, "critical", "критический", 3),
            ],
        ),
        _ => return None,
    };
    let levels = rows.iter().map(|&(percent, code, title, severity)| Level {
        from: Exact::new(percent, 100),
        code: code.to_owned(),
        title: title.to_owned(),
        severity,
        feedback: String::new(),
    });
    Some(LevelScale {
        polarity,
        levels: levels.collect(),
    })
}

impl LevelScale {
    /// The level of so many points; none when there was nothing to earn.
    ///
    /// A bound belongs to the level above it, and fractions are compared exactly:
    /// 18 of 30 points meet a bound of 60 % (EX-25).
    pub fn level_of(&self, points: Exact, max: Exact) -> Option<&Level> {
        if max <= whole(0) {
            return None;
        }
        let share = points / max;
        self.levels.iter().find(|level| share >= level.from)
    }
}

/// What is unsound in a scale; `at` is `levels` or `levels.` and the number of the level from 0.
pub fn check(scale: &LevelScale) -> Vec<Problem> {
    let Some(last) = scale.levels.last() else {
        return vec![Problem::new("levels", "levels-none")];
    };
    let mut problems = Vec::new();
    let mut codes = BTreeSet::new();
    let mut above: Option<Exact> = None;
    for (number, level) in scale.levels.iter().enumerate() {
        let mut found = |wrong: bool, kind: &str| {
            if wrong {
                let bound = show_short(level.from * 100, ',');
                problems.push(Problem::new(format!("levels.{number}"), kind).with("percent", bound));
            }
        };
        found(level.title.trim().is_empty(), "level-title-empty");
        found(!codes.insert(&level.code), "level-code-repeated");
        found(
            level.from < whole(0) || level.from > whole(1),
            "level-bound-out-of-range",
        );
        found(
            above.is_some_and(|above| level.from >= above),
            "level-bounds-not-falling",
        );
        above = Some(level.from);
    }
    if last.from != whole(0) {
        let bound = show_short(last.from * 100, ',');
        problems.push(Problem::new("levels", "levels-gap").with("percent", bound));
    }
    problems
}
