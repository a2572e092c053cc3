//! Reading the fields of a form: what is wrong is noted under the field's name, and reading goes on.

use crate::{problem::Problem, roster::sheet::parse_date};
use chrono::NaiveDate;

/// The longest text of one line.
pub const LONGEST_LINE: usize = 300;
/// The longest text of several lines.
pub const LONGEST_TEXT: usize = 2000;

/// Notes what is wrong under the names of the form's fields.
#[derive(Clone, Debug, Default)]
pub struct Reading(Vec<Problem>);

impl Reading {
    /// Notes one problem.
    pub fn refuse(&mut self, at: &str, kind: &str) {
        self.0.push(Problem::new(at, kind));
    }

    /// Notes problems found elsewhere.
    pub fn extend(&mut self, found: impl IntoIterator<Item = Problem>) {
        self.0.extend(found);
    }

    /// A text without the spaces around it.
    pub fn text(&mut self, at: &str, text: &str, longest: usize) -> String {
        let text = text.trim();
        if text.chars().count() > longest {
            self.0.push(Problem::new(at, "text-too-long").with("max", longest));
        }
        text.to_owned()
    }

    /// A text that has to be there.
    pub fn needed(&mut self, at: &str, text: &str, longest: usize) -> String {
        if text.trim().is_empty() {
            self.refuse(at, "required");
        }
        self.text(at, text, longest)
    }

    /// A day, or nothing.
    pub fn date(&mut self, at: &str, text: &str) -> Option<NaiveDate> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        let date = parse_date(text);
        if date.is_none() {
            self.refuse(at, "date-unreadable");
        }
        date
    }

    /// A whole number, or nothing.
    pub fn number(&mut self, at: &str, text: &str) -> Option<u32> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        let number = text.parse().ok();
        if number.is_none() {
            self.refuse(at, "number-unreadable");
        }
        number
    }

    /// What was read, or everything that is wrong with it.
    pub fn give<T>(self, read: T) -> Result<T, Vec<Problem>> {
        if self.0.is_empty() { Ok(read) } else { Err(self.0) }
    }

    /// A day that has to be there.
    pub fn day(&mut self, at: &str, text: &str) -> Option<NaiveDate> {
        if text.trim().is_empty() {
            self.refuse(at, "required");
        }
        self.date(at, text)
    }

    /// A last day that may be open and is not before the first.
    pub fn end(&mut self, at: &str, text: &str, start: Option<NaiveDate>) -> Option<NaiveDate> {
        let end = self.date(at, text)?;
        if start.is_some_and(|start| end < start) {
            self.refuse(at, "end-before-start");
        }
        Some(end)
    }

    /// One of a few values.
    pub fn choice<T>(&mut self, at: &str, text: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let value = read(text.trim());
        if value.is_none() {
            let kind = if text.trim().is_empty() {
                "required"
            } else {
                "choice-unknown"
            };
            self.refuse(at, kind);
        }
        value
    }
}
