//! A table as it was typed: a header and lines of cells, with the problems met while reading them.
//! Splitting a file into cells is not done here.

use crate::spelling::composed;
use crate::{
    points::{Exact, parse_decimal},
    problem::Problem,
    roster::name::fold,
};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

/// A header and the lines below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The headings as typed.
    pub header: Vec<String>,
    /// The lines with their numbers in the file.
    pub lines: Vec<(usize, Vec<String>)>,
}

#[cfg(test)]
impl Sheet {
    /// A sheet as it is typed, with `;` between the cells.
    pub(crate) fn typed(header: &str, lines: &[&str]) -> Self {
        let cells = |text: &str| text.split(';').map(str::to_owned).collect();
        Self {
            header: cells(header),
            lines: (2..).zip(lines.iter().map(|line| cells(line))).collect(),
        }
    }
}

/// A column: the name it has in problems, and the headings it may stand under, folded to letters and digits.
pub type Column = (&'static str, &'static [&'static str]);

/// One line of a sheet, which notes what is wrong with it as it is read.
pub struct Line<'a> {
    /// Its number in the file.
    pub number: usize,
    columns: &'a [(&'static str, Option<usize>)],
    cells: &'a [String],
    problems: &'a mut Vec<Problem>,
}

impl Sheet {
    /// Where each column stands in the header.
    pub fn places(&self, columns: &[Column]) -> Vec<(&'static str, Option<usize>)> {
        let header: Vec<String> = self.header.iter().map(|heading| letters(heading)).collect();
        let place = |names: &[&str]| header.iter().position(|heading| names.contains(&heading.as_str()));
        columns.iter().map(|(name, names)| (*name, place(names))).collect()
    }

    /// A problem for each needed column that has no heading.
    pub fn missing(&self, columns: &[Column], needed: &[&str]) -> Vec<Problem> {
        let places = self.places(columns);
        let is_here = |column: &str| places.iter().any(|(name, place)| *name == column && place.is_some());
        let missing = needed.iter().filter(|column| !is_here(column));
        missing
            .map(|column| Problem::new(format!("header:{column}"), "column-missing"))
            .collect()
    }

    /// Reads every line that is not empty; a line for which `read` gives nothing is left out.
    pub fn read<T>(&self, columns: &[Column], mut read: impl FnMut(&mut Line) -> Option<T>) -> (Vec<T>, Vec<Problem>) {
        let places = self.places(columns);
        let mut problems = Vec::new();
        let mut rows = Vec::new();
        for (number, cells) in &self.lines {
            if cells.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            let mut line = Line {
                number: *number,
                columns: &places,
                cells,
                problems: &mut problems,
            };
            rows.extend(read(&mut line));
        }
        (rows, problems)
    }
}

