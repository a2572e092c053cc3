//! CSV as spreadsheet programs of Russian schools read it: UTF-8 with its mark, semicolons, decimal comma.

use super::table::{Cell, Table, cell};
use crate::error::Result;
use anyhow::Context;

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The table as a file.
pub fn write(table: &Table) -> Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer(BYTE_ORDER_MARK.as_bytes().to_vec());
    let head = table.head.iter().map(|text| cell(text));
    writer.write_record(head).context("writing a heading")?;
    for row in &table.rows {
        writer.write_record(row.iter().map(written)).context("writing a row")?;
    }
    Ok(writer.into_inner().context("writing a table")?)
}

fn written(content: &Cell) -> String {
    match content {
        Cell::Text(text) => cell(text),
        Cell::Number(number) => number.to_string().replace('.', ","),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::formats::table::TRIGGERS;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn security_39_a_parsed_cell_or_heading_never_begins_like_a_formula(head in ".*", text in any::<String>()) {
            let table = Table { title: String::new(), head: vec![head, "б".into()], rows: vec![vec![text.into(), 7.into()]] };
            let file = write(&table).unwrap();
            let body = file.strip_prefix(BYTE_ORDER_MARK.as_bytes()).unwrap();
            let mut reader = csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(body);
            for record in reader.records() {
                prop_assert!(record.unwrap().iter().all(|read| !read.starts_with(TRIGGERS)));
            }
        }
    }

    #[test]
    fn numbers_stay_numbers_also_below_zero() {
        let table = Table {
            title: String::new(),
            head: vec!["n".into()],
            rows: vec![vec![Cell::Number(-1.5)]],
        };
        assert!(write(&table).unwrap().ends_with(b"-1,5\r\n"));
    }
}
