//! XLSX: sheets with a heading that stays in sight. Texts are written as texts, never as formulas.

use super::table::{Cell, Table, cell};
use crate::error::Result;
use anyhow::{Context, anyhow};
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The longest text of a cell and the longest name of a sheet, in UTF-16 units as the format counts them.
const MAX_CELL_UNITS: usize = 32_767;
const MAX_NAME_UNITS: usize = 31;
const WIDEST: f64 = 60.0;
/// A sheet of so many rows is written by way of a file without a name: in memory it takes hundreds of megabytes
/// (security 53).
const MANY_ROWS: usize = 10_000;

/// The table as a file.
pub fn write(table: &Table) -> Result<Vec<u8>> {
    write_all(std::slice::from_ref(table))
}

/// Tables as the sheets of one file; their titles must differ.
pub fn write_all(tables: &[Table]) -> Result<Vec<u8>> {
    let mut book = Book::default();
    for table in tables {
        book.add(table)?;
    }
    book.finish()
}

/// A file on its way, sheet by sheet.
#[derive(Default)]
pub struct Book(Workbook);

/// A sheet whose rows come one after the other.
pub struct Sheet<'a> {
    sheet: &'a mut Worksheet,
    next: u32,
    /// The longest text of each column.
    longest: Vec<usize>,
}

impl Book {
    /// Adds a sheet whose rows are all there.
    pub fn add(&mut self, table: &Table) -> Result<()> {
        let mut sheet = self.sheet(&table.title, &table.head, table.rows.len())?;
        sheet.extend(&table.rows)?;
        sheet.end()
    }

    /// Begins a sheet of about so many rows; it is done when it is ended.
    pub fn sheet(&mut self, title: &str, head: &[String], rows: usize) -> Result<Sheet<'_>> {
        let Self(book) = self;
        caught(move || {
            // Where there is no room for such a file, memory has to do.
            let is_by_way = rows >= MANY_ROWS && book.new_worksheet_with_low_memory().is_ok();
            let sheet = match is_by_way {
                true => book.add_worksheet_with_low_memory()?,
                false => book.add_worksheet(),
            };
            sheet.set_name(sheet_name(title))?;
            sheet.set_freeze_panes(1, 0)?;
            let bold = Format::new().set_bold();
            for (column, text) in (0u16..).zip(head) {
                sheet.write_string_with_format(0, column, fitted(text), &bold)?;
            }
            let longest = head.iter().map(|text| text.chars().count()).collect();
            Ok(Sheet {
                sheet,
                next: 1,
                longest,
            })
        })
    }

    /// The whole file.
    pub fn finish(mut self) -> Result<Vec<u8>> {
        caught(|| self.0.save_to_buffer())
    }
}

impl Sheet<'_> {
    /// Adds these rows.
    pub fn extend(&mut self, rows: impl IntoIterator<Item = impl AsRef<[Cell]>>) -> Result<()> {
        rows.into_iter().try_for_each(|row| caught(|| self.push(row.as_ref())))
    }

    fn push(&mut self, row: &[Cell]) -> Result<(), XlsxError> {
        for ((column, content), longest) in (0u16..).zip(row).zip(&mut self.longest) {
            match content {
                Cell::Text(text) => {
                    *longest = text.chars().count().max(*longest);
                    self.sheet.write_string(self.next, column, fitted(text))?;
                }
                Cell::Number(number) => {
                    self.sheet.write_number(self.next, column, *number)?;
                }
            }
        }
        self.next += 1;
        Ok(())
    }

    /// Makes the columns as wide as what stands in them.
    pub fn end(self) -> Result<()> {
        caught(|| {
            for (column, longest) in (0u16..).zip(self.longest) {
                let characters = f64::from(u16::try_from(longest).unwrap_or(u16::MAX));
                self.sheet.set_column_width(column, characters.min(WIDEST) + 2.0)?;
            }
            Ok(())
        })
    }
}

