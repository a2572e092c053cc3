//! New items: what an author gets on «add» for each kind of the menu, and the menu's code of an item.

use crate::ids::Slug;
use crate::questionnaire::Item;
use crate::questionnaire::kinds::{
    Choosable, Kind, case::Case, choice::Choice, choice::Pick, date::Date, matching::Matching, matrix::Matrix,
    number::Number, ordering::Ordering, ranking::Ranking, scale::Scale, table::Cell, table::Table, text::Text,
    time::Time,
};

/// The codes of the menu of kinds, in its order.
pub const KIND_CODES: [&str; 18] = [
    "single",
    "multi",
    "dropdown",
    "short_text",
    "long_text",
    "number",
    "date",
    "time",
    "rating",
    "nps",
    "scale",
    "matrix",
    "table",
    "ranking",
    "ordering",
    "matching",
    "case",
    "info",
];

/// An empty item of that kind; `None` for a code that is not in `KIND_CODES`.
pub fn new_item(kind_code: &str, fresh: &mut dyn FnMut() -> Slug) -> Option<Item> {
    let id = fresh();
    let kind = new_kind(kind_code, fresh)?;
    Some(blank(id, kind))
}

/// The code of the menu that an item of this kind belongs to.
pub fn kind_code(kind: &Kind) -> &'static str {
    match kind {
        Kind::Choice(Choice { dropdown: true, .. }) => "dropdown",
        Kind::Choice(Choice { pick: Pick::One, .. }) => "single",
        Kind::Choice(_) => "multi",
        Kind::Text(Text { long: false, .. }) => "short_text",
        Kind::Text(_) => "long_text",
        Kind::Number(_) => "number",
        Kind::Date(_) => "date",
        Kind::Time(_) => "time",
        Kind::Scale(Scale { from: 0, to: 10, .. }) => "nps",
        Kind::Scale(Scale { from: 1, to: 5, .. }) => "rating",
        Kind::Scale(_) => "scale",
        Kind::Matrix(_) => "matrix",
        Kind::Table(_) => "table",
        Kind::Ranking(_) => "ranking",
        Kind::Ordering(_) => "ordering",
        Kind::Matching(_) => "matching",
        Kind::Case(_) => "case",
        Kind::Info => "info",
    }
}

/// An option, row, column, step or side with that text and nothing else.
pub fn choosable(id: Slug, text: &str) -> Choosable {
    Choosable {
        id,
        text: text.to_owned(),
        exclusive: false,
        pinned: false,
    }
}

fn new_kind(code: &str, fresh: &mut dyn FnMut() -> Slug) -> Option<Kind> {
    let mut empty = |count: usize| (0..count).map(|_| choosable(fresh(), "")).collect();
    Some(match code {
        "single" => choice(empty(4), Pick::One, false),
        "multi" => choice(empty(4), Pick::Many { min: 0, max: None }, false),
        "dropdown" => choice(empty(4), Pick::One, true),
        "short_text" => text(false),
        "long_text" => text(true),
        "number" => Kind::Number(Number {
            min: None,
            max: None,
            unit: String::new(),
            whole: false,
        }),
        "date" => Kind::Date(Date { from: None, to: None }),
        "time" => Kind::Time(Time { from: None, to: None }),
        "rating" => scale(1, 5),
        "nps" => scale(0, 10),
        "scale" => scale(1, 7),
        "matrix" => Kind::Matrix(Matrix {
            rows: empty(2),
            columns: empty(4),
        }),
        "table" => Kind::Table(Table {
            rows: empty(2),
            columns: empty(2),
            cell: Cell::Text,
        }),
        "ranking" => Kind::Ranking(Ranking {
            options: empty(4),
            places: None,
        }),
        "ordering" => Kind::Ordering(Ordering { options: empty(4) }),
        "matching" => Kind::Matching(Matching {
            left: empty(2),
            right: empty(2),
        }),
        "case" => Kind::Case(Case {
            parts: new_item("single", fresh).into_iter().collect(),
        }),
        "info" => Kind::Info,
        _ => return None,
    })
}

fn blank(id: Slug, kind: Kind) -> Item {
    Item {
        id,
        code: String::new(),
        stem: String::new(),
        hint: String::new(),
        required: false,
        show_if: None,
        rules: Vec::new(),
        kind,
    }
}

fn choice(options: Vec<Choosable>, pick: Pick, dropdown: bool) -> Kind {
    Kind::Choice(Choice {
        options,
        pick,
        dropdown,
        other: None,
    })
}

fn text(long: bool) -> Kind {
    Kind::Text(Text { long, max_chars: None })
}

fn scale(from: i16, to: i16) -> Kind {
    Kind::Scale(Scale {
        from,
        to,
        low_label: String::new(),
        high_label: String::new(),
        slider: false,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;

    #[test]
    fn every_code_of_the_menu_makes_an_item_of_that_code() {
        let mut next = 0;
        let mut fresh = || {
            next += 1;
            Slug::from_random(next)
        };
        for code in KIND_CODES {
            let item = new_item(code, &mut fresh).unwrap();
            assert_eq!(kind_code(&item.kind), code);
        }
        assert_eq!(new_item("hologram", &mut fresh), None);
    }
}
