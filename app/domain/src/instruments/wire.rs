//! What the author's pages and doors exchange. It carries keys, so only `instruments` may use it.

use super::check_list::Finding;
use super::draft::{Draft, InstrumentKind};
use super::frameworks::Framework;
use crate::ids::{InstrumentId, Slug, VersionId};
use crate::problem::Problem;
use crate::scoring::keys::KeySheet;
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is needed to start an instrument.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct NewInstrument {
    pub title: String,
    /// `test` or `questionnaire`.
    pub kind: String,
    /// `school` or `municipal`.
    pub level: String,
    /// It diagnoses professional deficits: its attempts count for indicator 1. A ticked box sends `on`.
    pub is_deficit_diagnostics: String,
}

/// One line of the list of instruments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InstrumentLine {
    pub id: InstrumentId,
    pub title: String,
    pub kind: InstrumentKind,
    pub is_deficit_diagnostics: bool,
    pub questions: usize,
    pub sections: usize,
    /// The number of the newest published version.
    pub version_no: Option<i32>,
    /// The draft was changed after the newest version was published.
    pub is_ahead: bool,
    pub changed_at: NaiveDateTime,
    pub changed_by: String,
    /// Put away: it stands apart and is not offered for campaigns.
    pub is_archived: bool,
}

/// The list, and whether the viewer may add to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InstrumentList {
    pub lines: Vec<InstrumentLine>,
    pub may_write: bool,
}

/// A draft as its editor shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Desk {
    pub id: InstrumentId,
    pub level: String,
    pub is_deficit_diagnostics: bool,
    pub draft: Draft,
    /// Grows with every change, undo and redo.
    pub revision: i32,
    pub can_undo: bool,
    pub can_redo: bool,
    pub changed_at: NaiveDateTime,
    pub is_today: bool,
    pub changed_by: String,
    pub findings: Vec<Finding>,
    pub versions: Vec<VersionLine>,
    /// What competences may be taken from.
    pub frameworks: Vec<Framework>,
    pub may_write: bool,
    pub may_publish: bool,
}

/// One published version in the list of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionLine {
    pub id: VersionId,
    pub no: i32,
    pub published_at: NaiveDateTime,
    pub published_by: String,
    pub order_ref: String,
    pub content_hash: String,
    /// How often its key was corrected.
    pub corrections: i32,
}

/// A published version as its authors see it, with the key it is scored with now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionDesk {
    pub instrument: InstrumentId,
    pub line: VersionLine,
    /// Both halves together, with the key as it is now.
    pub draft: Draft,
    pub corrections: Vec<Correction>,
    pub may_correct: bool,
}

/// One correction of a key, with its reason (E22).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    pub no: i32,
    pub reason: String,
    pub made_at: NaiveDateTime,
    pub made_by: String,
}

/// An edit was stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    pub revision: i32,
    /// The time of day at the school, `14:32`.
    pub at: String,
    /// What the page should bring into view.
    pub focus: Option<Slug>,
    /// The field that was set, as it is stored now.
    pub value: Option<String>,
}

/// A correction as a form posts it (E22).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct CorrectionForm {
    /// The item.
    pub item: String,
    /// `annul`, `restore` or `key`.
    pub act: String,
    /// The right options of a choice (`key`).
    pub options: Vec<String>,
    /// The accepted texts, one a line, or the number (`key`).
    pub value: String,
    pub tolerance: String,
    /// The place of each step, or the right side of each left side (`key`). A part's name begins with `_`, since
    /// numbers would be read as places of a list.
    pub parts: BTreeMap<String, String>,
    pub reason: String,
}

/// The kind of the conflict that shows both texts: `mine` and `theirs`.
pub const FIELD_CHANGED: &str = "field-changed";
/// The kind of the conflict that says a colleague deleted it; `mine` is what was typed.
pub const PART_GONE: &str = "part-gone";

/// A conflict as a problem that carries both texts.
pub fn conflict(at: &str, mine: &str, theirs: &str) -> Problem {
    Problem::new(at, FIELD_CHANGED)
        .with("mine", mine)
        .with("theirs", theirs)
}

/// The whole key sheet after a correction, for the one who scores everybody again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corrected {
    pub no: i32,
    pub sheet: KeySheet,
}