/// Where the room for the file without a name ends in the middle, the writer panics instead of saying so.
fn caught<T>(write: impl FnOnce() -> Result<T, XlsxError>) -> Result<T> {
    match catch_unwind(AssertUnwindSafe(write)) {
        Ok(written) => Ok(written.context("writing a workbook")?),
        Err(_) => Err(anyhow!("writing a workbook panicked: is there room for temporary files?").into()),
    }
}

fn fitted(text: &str) -> String {
    cut(cell(text).chars(), MAX_CELL_UNITS)
}

/// As many characters as fit.
fn cut(text: impl Iterator<Item = char>, max_units: usize) -> String {
    let mut left = max_units;
    text.take_while(|c| {
        let fits = c.len_utf16() <= left;
        left = left.saturating_sub(c.len_utf16());
        fits
    })
    .collect()
}

/// A sheet's name, without the signs that addresses are made of.
fn sheet_name(title: &str) -> String {
    let fits = |c: &char| !c.is_control() && !"[]:*?/\\'".contains(*c);
    let name = cut(title.chars().filter(fits), MAX_NAME_UNITS);
    if name.trim().is_empty() { "1".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::error::Error;
    use crate::formats::table::TRIGGERS;
    use crate::formats::workbook;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]
        #[test]
        fn security_39_any_title_heading_and_text_make_a_file(title in any::<String>(), text in any::<String>()) {
            let table = Table { title, head: vec![text.clone()], rows: vec![vec![text.into()], vec![3.into()]] };
            prop_assert!(write(&table).unwrap().starts_with(b"PK"));
        }

        #[test]
        fn security_39_no_cell_or_heading_of_a_workbook_is_a_formula(
            at in 0..TRIGGERS.len(), rest in "[a-zА-я0-9()!'=+@-]{1,30}"
        ) {
            let attack = format!("{}{rest}", TRIGGERS[at]);
            let table = Table {
                title: attack.clone(),
                head: vec![attack.clone(), "б".to_owned()],
                rows: vec![vec![attack.into(), 7.into()]],
            };
            let book = workbook::read(&write(&table).unwrap()).unwrap();
            let cells = book.sheets[0].rows.iter().flat_map(|(_, cells)| cells);
            let texts: Vec<&String> = cells.collect();
            prop_assert_eq!(texts.len(), 4);
            prop_assert!(texts.iter().all(|text| !text.starts_with(TRIGGERS)), "{:?}", texts);
            prop_assert_eq!(texts[3], "7");
        }
    }

    #[test]
    fn security_53_a_workbook_for_which_there_is_no_room_is_an_error_like_others() {
        let failed = caught(|| -> Result<(), XlsxError> { panic!("no space left on device") });
        let is_told = |cause: &anyhow::Error| cause.to_string().contains("temporary files");
        assert!(matches!(failed, Err(Error::Unexpected(cause)) if is_told(&cause)));
    }

    #[test]
    fn security_53_a_sheet_of_many_rows_reads_like_one_of_few() {
        let row = |no: i32| {
            vec![
                Cell::from(format!("Педагог {no}")),
                Cell::from(String::new()),
                no.into(),
            ]
        };
        let many = Table {
            title: "Данные".to_owned(),
            head: ["имя", "пусто", "число"].map(str::to_owned).to_vec(),
            rows: (1..=10_000).map(row).collect(),
        };
        assert!(many.rows.len() >= MANY_ROWS);
        let few = Table {
            title: "Словарь".to_owned(),
            head: vec!["имя".to_owned()],
            rows: vec![vec![Cell::from("Педагог 7".to_owned())]],
        };
        let book = workbook::read(&write_all(&[many, few]).unwrap()).unwrap();
        let (many, few) = (&book.sheets[0], &book.sheets[1]);
        assert_eq!(many.rows.len(), 10_001);
        assert_eq!(many.rows[0].1, ["имя", "пусто", "число"]);
        assert_eq!(many.rows[7].1, ["Педагог 7", "", "7"]);
        assert_eq!(many.rows[10_000].1, ["Педагог 10000", "", "10000"]);
        assert_eq!(few.rows[1].1, ["Педагог 7"]);
    }
}
