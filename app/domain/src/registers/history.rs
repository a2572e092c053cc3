//! The history of one row of a register: who did what, when, and what was before and after.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// One field that an act changed; empty stands for nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The field's name in the register.
    pub field: String,
    /// What it was.
    pub before: String,
    /// What it became.
    pub after: String,
}

/// One act, newest first in a list of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Happening {
    /// The organisation's wall clock.
    pub at: NaiveDateTime,
    /// Who did it; empty when nobody did: an import by the command line, a job.
    pub who: String,
    /// The register it was done in: `staff`, `events` …
    pub register: String,
    /// What was done: `add`, `edit`, `end` …
    pub act: String,
    /// What it changed.
    pub changes: Vec<Change>,
}

/// The fields that differ, from triples of name, before and after.
pub fn changes<'a>(fields: impl IntoIterator<Item = (&'a str, String, String)>) -> Vec<Change> {
    let differs = |(_, before, after): &(&str, String, String)| before != after;
    let change = |(field, before, after): (&str, String, String)| Change {
        field: field.to_owned(),
        before,
        after,
    };
    fields.into_iter().filter(differs).map(change).collect()
}
