//! What crosses between the pages of light registers and the server: plain data, no rules.

use crate::{
    ids::LightRecordId,
    light::{ranking::Direction, register::Light},
    registers::{history::Happening, listing::Page},
    roster::wire::UnionChoice,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A part of a light register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LightList {
    /// Which register.
    pub register: Light,
    /// The rows asked for.
    pub page: Page<LightLine>,
    /// How many rows there are at all.
    pub all: u64,
    /// The calendar years in which there are rows, the newest first.
    pub years: Vec<i32>,
    /// The methodical unions, by title.
    pub unions: Vec<UnionChoice>,
    /// Of requests: the directions asked for this year, the most wanted first.
    pub directions: Vec<Direction>,
    /// Of mentors: young teachers who have none today.
    pub without_mentor: Vec<String>,
    /// May the viewer write?
    pub may_write: bool,
}

/// One row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LightLine {
    /// Which; none of a new one.
    pub id: Option<LightRecordId>,
    /// The kind of row.
    pub form: String,
    /// Whose, by full name.
    pub person: String,
    /// The mentor, by full name.
    pub other: String,
    /// The methodical union's id.
    pub union: String,
    /// The methodical union's title.
    pub union_title: String,
    /// What it is about.
    pub title: String,
    /// Where, with whom.
    pub place: String,
    /// Hours, or people.
    pub amount: Option<i32>,
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: Option<NaiveDate>,
    /// Number of an order, a protocol, a certificate.
    pub number: String,
    /// How far it is.
    pub state: String,
    /// A remark.
    pub note: String,
}

/// The page of one row, or of a new one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LightPage {
    /// Which register.
    pub register: Light,
    /// The row.
    pub line: LightLine,
    /// The methodical unions, by title.
    pub unions: Vec<UnionChoice>,
    /// Names of the staff to choose from.
    pub staff: Vec<String>,
    /// Titles that were used before, or competences.
    pub titles: Vec<String>,
    /// What happened to it, newest first.
    pub history: Vec<Happening>,
    /// May the viewer write?
    pub may_write: bool,
}

/// A row as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LightInput {
    /// The kind of row.
    pub form: String,
    /// Whose, by name or code.
    pub person: String,
    /// The mentor, by name or code.
    pub other: String,
    /// The methodical union's id.
    pub union: String,
    /// What it is about.
    pub title: String,
    /// Where, with whom.
    pub place: String,
    /// Hours, or people.
    pub amount: String,
    /// The first day.
    pub from: String,
    /// The last day.
    pub to: String,
    /// Number of an order, a protocol, a certificate.
    pub number: String,
    /// How far it is.
    pub state: String,
    /// A remark.
    pub note: String,
}
