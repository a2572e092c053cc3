//! What the roster's doors take and give: plain structs, no rules.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What part of the register is asked for; empty texts ask for everything.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RegisterQuery {
    /// A date such as `2026-04-20`; today when it is empty or no date.
    pub on: String,
    /// A part of a name or a post.
    pub find: String,
    /// The id of a methodical union.
    pub union: String,
    /// `left` or `all`; those who work on the date otherwise.
    pub state: String,
}

/// The register on a date.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterView {
    /// The date.
    pub on: NaiveDate,
    /// ЧП on it.
    pub chp: usize,
    /// External part-timers beside it.
    pub besides: usize,
    /// People with an employment that lasts on the date.
    pub working: usize,
    /// People whose last employment ended before it.
    pub left: usize,
    /// Everybody known, also those who come later.
    pub all: usize,
    /// The methodical unions, by title.
    pub unions: Vec<UnionChoice>,
    /// The people asked for, by name.
    pub rows: Vec<StaffRow>,
}

/// A methodical union to choose.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnionChoice {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// One person of the register.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffRow {
    /// «Авдеева И. П.»
    pub name: String,
    /// The contracts that last on the date, or the last one.
    pub posts: Vec<PostLine>,
    /// The methodical union's title, or empty.
    pub union: String,
    /// The first day of the oldest contract.
    pub since: NaiveDate,
    /// The last day, of one who has left.
    pub until: Option<NaiveDate>,
    /// In ЧП on the date?
    pub is_in_chp: bool,
    /// A young teacher?
    pub is_young: bool,
    /// The kind of a long leave that lasts on the date.
    pub away: Option<String>,
}

/// One contract of a person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostLine {
    /// The post as typed.
    pub position: String,
    /// The code of its kind.
    pub kind: String,
    /// The ставка in hundredths.
    pub rate_hundredths: i32,
}
