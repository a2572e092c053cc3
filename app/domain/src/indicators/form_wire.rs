//! The indicator table form (`domain.md` 6.1) as its door gives it: what a printed sheet and a workbook show alike.

use crate::indicators::wire::Reading;
use crate::roster::codes::coded;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

coded! {
    /// In which words the rows are printed (`domain.md` 1.9).
    #[derive(Default)]
    Wording {
        /// Word for word, misprints and all.
        #[default]
        Approved = "approved",
        /// As it is counted, with a note on what was wrong.
        Corrected = "corrected",
    }
}

/// The form of a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormSheet {
    /// The school.
    pub organization: String,
    /// The year of data.
    pub year: i32,
    /// The years there is something to print of.
    pub years: Vec<i32>,
    /// The day the staff was counted on.
    pub census: NaiveDate,
    /// In which words.
    pub wording: Wording,
    /// The number and the day of the order that approved the programme.
    pub order: Option<(String, NaiveDate)>,
    /// The rows in the order of the table.
    pub rows: Vec<FormRow>,
    /// The rules as names and values.
    pub rules: Vec<(String, String)>,
    /// Who froze the values, and when; nothing as long as not every value is frozen.
    pub frozen: Option<(String, NaiveDate)>,
}

/// One indicator of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormRow {
    /// The indicator's code.
    pub code: String,
    /// «№»
    pub no: String,
    /// «Критерий»
    pub criterion: String,
    /// «Показатель»
    pub title: String,
    /// «Методика расчёта»
    pub method: String,
    /// «Единица измерения»; the code of a unit when it is not printed word for word.
    pub unit: String,
    /// «Источник»
    pub source: String,
    /// «Сроки»
    pub term: String,
    /// What is wrong with the approved row; printed with the corrected words only.
    pub defect_note: String,
    /// `percent` or `count`
    pub measured_in: String,
    /// The value with what stands beside it.
    pub reading: Reading,
    /// The value of the year before.
    pub before: String,
    /// Does the difference of the two printed values differ from the printed change (EX-27)?
    pub is_rounded_apart: bool,
}
