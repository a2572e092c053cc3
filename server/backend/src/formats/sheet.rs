//! The bytes of a table file as a sheet: any encoding and any separator that Russian spreadsheets write.

use domain::roster::sheet::Sheet;
use encoding_rs::{Encoding, WINDOWS_1251};

/// Reads `;`, `,` or tab separated text in UTF-8, UTF-16 with its mark, or windows-1251; quoted cells may hold anything.
pub fn read_sheet(bytes: &[u8]) -> Sheet {
    let text = decode(bytes);
    let mut records = records(&text);
    Sheet {
        header: records.next().map(|(_, cells)| cells).unwrap_or_default(),
        lines: records.collect(),
    }
}

/// The records of a text, each with the number of the line it begins at.
pub fn records(text: &str) -> impl Iterator<Item = (usize, Vec<String>)> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator(text))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let (mut line, mut seen) = (1, 0);
    // Text in memory that is valid UTF-8 cannot fail to be read; what cannot be read ends the table.
    std::iter::from_fn(move || {
        if !reader.read_record(&mut record).unwrap_or(false) {
            return None;
        }
        let from = start_of(text, &record);
        line += text.as_bytes()[seen..from]
            .iter()
            .filter(|byte| **byte == b'\n')
            .count();
        seen = from;
        Some((line, record.iter().map(str::to_owned).collect()))
    })
}

/// A mark at the start decides; without one, text that is not UTF-8 is what older spreadsheets save.
pub fn decode(bytes: &[u8]) -> String {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned();
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => WINDOWS_1251.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

/// The separator that parts the header into most cells; quoted ones do not count.
fn separator(text: &str) -> u8 {
    let mut quoted = false;
    let header = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let mut counts = [(b';', 0_usize), (b',', 0), (b'\t', 0)];
    for byte in header.bytes() {
        quoted ^= byte == b'"';
        for (separator, count) in &mut counts {
            *count += usize::from(!quoted && byte == *separator);
        }
    }
    // `max_by_key` takes the last of equals, and `;` is the first choice.
    let best = counts.iter().rev().max_by_key(|(_, count)| *count);
    best.map_or(b';', |(separator, _)| *separator)
}

/// Where a record begins; the reader's own position may lie before empty lines.
fn start_of(text: &str, record: &csv::StringRecord) -> usize {
    let from = record.position().map_or(0, |position| position.byte());
    let from = usize::try_from(from).unwrap_or_default();
    let before = text.get(from..).unwrap_or_default();
    from + before.len() - before.trim_start_matches(['\r', '\n']).len()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    fn cells(sheet: &Sheet) -> Vec<(usize, Vec<&str>)> {
        sheet
            .lines
            .iter()
            .map(|(number, cells)| (*number, cells.iter().map(String::as_str).collect()))
            .collect()
    }

    #[test]
    fn every_usual_encoding_and_separator_gives_the_same_sheet() {
        let text = "код;ФИО\nP01;Дёмина Л. А.\n\nP02;Ершова Н. К.\n";
        let (windows, ..) = WINDOWS_1251.encode(text);
        let utf16: Vec<u8> = [0xff, 0xfe]
            .into_iter()
            .chain(text.encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        for bytes in [
            text.as_bytes().to_vec(),
            format!("\u{feff}{text}").into_bytes(),
            windows.into_owned(),
            utf16,
            text.replace(';', ",").into_bytes(),
            text.replace(';', "\t").replace('\n', "\r\n").into_bytes(),
        ] {
            let sheet = read_sheet(&bytes);
            assert_eq!(sheet.header, ["код", "ФИО"]);
            assert_eq!(
                cells(&sheet),
                [(2, vec!["P01", "Дёмина Л. А."]), (4, vec!["P02", "Ершова Н. К."])]
            );
        }
    }

    #[test]
    fn a_quoted_cell_may_hold_separators_quotes_and_line_breaks() {
        let sheet = read_sheet("a;b\n\"x; \"\"y\"\"\nz\";1\nq;2".as_bytes());
        assert_eq!(cells(&sheet), [(2, vec!["x; \"y\"\nz", "1"]), (4, vec!["q", "2"])]);
    }
}
