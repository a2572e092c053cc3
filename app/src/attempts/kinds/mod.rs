//! How each kind is answered, by native inputs only; the same file names as the kinds themselves in `domain`.

pub mod case;
pub mod choice;
pub mod date;
pub mod info;
pub mod matching;
pub mod matrix;
pub mod number;
pub mod ordering;
pub mod ranking;
pub mod scale;
pub mod table;
pub mod text;
pub mod time;

use crate::t;
use domain::questionnaire::kinds::Kind;

/// What a kind says of itself under the wording.
pub fn hint(kind: &Kind) -> String {
    match kind {
        Kind::Choice(choice) => choice::hint(choice),
        Kind::Text(text) => text::hint(text),
        Kind::Number(number) => number::hint(number),
        Kind::Matrix(_) => t!("hint-matrix"),
        Kind::Table(table) => table::hint(table),
        Kind::Ranking(ranking) => ranking::hint(ranking),
        Kind::Ordering(_) => t!("hint-ordering"),
        Kind::Matching(_) => t!("hint-matching"),
        Kind::Date(_) | Kind::Time(_) | Kind::Scale(_) | Kind::Case(_) | Kind::Info => String::new(),
    }
}
