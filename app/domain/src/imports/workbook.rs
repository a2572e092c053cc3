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

/// A column, from 0, as spreadsheets name it: A, B … Z, AA …
pub fn column_letters(column: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(column % 26).unwrap_or_default());
    match column / 26 {
        0 => letter.to_string(),
        more => format!("{}{letter}", column_letters(more - 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::column_letters;

    #[test]
    fn columns_are_named_as_spreadsheets_do() {
        let named = [0, 25, 26, 701, 702, 16_383].map(column_letters);
        assert_eq!(named, ["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
    }
}
