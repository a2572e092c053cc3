//! What crosses between the pages of the bank of vacancies and the server: plain data, no rules.

use crate::{
    ids::VacancyId,
    points::Exact,
    registers::{history::Happening, listing::Page},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The bank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VacancyList {
    /// The day on which rows are open or closed.
    pub on: NaiveDate,
    /// The rows asked for.
    pub page: Page<VacancyLine>,
    /// How many rows there are at all.
    pub all: u64,
    /// How many rows were open on the day.
    pub open: u64,
    /// How many were closed by then.
    pub closed: u64,
    /// What is open on the day.
    pub sums: Sums,
    /// Open rows that wait for the word of January, by post.
    pub awaiting: Vec<VacancyLine>,
    /// The day for which they are confirmed.
    pub census: NaiveDate,
    /// Is it January, the month of confirming?
    pub is_january: bool,
    /// May the viewer change the bank?
    pub may_write: bool,
}

/// What is open on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sums {
    /// Pedagogical posts: indicator 4 counts these.
    pub posts: u64,
    /// Their ставки.
    pub rates: Exact,
    /// Temporary ones among them.
    pub temporary: u64,
    /// Those among them that are open for longer than 90 days.
    pub long: u64,
    /// Posts that are no pedagogical ones.
    pub other: u64,
}

/// One row of the bank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VacancyLine {
    /// Which.
    pub id: VacancyId,
    /// The post.
    pub position: String,
    /// The subject, or empty.
    pub subject: String,
    /// How many posts.
    pub posts: u32,
    /// The ставка of each.
    pub rate: Exact,
    /// Hours a week.
    pub load_hours: Option<u32>,
    /// The first day.
    pub opened_on: NaiveDate,
    /// The day it was closed.
    pub closed_on: Option<NaiveDate>,
    /// Why it was closed, or empty.
    pub reason: String,
    /// Only while somebody is away?
    pub is_temporary: bool,
    /// Is it pedagogical, so that indicator 4 counts it?
    pub counts: bool,
    /// Is it open on the day?
    pub is_open: bool,
    /// For how many days it had been open by the day.
    pub days: i64,
    /// The day its row was last said to be true.
    pub confirmed_on: Option<NaiveDate>,
    /// A remark, or empty.
    pub note: String,
}

/// A row's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VacancyPage {
    /// The row.
    pub line: VacancyLine,
    /// The code in the school's own files.
    pub code: String,
    /// Does it wait for the word of January?
    pub awaits: bool,
    /// The day for which it is confirmed.
    pub census: NaiveDate,
    /// What happened, newest first.
    pub history: Vec<Happening>,
    /// May the viewer change it?
    pub may_write: bool,
    /// Today in the school.
    pub today: NaiveDate,
}

/// The bank as it is printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VacancySheet {
    /// The school.
    pub organization: String,
    /// The day.
    pub on: NaiveDate,
    /// What was open on it, by post.
    pub rows: Vec<VacancyLine>,
    /// The sums.
    pub sums: Sums,
}

/// What was typed in other rows and in contracts, to be offered again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct VacancyHints {
    /// The posts of this school.
    pub positions: Vec<String>,
    /// The subjects of the bank.
    pub subjects: Vec<String>,
}

/// A row as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct VacancyInput {
    /// The post.
    pub position: String,
    /// `yes`, `no`, or empty to go by the post.
    pub counts: String,
    /// The subject.
    pub subject: String,
    /// How many posts; empty is one.
    pub posts: String,
    /// The ставка of each.
    pub rate: String,
    /// Hours a week.
    pub load: String,
    /// The first day.
    pub opened: String,
    /// The day it was closed.
    pub closed: String,
    /// Why it was closed.
    pub reason: String,
    /// Not empty when it lasts while somebody is away.
    pub temporary: String,
    /// A remark.
    pub note: String,
}

/// How a row is closed, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CloseInput {
    /// The first day on which it is no longer open.
    pub on: String,
    /// Why.
    pub reason: String,
}

/// Which rows are said to be true.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ConfirmInput {
    /// The rows.
    pub vacancies: Vec<String>,
}
