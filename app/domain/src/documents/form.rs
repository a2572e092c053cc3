//! Reading a document as it was typed.

use crate::{
    documents::{
        document::{DocumentKind, DocumentLevel},
        wire::DocumentInput,
    },
    problem::Problem,
    registers::reading::{LONGEST_LINE, Reading},
    safe_url::SafeUrl,
};
use chrono::NaiveDate;

/// A notice may be as long as a page.
const LONGEST_BODY: usize = 8000;

/// A document as it was typed, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// Its kind.
    pub kind: DocumentKind,
    /// Its level.
    pub level: DocumentLevel,
    /// Its number.
    pub number: String,
    /// Its day.
    pub dated_on: Option<NaiveDate>,
    /// Which edition.
    pub edition: String,
    /// Its title.
    pub title: String,
    /// Its text, where there is no file.
    pub body: String,
    /// Where it can be read.
    pub url: Option<SafeUrl>,
    /// Who approved it.
    pub approved_by: String,
    /// The number of the order that approved it.
    pub order_no: String,
    /// The day of that order.
    pub order_on: Option<NaiveDate>,
    /// Is it repealed?
    pub is_repealed: bool,
    /// A remark.
    pub note: String,
}

/// Reads a document; problems stand at `document[…]`.
pub fn read(input: &DocumentInput) -> Result<Typed, Vec<Problem>> {
    let mut reading = Reading::default();
    let at = |field: &str| format!("document[{field}]");
    let kind = DocumentKind::from_code(input.kind.trim());
    let level = DocumentLevel::from_code(input.level.trim());
    if kind.is_none() {
        reading.refuse(&at("kind"), "required");
    }
    if level.is_none() {
        reading.refuse(&at("level"), "required");
    }
    let kind = kind.unwrap_or(DocumentKind::Notice);
    if kind.needs_number() {
        reading.needed(&at("number"), &input.number, LONGEST_LINE);
        if input.dated_on.trim().is_empty() {
            reading.refuse(&at("dated_on"), "required");
        }
    }
    let url = input.url.trim();
    let safe = SafeUrl::parse(url);
    if !url.is_empty() && safe.is_none() {
        reading.refuse(&at("url"), "document-link-unsafe");
    }
    let order_on = reading.date(&at("order_on"), &input.order_on);
    match (input.order_no.trim().is_empty(), input.order_on.trim().is_empty()) {
        (true, false) => reading.refuse(&at("order_no"), "document-order-number"),
        (false, true) => reading.refuse(&at("order_on"), "document-order-day"),
        _ => {}
    }
    let typed = Typed {
        kind,
        level: level.unwrap_or(DocumentLevel::School),
        number: reading.text(&at("number"), &input.number, LONGEST_LINE),
        dated_on: reading.date(&at("dated_on"), &input.dated_on),
        edition: reading.text(&at("edition"), &input.edition, LONGEST_LINE),
        title: reading.needed(&at("title"), &input.title, LONGEST_LINE),
        body: reading.text(&at("body"), &input.body, LONGEST_BODY),
        url: safe,
        approved_by: reading.text(&at("approved_by"), &input.approved_by, LONGEST_LINE),
        order_no: reading.text(&at("order_no"), &input.order_no, LONGEST_LINE),
        order_on,
        is_repealed: !input.is_repealed.is_empty(),
        note: reading.text(&at("note"), &input.note, LONGEST_LINE),
    };
    reading.give(typed)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::documents::document::{Standing, standing};

    fn input(kind: &str) -> DocumentInput {
        DocumentInput {
            kind: kind.to_owned(),
            level: "school".to_owned(),
            title: "Инструкция для участника".to_owned(),
            ..DocumentInput::default()
        }
    }

    fn refused(input: &DocumentInput) -> Vec<(String, String)> {
        let problems = read(input).err().unwrap_or_default();
        problems.into_iter().map(|one| (one.at, one.kind)).collect()
    }

    #[test]
    fn sr_03_22_an_act_and_an_order_have_number_and_day_and_a_notice_need_not() {
        let needed = |field: &str| (format!("document[{field}]"), "required".to_owned());
        for kind in ["act", "order"] {
            assert_eq!(refused(&input(kind)), [needed("number"), needed("dated_on")], "{kind}");
        }
        assert_eq!(refused(&input("notice")), []);
        assert_eq!(refused(&input("poem")), [needed("kind")]);
    }

    #[test]
    fn sr_23_an_order_that_approves_has_number_and_day_or_nothing_is_approved() {
        let mut typed = input("instruction");
        typed.order_no = "12".to_owned();
        let day = ("document[order_on]".to_owned(), "document-order-day".to_owned());
        assert_eq!(refused(&typed), [day]);
        typed.order_on = "01.03.2026".to_owned();
        assert!(read(&typed).unwrap().order_on.is_some());
        let kind = DocumentKind::Instruction;
        assert_eq!(standing(kind, false, false), Standing::Unapproved);
        assert_eq!(standing(kind, true, false), Standing::InForce);
        assert_eq!(standing(kind, true, true), Standing::Repealed);
        assert_eq!(standing(DocumentKind::Notice, false, false), Standing::InForce);
    }

    #[test]
    fn security_34_a_link_that_could_run_is_no_link() {
        let mut typed = input("notice");
        typed.url = "javascript:alert(1)".to_owned();
        let unsafe_link = ("document[url]".to_owned(), "document-link-unsafe".to_owned());
        assert_eq!(refused(&typed), [unsafe_link]);
        typed.url = "https://edu.example/act.pdf".to_owned();
        assert_eq!(refused(&typed), []);
    }
}
