//! Reading a roster: `person;fio;position;mo;kind;rate;start;end;note`, or the same under Russian headings.
//! Every refused line is named; who is who in the database is not decided here.

use crate::{
    points::{Exact, whole},
    problem::Problem,
    roster::{
        name::{FullName, fold},
        position::{PositionGroup, position_group},
        sheet::{Column, Line, Sheet, letters, line_number, place},
        staff::EmploymentKind,
    },
};
use chrono::NaiveDate;

/// One employment as the roster tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterRow {
    /// Its number in the file.
    pub line: usize,
    /// The person's code; the folded full name where the file has no codes.
    pub person: String,
    /// ФИО.
    pub name: FullName,
    /// The post as typed.
    pub position: String,
    /// The post's group, when the dictionary knows it.
    pub group: Option<PositionGroup>,
    /// The methodical union's name, or empty.
    pub union: String,
    /// Which contract it is.
    pub kind: EmploymentKind,
    /// The ставка, above 0 and up to 2.
    pub rate: Exact,
    /// The first working day.
    pub start: NaiveDate,
    /// The last working day, inclusive; none while it lasts.
    pub end: Option<NaiveDate>,
    /// A remark, or empty.
    pub note: String,
}

/// The columns of the file.
pub const COLUMNS: &[Column] = &[
    ("person", &["person", "код", "табельныйномер", "id", "code"]),
    (
        "fio",
        &[
            "fio",
            "фио",
            "фамилияимяотчество",
            "сотрудник",
            "педагог",
            "фиоработника",
            "фиопедагога",
            "фиосотрудника",
            "фиополностью",
            "fullname",
        ],
    ),
    ("last", &["last", "фамилия", "lastname"]),
    ("first", &["first", "имя", "firstname"]),
    ("patronymic", &["patronymic", "отчество"]),
    ("position", &["position", "должность", "post"]),
    ("mo", &["mo", "мо", "методическоеобъединение", "union"]),
    ("kind", &["kind", "вид", "видзанятости", "видработы", "местоработы"]),
    ("rate", &["rate", "ставка", "доляставки"]),
    (
        "start",
        &["start", "начало", "датаприема", "датаначала", "принят", "firstday"],
    ),
    (
        "end",
        &[
            "end",
            "окончание",
            "датаувольнения",
            "датаокончания",
            "уволен",
            "lastday",
        ],
    ),
    ("note", &["note", "примечание", "комментарий", "remark"]),
];

/// Reads a roster; a line with a problem that is no remark is left out and named.
pub fn read_roster(sheet: &Sheet) -> (Vec<RosterRow>, Vec<Problem>) {
    let missing = missing_columns(sheet);
    if !missing.is_empty() {
        return (Vec::new(), missing);
    }
    let (read, mut problems) = sheet.read(COLUMNS, roster_row);
    let mut rows: Vec<RosterRow> = Vec::new();
    for row in read {
        match rows.iter().find(|earlier| is_same_post(earlier, &row)) {
            Some(earlier) => problems.push(about(&row, "start", "employment-overlaps", earlier)),
            None => {
                problems.extend(warnings(&rows, &row));
                rows.push(row);
            }
        }
    }
    problems.sort_by_key(line_number);
    (rows, problems)
}

fn missing_columns(sheet: &Sheet) -> Vec<Problem> {
    let places = sheet.places(COLUMNS);
    let has = |column: &str| places.iter().any(|(name, place)| *name == column && place.is_some());
    let mut missing: Vec<&str> = vec!["position", "kind", "rate", "start"];
    missing.retain(|column| !has(column));
    let has_name = has("fio") || (has("last") && has("first"));
    if !has_name {
        missing.insert(0, "fio");
    }
    let problem = |column| Problem::new(format!("header:{column}"), "column-missing");
    missing.into_iter().map(problem).collect()
}

fn roster_row(line: &mut Line) -> Option<RosterRow> {
    let name = full_name(line);
    let position = line.required("position");
    let kind = line.read("kind", "kind-unknown", employment_kind);
    let rate = line.decimal("rate").filter(|rate| {
        let fits = *rate > whole(0) && *rate <= whole(2);
        if !fits {
            line.refuse("rate", "rate-out-of-range");
        }
        fits
    });
    let start = line.date("start");
    let end = line.end("end", start);
    let (name, position) = (name?, position?);
    let person = Some(line.text("person")).filter(|code| !code.is_empty());
    Some(RosterRow {
        line: line.number,
        person: person.unwrap_or_else(|| fold(&name.full())),
        name,
        group: position_group(&position),
        position,
        union: line.text("mo"),
        kind: kind?,
        rate: rate?,
        start: start?,
        end: end?,
        note: line.text("note"),
    })
}

fn full_name(line: &mut Line) -> Option<FullName> {
    if line.text("last").is_empty() {
        return line.read("fio", "person-name-unreadable", FullName::parse);
    }
    let name = ["last", "first", "patronymic"].map(|part| line.text(part)).join(" ");
    let name = FullName::parse(&name);
    if name.is_none() {
        line.refuse("last", "person-name-unreadable");
    }
    name
}

fn employment_kind(text: &str) -> Option<EmploymentKind> {
    let word = letters(text);
    let starts = |starts: &[&str]| starts.iter().any(|start| word.starts_with(start));
    let kinds = [
        (EmploymentKind::Main, &["основн", "штат"][..]),
        (EmploymentKind::InternalPartTime, &["внутр"]),
        (EmploymentKind::ExternalPartTime, &["внеш"]),
        (EmploymentKind::Gph, &["гпх", "договор", "гражданско"]),
    ];
    EmploymentKind::from_code(text).or_else(|| kinds.into_iter().find(|(_, words)| starts(words)).map(|(kind, _)| kind))
}

fn is_same_post(one: &RosterRow, other: &RosterRow) -> bool {
    one.person == other.person && fold(&one.position) == fold(&other.position) && overlap(one, other)
}

fn overlap(one: &RosterRow, other: &RosterRow) -> bool {
    let ends_before = |a: &RosterRow, b: &RosterRow| a.end.is_some_and(|end| end < b.start);
    !ends_before(one, other) && !ends_before(other, one)
}

fn warnings(rows: &[RosterRow], row: &RosterRow) -> Vec<Problem> {
    let same_person = || rows.iter().filter(|earlier| earlier.person == row.person);
    let is_main = |row: &RosterRow| row.kind == EmploymentKind::Main;
    let other_main = same_person().find(|earlier| is_main(earlier) && is_main(row) && overlap(earlier, row));
    let other_name = same_person().find(|earlier| fold(&earlier.name.full()) != fold(&row.name.full()));
    let unknown = row
        .group
        .is_none()
        .then(|| Problem::new(place(row.line, "position"), "position-unknown").with("value", &row.position));
    unknown
        .into_iter()
        .chain(other_main.map(|earlier| about(row, "kind", "two-main", earlier)))
        .chain(other_name.map(|earlier| about(row, "fio", "name-differs", earlier)))
        .collect()
}

fn about(row: &RosterRow, column: &str, kind: &str, earlier: &RosterRow) -> Problem {
    Problem::new(place(row.line, column), kind)
        .with("name", row.name.short_name())
        .with("line", earlier.line)
}
