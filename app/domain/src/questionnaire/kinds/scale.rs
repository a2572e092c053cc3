//! A scale from a number to a number: rating, NPS (0 to 10), a single Likert item.

use serde::{Deserialize, Serialize};

/// Whole numbers from `from` to `to` (at most 11 of them) with a word at each end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    pub from: i16,
    pub to: i16,
    #[serde(default)]
    pub low_label: String,
    #[serde(default)]
    pub high_label: String,
}
