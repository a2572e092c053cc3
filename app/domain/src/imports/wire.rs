//! What crosses between the pages of imports and the server: plain data, no rules.

use crate::{
    ids::UploadId,
    imports::{
        register::Register,
        verdict::{Checked, Tally},
    },
    problem::Problem,
    registers::listing::Page,
};
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The first page: what may be filled, and what was begun and not finished.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beginning {
    /// The registers the viewer may fill.
    pub registers: Vec<Register>,
    /// Files brought earlier, newest first.
    pub uploads: Vec<UploadLine>,
}

/// A file that was brought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UploadLine {
    /// Which.
    pub id: UploadId,
    /// Into which register.
    pub register: Register,
    /// The file's own name.
    pub file_name: String,
    /// When it was brought, in the organisation's time.
    pub at: NaiveDateTime,
    /// Until when it is kept.
    pub until: NaiveDateTime,
    /// What came of loading it.
    pub applied: Option<Applied>,
}

/// What came of loading a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Applied {
    /// When.
    pub at: NaiveDateTime,
    /// The rows that were taken.
    pub rows: usize,
    /// How many of them were new or said something new.
    pub changed: usize,
    /// How many were left out.
    pub left_out: usize,
}

/// The page on which columns are chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnsPage {
    /// The file.
    pub upload: UploadLine,
    /// The titles of its sheets.
    pub sheets: Vec<String>,
    /// Which of them is read.
    pub sheet: usize,
    /// The first rows of the sheet, one of which holds the headings: the place, the row's number, its beginning.
    pub heads: Vec<(usize, usize, String)>,
    /// Which of them holds the headings.
    pub header: usize,
    /// The columns of the file.
    pub columns: Vec<FileColumn>,
    /// The columns of the register, each with the file's column it is read from.
    pub fields: Vec<Field>,
}

/// A column of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileColumn {
    /// Its place, from 0.
    pub at: usize,
    /// Its letters, as spreadsheets name it.
    pub letters: String,
    /// Its heading.
    pub heading: String,
    /// The first of its values.
    pub samples: Vec<String>,
}

/// A column of the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// Can no row be read without it?
    pub is_needed: bool,
    /// The file's column it is read from.
    pub at: Option<usize>,
}

/// What was chosen on that page, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ColumnsForm {
    /// The sheet.
    pub sheet: String,
    /// The row of headings.
    pub header: String,
    /// The file's column for each of the register's.
    pub columns: BTreeMap<String, String>,
}

/// The page that shows what would become of each row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewPage {
    /// The file.
    pub upload: UploadLine,
    /// How many rows of each kind.
    pub tally: Tally,
    /// How many rows would be new or say something new.
    pub changed: usize,
    /// What is wrong with the headings; then no row can be read.
    pub headings: Vec<Problem>,
    /// The columns of the register that are read, in its order.
    pub columns: Vec<String>,
    /// The headings of the file's columns that are not read.
    pub unread: Vec<String>,
    /// The rows that were asked for; their cells stand under `columns`.
    pub page: Page<Checked>,
}
