//! Reading a register of long absences: `person;kind;from;to`.

use crate::{
    problem::Problem,
    roster::{
        codes::coded,
        sheet::{Column, Line, Sheet, letters},
    },
};
use chrono::NaiveDate;

coded! {
    /// Why somebody is away for long (`domain.md` 3.1).
    AbsenceKind {
        /// Отпуск по беременности и родам.
        Maternity = "maternity",
        /// Отпуск по уходу за ребёнком.
        Parental = "parental",
        /// Длительный отпуск педагога сроком до года.
        LongPedagogical = "long_pedagogical",
        /// Военная служба.
        Military = "military",
        /// Длительная болезнь.
        SickLong = "sick_long",
    }
}

/// One line of the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AbsenceRow {
    /// Its number in the file.
    pub line: usize,
    /// The person's code in the roster.
    pub person: String,
    /// Why.
    pub kind: AbsenceKind,
    /// The first day.
    pub from: NaiveDate,
    /// The last day, inclusive; none while it lasts.
    pub to: Option<NaiveDate>,
}

/// The columns of the file.
pub const COLUMNS: &[Column] = &[
    (
        "person",
        &["person", "код", "табельныйномер", "id", "code", "фио", "fio"],
    ),
    ("kind", &["kind", "вид", "причина", "видотсутствия", "reason"]),
    ("from", &["from", "с", "начало", "датаначала"]),
    ("to", &["to", "по", "окончание", "датаокончания"]),
];

/// Reads the register; a line with a problem is left out and named.
pub fn read_absences(sheet: &Sheet) -> (Vec<AbsenceRow>, Vec<Problem>) {
    let missing = sheet.missing(COLUMNS, &["person", "kind", "from"]);
    if missing.is_empty() {
        sheet.read(COLUMNS, absence_row)
    } else {
        (Vec::new(), missing)
    }
}

fn absence_row(line: &mut Line) -> Option<AbsenceRow> {
    let person = line.required("person");
    let kind = line.read("kind", "kind-unknown", absence_kind);
    let from = line.date("from");
    let to = line.end("to", from);
    Some(AbsenceRow {
        line: line.number,
        person: person?,
        kind: kind?,
        from: from?,
        to: to?,
    })
}

fn absence_kind(text: &str) -> Option<AbsenceKind> {
    let word = letters(text);
    let starts = |starts: &[&str]| starts.iter().any(|start| word.contains(start));
    AbsenceKind::from_code(text).or_else(|| {
        let kinds = [
            (AbsenceKind::Maternity, &["беременност", "декрет", "родам"][..]),
            (AbsenceKind::Parental, &["уход"]),
            (AbsenceKind::LongPedagogical, &["длительныйотпуск", "педагогическ"]),
            (AbsenceKind::Military, &["воен", "мобилиз"]),
            (AbsenceKind::SickLong, &["болез", "больничн", "нетрудоспособн"]),
        ];
        kinds.into_iter().find(|(_, words)| starts(words)).map(|(kind, _)| kind)
    })
}
