//! Reading a register of routes: `person;status;approved_on;deficits`, or the same under Russian headings.
//! The number of deficits stands for links to deficits recorded elsewhere.

use crate::{
    ioms::state::IomState,
    problem::Problem,
    roster::sheet::{Column, Line, Sheet, letters, line_number, place},
};
use chrono::NaiveDate;

/// One line of the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IomRow {
    /// Its number in the file.
    pub line: usize,
    /// The person's code or name in the roster.
    pub person: String,
    /// How far the route is.
    pub state: IomState,
    /// The day it was approved.
    pub approved_on: Option<NaiveDate>,
    /// To how many deficits it is linked.
    pub deficits: usize,
    /// The first day of the route, when the file tells it.
    pub period_from: Option<NaiveDate>,
    /// The last day.
    pub period_to: Option<NaiveDate>,
    /// Who escorts, or empty.
    pub escort: String,
    /// A remark, or empty.
    pub note: String,
}

/// The columns of the file: also what an export writes.
pub const COLUMNS: &[Column] = &[
    (
        "person",
        &[
            "person",
            "код",
            "табельныйномер",
            "id",
            "фио",
            "fio",
            "педагог",
            "teacher",
        ],
    ),
    ("status", &["status", "state", "состояние", "статус"]),
    (
        "approved_on",
        &["approvedon", "утвержден", "датаутверждения", "составлен"],
    ),
    (
        "deficits",
        &[
            "deficits",
            "дефицитов",
            "дефициты",
            "числодефицитов",
            "связейсдефицитами",
        ],
    ),
    ("period_from", &["periodfrom", "from", "с", "начало"]),
    ("period_to", &["periodto", "to", "по", "окончание", "срок"]),
    ("escort", &["escort", "сопровождающий", "наставник", "тьютор"]),
    ("note", &["note", "why", "remark", "примечание", "комментарий"]),
];

/// More links than this are a slip of the pen.
const MOST_DEFICITS: usize = 100;

/// Reads the register; a line with a problem is left out and named.
pub fn read_ioms(sheet: &Sheet) -> (Vec<IomRow>, Vec<Problem>) {
    let missing = sheet.missing(COLUMNS, &["person", "status", "approved_on", "deficits"]);
    if !missing.is_empty() {
        return (Vec::new(), missing);
    }
    let (read, mut problems) = sheet.read(COLUMNS, iom_row);
    let mut rows: Vec<IomRow> = Vec::new();
    for row in read {
        match rows.iter().find(|earlier| is_same(earlier, &row)) {
            Some(earlier) => problems.push(
                Problem::new(place(row.line, "person"), "iom-repeated")
                    .with("value", &row.person)
                    .with("line", earlier.line),
            ),
            None => rows.push(row),
        }
    }
    problems.sort_by_key(line_number);
    (rows, problems)
}

fn is_same(one: &IomRow, other: &IomRow) -> bool {
    one.person == other.person && one.approved_on == other.approved_on
}

fn iom_row(line: &mut Line) -> Option<IomRow> {
    let person = line.required("person");
    let state = line.read("status", "iom-state-unknown", read_state);
    let approved_on = approved_on(line, state);
    let deficits = line.read("deficits", "number-unreadable", |text| {
        text.parse().ok().filter(|count| *count <= MOST_DEFICITS)
    });
    let period_from = optional_date(line, "period_from");
    let period_to = line.end("period_to", period_from.flatten());
    Some(IomRow {
        line: line.number,
        person: person?,
        state: state?,
        approved_on: approved_on?,
        deficits: deficits?,
        period_from: period_from?,
        period_to: period_to?,
        escort: line.text("escort"),
        note: line.text("note"),
    })
}

/// What was approved has a day of approval; what was not has none.
fn approved_on(line: &mut Line, state: Option<IomState>) -> Option<Option<NaiveDate>> {
    let day = optional_date(line, "approved_on")?;
    match state {
        Some(state) if state.is_drawn_up() && day.is_none() => line.refuse("approved_on", "iom-approval-missing"),
        Some(state) if state.is_free() && day.is_some() => line.refuse("approved_on", "iom-approval-too-early"),
        _ => return Some(day),
    }
    None
}

fn optional_date(line: &mut Line, column: &str) -> Option<Option<NaiveDate>> {
    if line.text(column).is_empty() {
        return Some(None);
    }
    line.date(column).map(Some)
}

fn read_state(text: &str) -> Option<IomState> {
    let word = letters(text);
    let states = [
        (IomState::Draft, &["чернов", "проект"][..]),
        (
            IomState::OnApproval,
            &["onapproval", "наутвержд", "насогласован", "согласован"],
        ),
        (IomState::Approved, &["утвержден", "составлен"]),
        (IomState::Active, &["действ", "реализуется", "активен", "вработе"]),
        (IomState::Completed, &["завершен", "выполнен", "реализован"]),
        (IomState::Cancelled, &["отмен", "прекращ"]),
    ];
    let starts = |words: &[&str]| words.iter().any(|start| word.starts_with(start));
    let told = states.into_iter().find(|(_, words)| starts(words));
    IomState::from_code(text).or(told.map(|(state, _)| state))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    #[test]
    fn the_demo_columns_and_russian_headings_are_the_same_register() {
        let (demo, none) = read_ioms(&Sheet::typed(
            "person;status;approved_on;deficits;counted;why",
            &["P08;active;2026-06-10;1;да;", "P27;draft;;2;нет;черновик"],
        ));
        let (russian, nothing) = read_ioms(&Sheet::typed(
            "Код;Состояние;Дата утверждения;Дефицитов;Примечание",
            &["P08;Действует;10.06.2026;1;", "P27;черновик;;2;черновик"],
        ));
        assert_eq!((none, nothing), (vec![], vec![]));
        assert_eq!(demo, russian);
        assert_eq!(demo[0].state, IomState::Active);
        assert_eq!(demo[1].approved_on, None);
    }

    #[test]
    fn every_refused_line_is_named() {
        let (rows, problems) = read_ioms(&Sheet::typed(
            "person;status;approved_on;deficits",
            &[
                ";active;2026-06-10;1",
                "P01;летит;2026-06-10;1",
                "P02;approved;;1",
                "P03;draft;2026-06-10;1",
                "P04;active;2026-13-40;1",
                "P05;active;2026-06-10;много",
                "P06;active;2026-06-10;0",
                "P06;completed;2026-06-10;0",
            ],
        ));
        assert_eq!(rows.len(), 1);
        let named: Vec<(&str, &str)> = problems
            .iter()
            .map(|one| (one.at.as_str(), one.kind.as_str()))
            .collect();
        assert_eq!(
            named,
            [
                ("line 2:person", "required"),
                ("line 3:status", "iom-state-unknown"),
                ("line 4:approved_on", "iom-approval-missing"),
                ("line 5:approved_on", "iom-approval-too-early"),
                ("line 6:approved_on", "date-unreadable"),
                ("line 7:deficits", "number-unreadable"),
                ("line 9:person", "iom-repeated"),
            ]
        );
    }

    #[test]
    fn a_file_of_something_else_is_refused_by_its_headings() {
        let (rows, problems) = read_ioms(&Sheet::typed("имя;возраст", &["а;б"]));
        assert!(rows.is_empty());
        assert_eq!(problems.len(), 4);
        assert_eq!(problems[0].at, "header:person");
    }
}
