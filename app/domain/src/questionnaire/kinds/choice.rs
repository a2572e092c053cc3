//! One or several of a list.

use super::Choosable;
use serde::{Deserialize, Serialize};

/// A list to pick from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    pub options: Vec<Choosable>,
    pub pick: Pick,
    /// Shown as a dropdown; only for `Pick::One`.
    #[serde(default)]
    pub dropdown: bool,
    /// The label of «Другое» with a text of one's own; its option is called `other`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other: Option<String>,
}

/// How many may be picked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pick {
    One,
    /// At least `min` and at most `max` (none: as many as there are).
    Many {
        #[serde(default)]
        min: u16,
        #[serde(default)]
        max: Option<u16>,
    },
}
