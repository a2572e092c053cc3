//! Spreadsheets as rows of texts: dates as ISO days, numbers without the noise of the last digits. XLSX is read cell by
//! cell, so that one cell in a far corner costs nothing; the other formats are read whole.

use super::limits::{Budget, within_columns};
use super::problem;
use calamine::{DataType, Ods, OdsError, Reader, Sheet, SheetType, SheetVisible, Xls, XlsError, Xlsx, XlsxError};
use domain::imports::workbook::{SheetRows, Workbook};
use domain::problem::Problem;
use std::io::Cursor;

type File<'a> = Cursor<&'a [u8]>;

/// XLSX or ODS.
pub fn read_zipped(bytes: &[u8]) -> Result<Workbook, Problem> {
    let is_ods = bytes.windows(ODS_KIND.len()).take(200).any(|window| window == ODS_KIND);
    if is_ods {
        let mut book: Ods<File> = Ods::new(Cursor::new(bytes)).map_err(|cause| ods(&cause))?;
        return whole(&mut book, |cause| ods(&cause));
    }
    let mut book: Xlsx<File> = Xlsx::new(Cursor::new(bytes)).map_err(|cause| xlsx(&cause))?;
    let mut budget = Budget::default();
    let mut found = Workbook::default();
    for title in shown(book.sheets_metadata()) {
        let rows = cell_by_cell(&mut book, &title, &mut budget)?;
        keep(&mut found, title, rows);
    }
    Ok(found)
}

/// XLS, or an XLSX with a password: it is wrapped in the older format.
pub fn read_compound(bytes: &[u8]) -> Result<Workbook, Problem> {
    if bytes.windows(ENCRYPTED.len()).any(|window| window == ENCRYPTED) {
        return Err(problem("sheet-password"));
    }
    let mut book: Xls<File> = Xls::new(Cursor::new(bytes)).map_err(|cause| xls(&cause))?;
    whole(&mut book, |cause| xls(&cause))
}

/// An ODS says what it is in its first part, unpacked.
const ODS_KIND: &[u8] = b"opendocument.spreadsheet";
/// «EncryptedPackage» in UTF-16, the name of the only stream that matters in a locked file.
const ENCRYPTED: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";

fn cell_by_cell(book: &mut Xlsx<File>, title: &str, budget: &mut Budget) -> Result<SheetRows, Problem> {
    let mut rows = SheetRows::default();
    let mut row: (usize, Vec<String>) = (0, Vec::new());
    let mut cells = book.worksheet_cells_reader(title).map_err(|cause| xlsx(&cause))?;
    while let Some(cell) = cells.next_cell().map_err(|cause| xlsx(&cause))? {
        let text = written(cell.get_value());
        if text.is_empty() {
            continue;
        }
        let (line, column) = place(cell.get_position());
        if line != row.0 {
            let (line, cells) = std::mem::replace(&mut row, (line, Vec::new()));
            rows.rows.extend(budget.row(line, cells)?);
        }
        within_columns(line, column)?;
        if row.1.len() <= column {
            row.1.resize(column + 1, String::new());
        }
        row.1[column] = text;
    }
    rows.rows.extend(budget.row(row.0, row.1)?);
    Ok(rows)
}

fn whole<'a, B: Reader<File<'a>>>(book: &mut B, said: impl Fn(B::Error) -> Problem) -> Result<Workbook, Problem> {
    let mut budget = Budget::default();
    let mut found = Workbook::default();
    for title in shown(book.sheets_metadata()) {
        let range = book.worksheet_range(&title).map_err(&said)?;
        let (top, left) = place(range.start().unwrap_or_default());
        let mut rows = SheetRows::default();
        for (line, cells) in (top..).zip(range.rows()) {
            let before = std::iter::repeat_n(String::new(), left);
            let last = cells.iter().rposition(|cell| !written(cell).is_empty());
            let Some(last) = last else { continue };
            within_columns(line, left + last)?;
            let texts = before.chain(cells[..=last].iter().map(written)).collect();
            rows.rows.extend(budget.row(line, texts)?);
        }
        keep(&mut found, title, rows);
    }
    Ok(found)
}

fn keep(book: &mut Workbook, title: String, rows: SheetRows) {
    if !rows.rows.is_empty() {
        book.sheets.push(SheetRows { title, ..rows });
    }
}

/// The sheets that people see.
fn shown(sheets: &[Sheet]) -> Vec<String> {
    let is_shown = |sheet: &&Sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible;
    sheets.iter().filter(is_shown).map(|sheet| sheet.name.clone()).collect()
}

/// The line from 1, the column from 0.
fn place((row, column): (u32, u32)) -> (usize, usize) {
    (row as usize + 1, column as usize)
}

/// A cell as somebody would type it.
fn written(cell: &impl DataType) -> String {
    if let Some(text) = cell.get_string() {
        return text.trim().to_owned();
    }
    if let Some(number) = cell.get_float() {
        return number_text(number);
    }
    if let Some(moment) = cell.get_datetime() {
        if moment.is_duration() {
            return number_text(moment.as_f64());
        }
        let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
        let day = format!("{year:04}-{month:02}-{day:02}");
        return match (hour, minute, second) {
            (0, 0, 0) => day,
            _ => format!("{day}T{hour:02}:{minute:02}:{second:02}"),
        };
    }
    let iso = cell.get_datetime_iso().or_else(|| cell.get_duration_iso());
    let other = iso
        .map(str::to_owned)
        .or_else(|| cell.get_int().map(|number| number.to_string()));
    let other = other.or_else(|| cell.get_bool().map(|is_true| is_true.to_string()));
    other
        .or_else(|| cell.get_error().map(ToString::to_string))
        .unwrap_or_default()
}

/// Ten digits behind the point are more than anybody typed, and fewer than where doubles begin to tell of themselves.
fn number_text(number: f64) -> String {
    let text = format!("{number:.10}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn xlsx(cause: &XlsxError) -> Problem {
    match cause {
        XlsxError::Password => problem("sheet-password"),
        _ => problem("sheet-broken"),
    }
}

fn xls(cause: &XlsError) -> Problem {
    match cause {
        XlsError::Password => problem("sheet-password"),
        _ => problem("sheet-broken"),
    }
}

fn ods(cause: &OdsError) -> Problem {
    match cause {
        OdsError::Password => problem("sheet-password"),
        OdsError::CellLimitExceeded { .. } => problem("sheet-too-heavy"),
        _ => problem("sheet-broken"),
    }
}
