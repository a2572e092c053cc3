//! How much of a file is read before it is refused (security 40).

use super::problem;
use domain::problem::Problem;

/// The largest file.
pub const MAX_FILE_BYTES: usize = 10 * 1024 * 1024;
/// The most cells that are read, empty ones between filled ones counted.
pub const MAX_CELLS: usize = 200_000;
/// The most columns.
pub const MAX_COLUMNS: usize = 512;
/// The most text in all: a long text that many cells share is kept once in a file, but once for each cell here.
const MAX_TEXT_BYTES: usize = 2 * MAX_FILE_BYTES;

/// What was read so far.
#[derive(Debug, Default)]
pub struct Budget {
    cells: usize,
    text: usize,
}

impl Budget {
    /// Takes a row with its number; an empty one is none. Empty cells at its end are cut off.
    pub fn row(&mut self, line: usize, mut cells: Vec<String>) -> Result<Option<(usize, Vec<String>)>, Problem> {
        let filled = cells
            .iter()
            .rposition(|cell| !cell.trim().is_empty())
            .map_or(0, |last| last + 1);
        cells.truncate(filled);
        if cells.is_empty() {
            return Ok(None);
        }
        within_columns(line, cells.len() - 1)?;
        self.cells += cells.len();
        self.text += cells.iter().map(String::len).sum::<usize>();
        if self.cells > MAX_CELLS {
            return Err(problem("sheet-too-many-cells").with("most", MAX_CELLS));
        }
        if self.text > MAX_TEXT_BYTES {
            return Err(problem("sheet-too-much-text"));
        }
        Ok(Some((line, cells)))
    }
}

/// Is the column, from 0, one of those that are read?
pub fn within_columns(line: usize, column: usize) -> Result<(), Problem> {
    if column < MAX_COLUMNS {
        return Ok(());
    }
    let cell = format!("{}{line}", domain::imports::workbook::column_letters(column));
    Err(problem("sheet-too-wide").with("cell", cell).with("most", MAX_COLUMNS))
}

/// What is said of a file that is larger than the largest.
pub fn too_large() -> Problem {
    problem("sheet-too-large").with("megabytes", MAX_FILE_BYTES / 1024 / 1024)
}
