//! Reading a bank of vacancies: `id;position;rate;opened;closed;kind`, or the same under Russian headings.
//! An empty cell beyond the needed ones leaves what is known.

use crate::{
    points::{Exact, whole},
    problem::Problem,
    roster::{
        position::position_group,
        sheet::{Column, Line, Sheet, letters, place},
    },
};
use chrono::NaiveDate;

/// One vacancy as a file tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VacancyRow {
    /// Its number in the file.
    pub line: usize,
    /// Its code in the school's own files, or empty.
    pub code: String,
    /// The post as typed.
    pub position: String,
    /// The subject, or empty.
    pub subject: String,
    /// How many posts the row stands for, when the file says so.
    pub posts: Option<u32>,
    /// The ставка of each, above 0 and up to 2.
    pub rate: Exact,
    /// Hours a week.
    pub load_hours: Option<u32>,
    /// The first day.
    pub opened: NaiveDate,
    /// The day it was closed.
    pub closed: Option<NaiveDate>,
    /// Why it was closed, or empty.
    pub reason: String,
    /// Only while somebody is away?
    pub is_temporary: bool,
    /// The day its row was last said to be true.
    pub confirmed: Option<NaiveDate>,
    /// A remark, or empty.
    pub note: String,
}

/// The columns of the file.
pub const COLUMNS: &[Column] = &[
    ("id", &["id", "код", "номер", "code"]),
    ("position", &["position", "должность", "вакансия"]),
    ("subject", &["subject", "предмет"]),
    ("posts", &["posts", "количество", "единиц", "количествовакансий"]),
    ("rate", &["rate", "ставка", "ставки"]),
    ("load", &["load", "нагрузка", "часы", "часоввнеделю", "hoursaweek"]),
    ("opened", &["opened", "открыта", "датаоткрытия", "дата"]),
    ("closed", &["closed", "закрыта", "датазакрытия"]),
    ("kind", &["kind", "вид"]),
    ("reason", &["reason", "причина", "причиназакрытия", "reasonforclosing"]),
    ("confirmed", &["confirmed", "подтверждена", "актуальнона"]),
    ("note", &["note", "примечание", "комментарий"]),
];

/// The kinds a file names without saying more.
const PLAIN_KINDS: [&str; 5] = ["постоянная", "временная", "permanent", "temporary", ""];
/// More posts than one row stands for.
pub const MOST_POSTS: u32 = 99;
/// More hours than a week holds for one person.
pub const MOST_HOURS: u32 = 60;

/// Is it a ставка of one person?
pub fn fits_rate(rate: Exact) -> bool {
    rate > whole(0) && rate <= whole(2)
}

/// Reads a bank of vacancies; a line with a problem that is no remark is left out and named.
pub fn read_vacancies(sheet: &Sheet) -> (Vec<VacancyRow>, Vec<Problem>) {
    let missing = sheet.missing(COLUMNS, &["position", "rate", "opened"]);
    if !missing.is_empty() {
        return (Vec::new(), missing);
    }
    let (rows, mut problems) = sheet.read(COLUMNS, vacancy_row);
    let unknown = rows.iter().filter(|row| position_group(&row.position).is_none());
    problems.extend(
        unknown.map(|row| Problem::new(place(row.line, "position"), "position-unknown").with("value", &row.position)),
    );
    (rows, problems)
}

fn vacancy_row(line: &mut Line) -> Option<VacancyRow> {
    let position = line.required("position");
    let posts = line.optional("posts", "number-unreadable", |text| whole_number(text, MOST_POSTS));
    let rate = line.decimal("rate").filter(|rate| {
        let fits = fits_rate(*rate);
        if !fits {
            line.refuse("rate", "rate-out-of-range");
        }
        fits
    });
    let load_hours = line.optional("load", "number-unreadable", |text| whole_number(text, MOST_HOURS));
    let opened = line.date("opened");
    let closed = line.end("closed", opened);
    let confirmed = line.end("confirmed", None);
    let kind = line.text("kind");
    let more = (!PLAIN_KINDS.contains(&kind.as_str())).then(|| kind.clone());
    let is_closed = matches!(closed, Some(Some(_)));
    let (reason, note) = (line.text("reason"), line.text("note"));
    let said = |own: String, is_here: bool| {
        if own.is_empty() && is_here {
            more.clone().unwrap_or_default()
        } else {
            own
        }
    };
    Some(VacancyRow {
        line: line.number,
        code: line.text("id"),
        position: position?,
        subject: line.text("subject"),
        posts: posts?,
        rate: rate?,
        load_hours: load_hours?,
        opened: opened?,
        closed: closed?,
        reason: said(reason, is_closed),
        is_temporary: ["времен", "temporar"]
            .iter()
            .any(|word| letters(&kind).starts_with(word)),
        confirmed: confirmed?,
        note: said(note, !is_closed),
    })
}

fn whole_number(text: &str, most: u32) -> Option<u32> {
    text.parse().ok().filter(|number| (1..=most).contains(number))
}
