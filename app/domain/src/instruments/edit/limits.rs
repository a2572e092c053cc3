//! How large a draft may grow, so that a page stays a page.

use crate::problem::Problem;
use crate::questionnaire::Questionnaire;

/// The most items of an instrument, information blocks, cases and their parts included.
pub const ITEMS: usize = 300;
/// The most options of one list.
pub const OPTIONS: usize = 60;
/// The most characters of one text.
pub const TEXT_CHARS: usize = 20_000;
/// The most characters of a short code.
pub const CODE_CHARS: usize = 40;
/// The most sections, competences.
pub const SECTIONS: usize = 60;
/// The most tests of a condition and rules of an item.
pub const TESTS: usize = 20;
/// The most levels of a scale.
pub const LEVELS: usize = 10;

/// Refuses `count` things of a sort when there may be `most`.
pub fn at_most(count: usize, most: usize, kind: &str) -> Result<(), Problem> {
    if count <= most {
        return Ok(());
    }
    Err(Problem::new("", kind).with("most", most).with("max", most))
}

/// Refuses a text that is too long.
pub fn text(text: &str, most: usize) -> Result<(), Problem> {
    at_most(text.chars().count(), most, "text-too-long")
}

/// Refuses `more` items when there is no room for them.
pub fn room_for_items(questionnaire: &Questionnaire, more: usize) -> Result<(), Problem> {
    at_most(questionnaire.items().count() + more, ITEMS, "too-many-items")
}

/// A text as forms send it, with plain line ends and no space around it.
pub fn tidy(text: &str) -> String {
    text.replace("\r\n", "\n").trim().to_owned()
}
