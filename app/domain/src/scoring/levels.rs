//! Level scales: cut scores as data (DD-18), inclusive from below, compared as exact fractions (EX-25).

use crate::points::Exact;
use serde::{Deserialize, Serialize};

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
}
