//! The words of the indicator table form (`domain.md` 6.1): the printed page and the workbook say the same.

use crate::i18n::{Locale, text_in};
use domain::indicators::form_wire::{FormRow, FormSheet, Wording};

/// The columns of the form; the texts are `form-column-…`.
pub const COLUMNS: [&str; 12] = [
    "no",
    "criterion",
    "title",
    "method",
    "source",
    "term",
    "numerator",
    "denominator",
    "value",
    "before",
    "change",
    "note",
];

/// The headings in a language.
pub fn head(locale: Locale) -> [String; 12] {
    COLUMNS.map(|column| text_in(locale, &format!("form-column-{column}"), &[]))
}

/// The cells of a row in the order of the columns.
pub fn cells(locale: Locale, sheet: &FormSheet, row: &FormRow) -> [String; 12] {
    let count = |number: Option<usize>| number.map_or_else(|| "—".to_owned(), |number| number.to_string());
    let unit = match row.unit.as_str() {
        "percent" | "count" => text_in(locale, &format!("unit-{}", row.unit), &[]).to_lowercase(),
        written => written.to_owned(),
    };
    let reading = &row.reading;
    [
        row.no.clone(),
        row.criterion.clone(),
        row.title.clone(),
        format!("{} ({unit})", row.method),
        row.source.clone(),
        row.term.clone(),
        count(reading.numerator),
        count(reading.denominator),
        reading.shown.clone(),
        row.before.clone(),
        reading.change.clone().unwrap_or_else(|| "—".to_owned()),
        note(locale, sheet.wording, row),
    ]
}

/// «кроме того, внешних совместителей: 1; ожидают подтверждения: 1»
fn note(locale: Locale, wording: Wording, row: &FormRow) -> String {
    let reading = &row.reading;
    let with = |key: &str, value: String| text_in(locale, key, &[("value", value.into())]);
    let mut said = Vec::new();
    if let Some(reason) = &reading.absent_reason {
        said.push(text_in(locale, &format!("absent-{reason}"), &[]));
    }
    if reading.besides > 0 && row.measured_in == "percent" {
        said.push(with("form-besides", reading.besides.to_string()));
    }
    let sides = reading.sides.iter();
    said.extend(sides.map(|(name, value)| with(&format!("side-{name}"), value.clone())));
    if wording == Wording::Corrected && !row.defect_note.is_empty() {
        said.push(row.defect_note.clone());
    }
    if row.is_rounded_apart {
        said.push(text_in(locale, "form-rounded", &[]));
    }
    said.join("; ")
}
