//! A table on its way into a file. Every text passes `cell`, whatever the format: a program that opens the file
//! must never take a name for a formula (security 39).

use chrono::NaiveDate;

/// A cell's content.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Text(String),
    Number(f64),
}

/// Rows below a heading.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    pub title: String,
    pub head: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Cell::Text(text)
    }
}

impl From<i32> for Cell {
    fn from(number: i32) -> Self {
        Cell::Number(f64::from(number))
    }
}

/// A day as people write it, and as every import reads it; empty when there is none.
pub fn day(date: Option<NaiveDate>) -> String {
    date.map(|day| day.format("%d.%m.%Y").to_string()).unwrap_or_default()
}

/// The characters that make a spreadsheet program calculate when they come first.
pub const TRIGGERS: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\0'];

/// A text that stays a text: one that begins like a formula gets an apostrophe.
///
/// So does one that begins with something that cannot be seen: some programs drop it before they look. The full-width
/// signs are read as their narrow twins in some locales.
pub fn cell(text: &str) -> String {
    let is_unseen =
        |c: char| c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
    let is_wide = |c: char| matches!(c, '＝' | '＋' | '－' | '＠');
    let is_risky = |c: char| TRIGGERS.contains(&c) || is_unseen(c) || is_wide(c);
    match text.chars().next() {
        Some(first) if is_risky(first) => format!("'{text}"),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn security_39_no_text_begins_like_a_formula(text in any::<String>()) {
            let safe = cell(&text);
            prop_assert!(!safe.starts_with(TRIGGERS), "{safe:?}");
            prop_assert_eq!(safe.strip_prefix('\'').filter(|_| safe != text).unwrap_or(&safe), &text);
        }

        #[test]
        fn security_39_whatever_follows_the_trigger_is_harmless(at in 0..TRIGGERS.len(), rest in ".*") {
            let attack = format!("{}{rest}", TRIGGERS[at]);
            prop_assert_eq!(cell(&attack), format!("'{attack}"));
        }
    }

    #[test]
    fn names_stay_as_they_are() {
        assert_eq!(cell("Авдеева И. П."), "Авдеева И. П.");
        assert_eq!(cell(" =1+1"), "' =1+1");
    }
}
