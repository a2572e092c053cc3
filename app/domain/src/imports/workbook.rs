//! A file as rows of texts, whatever it was written by. How it is taken apart is not decided here.

use serde::{Deserialize, Serialize};

/// The rows of a sheet that are not empty, each with its number in the file.
pub type Rows = Vec<(usize, Vec<String>)>;

/// One sheet of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetRows {
    /// Its name; empty in formats without names.
    pub title: String,
    /// What is in it.
    pub rows: Rows,
}

/// What was in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Workbook {
    /// Its sheets that are not empty.
    pub sheets: Vec<SheetRows>,
}
