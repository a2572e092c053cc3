//! The bytes of a table file as rows of texts: XLSX, ODS, XLS, or text with separators. It is meant for a process that
//! may be lost: what cannot be foreseen of a hostile file ends there, and everything foreseen has its own sentence.

mod archive;
mod limits;
mod spreadsheet;

use super::sheet;
use domain::imports::workbook::{SheetRows, Workbook};
use domain::problem::Problem;
use limits::Budget;

pub use limits::{MAX_CELLS, MAX_COLUMNS, MAX_FILE_BYTES, too_large};

/// What a file with several parts begins with: XLSX and ODS are such.
const ZIP: &[u8] = b"PK\x03\x04";
/// What files of the programs before 2007 begin with.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// Beginnings of what is no table, although people try: a document for print, pictures.
const NO_TABLES: [&[u8]; 6] = [b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"Rar!"];

/// Reads a file; the problem says in plain words why it is not read, with `at` empty.
pub fn read(bytes: &[u8]) -> Result<Workbook, Problem> {
    if bytes.len() > MAX_FILE_BYTES {
        return Err(limits::too_large());
    }
    let book = if bytes.starts_with(ZIP) {
        archive::check(bytes)?;
        spreadsheet::read_zipped(bytes)?
    } else if bytes.starts_with(COMPOUND) {
        spreadsheet::read_compound(bytes)?
    } else {
        text(bytes)?
    };
    match book.sheets.is_empty() {
        true => Err(problem("sheet-empty")),
        false => Ok(book),
    }
}

fn text(bytes: &[u8]) -> Result<Workbook, Problem> {
    if NO_TABLES.iter().any(|start| bytes.starts_with(start)) {
        return Err(problem("sheet-unknown-format"));
    }
    let text = sheet::decode(bytes);
    let start: String = text.trim_start().chars().take(15).collect();
    let start = start.to_lowercase();
    if ["<!doctype", "<html", "<?xml", "<table"]
        .iter()
        .any(|tag| start.starts_with(tag))
    {
        return Err(problem("sheet-web-page"));
    }
    if text.contains('\0') {
        return Err(problem("sheet-unknown-format"));
    }
    let mut budget = Budget::default();
    let mut rows = SheetRows::default();
    for (line, cells) in sheet::records(&text) {
        rows.rows.extend(budget.row(line, cells)?);
    }
    Ok(Workbook {
        sheets: Some(rows).filter(|rows| !rows.rows.is_empty()).into_iter().collect(),
    })
}

fn problem(kind: &str) -> Problem {
    Problem::new("", kind)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::formats::table::{Cell, Table};
    use crate::formats::xlsx;

    fn refused(bytes: &[u8]) -> String {
        read(bytes).unwrap_err().kind
    }

    #[test]
    fn what_is_no_table_says_so() {
        assert_eq!(refused(b""), "sheet-empty");
        assert_eq!(refused(b" \n;;\n"), "sheet-empty");
        assert_eq!(refused(b"%PDF-1.7 ..."), "sheet-unknown-format");
        assert_eq!(refused(b"a;b\0c"), "sheet-unknown-format");
        assert_eq!(refused(b"\n<HTML><table>"), "sheet-web-page");
        assert_eq!(refused(b"PK\x03\x04rest"), "sheet-broken");
        assert_eq!(refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest"), "sheet-broken");
        assert_eq!(refused(&vec![b'a'; MAX_FILE_BYTES + 1]), "sheet-too-large");
    }

    #[test]
    fn security_40_a_text_is_held_to_the_same_limits() {
        let empty_to_the_right = format!("a{}", ";".repeat(2 * MAX_COLUMNS));
        assert_eq!(read(empty_to_the_right.as_bytes()).unwrap().sheets[0].rows[0].1, ["a"]);
        let wide = format!("{}x", ";".repeat(MAX_COLUMNS));
        assert_eq!(refused(wide.as_bytes()), "sheet-too-wide");
        assert_eq!(
            refused("1;2\n".repeat(MAX_CELLS / 2 + 1).as_bytes()),
            "sheet-too-many-cells"
        );
    }

    #[test]
    fn our_own_workbook_reads_as_the_text_it_was_written_from() {
        let table = Table {
            title: "Педагоги".to_owned(),
            head: vec!["Код".to_owned(), "Ставка".to_owned()],
            rows: vec![
                vec![Cell::Text("P01".to_owned()), Cell::Number(0.5)],
                vec![Cell::Text(String::new()), Cell::Number(2.0)],
            ],
        };
        let book = read(&xlsx::write(&table).unwrap()).unwrap();
        let text = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<String>>();
        assert_eq!(book.sheets[0].title, "Педагоги");
        assert_eq!(
            book.sheets[0].rows,
            [
                (1, text(&["Код", "Ставка"])),
                (2, text(&["P01", "0.5"])),
                (3, text(&["", "2"]))
            ]
        );
    }
}