impl Line<'_> {
    /// The cell under a column, trimmed; empty when there is none.
    pub fn text(&self, column: &str) -> String {
        let place = self.columns.iter().find(|(name, _)| *name == column);
        let cell = place.and_then(|(_, place)| self.cells.get((*place)?));
        cell.map(|cell| composed(unmarked(cell.trim()))).unwrap_or_default()
    }

    /// Notes a problem with a cell.
    pub fn refuse(&mut self, column: &str, kind: &str) {
        let problem = Problem::new(place(self.number, column), kind).with("value", self.text(column));
        self.problems.push(problem);
    }

    /// Notes what the rules of a form say about the cell that was read into one of its fields.
    pub fn note(&mut self, problem: Problem) {
        let problem = in_cell(self.number, problem);
        let column = problem.at.split_once(':').map_or("", |(_, column)| column);
        let value = self.text(column);
        self.problems.push(problem.with("value", value));
    }

    /// The cell, which may not be empty.
    pub fn required(&mut self, column: &str) -> Option<String> {
        let text = self.text(column);
        if text.is_empty() {
            self.refuse(column, "required");
            return None;
        }
        Some(text)
    }

    /// The cell as `read` understands it; a problem of this kind when it does not.
    pub fn read<T>(&mut self, column: &str, kind: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let text = self.required(column)?;
        let value = read(&text);
        if value.is_none() {
            self.refuse(column, kind);
        }
        value
    }

    /// The same for a cell that may be empty: outer `None` when it is wrong, inner `None` when it is empty.
    pub fn optional<T>(&mut self, column: &str, kind: &str, read: impl Fn(&str) -> Option<T>) -> Option<Option<T>> {
        if self.text(column).is_empty() {
            return Some(None);
        }
        self.read(column, kind, read).map(Some)
    }

    /// A date.
    pub fn date(&mut self, column: &str) -> Option<NaiveDate> {
        self.read(column, "date-unreadable", parse_date)
    }

    /// A number with comma or point.
    pub fn decimal(&mut self, column: &str) -> Option<Exact> {
        self.read(column, "number-unreadable", parse_decimal)
    }

    /// A last day that may be open: outer `None` when it is wrong, inner `None` when there is no end.
    pub fn end(&mut self, column: &str, start: Option<NaiveDate>) -> Option<Option<NaiveDate>> {
        if self.text(column).is_empty() {
            return Some(None);
        }
        let end = self.date(column)?;
        if start.is_some_and(|start| end < start) {
            self.refuse(column, "end-before-start");
            return None;
        }
        Some(Some(end))
    }
}

/// How a problem names a cell: `line 7:rate`.
pub fn place(line: usize, column: &str) -> String {
    format!("line {line}:{column}")
}

/// A problem of a form's field, such as one at `record[title]`, at the cell that was read into it.
pub fn in_cell(line: usize, problem: Problem) -> Problem {
    let field = problem
        .at
        .split_once('[')
        .map_or("", |(_, rest)| rest.trim_end_matches(']'));
    let at = place(line, field);
    Problem { at, ..problem }
}

/// Without the apostrophe that our own files put before what begins like a formula.
fn unmarked(cell: &str) -> &str {
    let is_trigger = |c: char| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠');
    let rest = cell.strip_prefix('\'').filter(|rest| rest.starts_with(is_trigger));
    rest.unwrap_or(cell)
}

/// The number of the line a problem names; 0 when it names none.
pub fn line_number(problem: &Problem) -> usize {
    let place = problem.at.strip_prefix("line ").and_then(|rest| rest.split(':').next());
    place.and_then(|number| number.parse().ok()).unwrap_or_default()
}

/// Reads `2026-09-01` or `01.09.2026`; a time of day after it, as spreadsheets write it, is left off.
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    let day = text.trim().split([' ', 'T', '\u{a0}']).next()?;
    let iso = NaiveDate::parse_from_str(day, "%Y-%m-%d");
    let date = iso.or_else(|_| NaiveDate::parse_from_str(day, "%d.%m.%Y")).ok()?;
    // A two-digit year would be read as a year of the first century.
    let since_1900 = NaiveDate::from_ymd_opt(1900, 1, 1)?;
    (date >= since_1900).then_some(date)
}

/// Reads `2026-04-07T18:36`, `07.04.2026 18:36` with or without seconds, or a day alone, which stands for `time` of it.
pub fn parse_moment(text: &str, time: NaiveTime) -> Option<NaiveDateTime> {
    let date = parse_date(text)?;
    let rest = text
        .trim()
        .split_once([' ', 'T', '\u{a0}'])
        .map(|(_, rest)| rest.trim());
    let Some(rest) = rest.filter(|rest| !rest.is_empty()) else {
        return Some(date.and_time(time));
    };
    let read = |format| NaiveTime::parse_from_str(rest, format).ok();
    Some(date.and_time(read("%H:%M").or_else(|| read("%H:%M:%S"))?))
}

/// Only the letters and digits of a folded text: «Ф. И. О.» is `фио`.
pub fn letters(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}
