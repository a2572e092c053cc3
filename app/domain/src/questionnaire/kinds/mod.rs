//! The kinds of items: one file per kind, each with its shape, its reading of form fields and its checks.
//! How a kind is answered and edited stands under the same file name in `app`.

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
pub mod text;

use serde::{Deserialize, Serialize};

/// The kind of an item with what only this kind has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// One or several of a list; as a list or a dropdown; with «Другое».
    Choice(choice::Choice),
    /// Short or long text.
    Text(text::Text),
    /// A decimal number.
    Number(number::Number),
    /// A calendar day.
    Date(date::Date),
    /// A scale from a number to a number: rating, NPS, Likert item.
    Scale(scale::Scale),
    /// Rows × columns, one column a row.
    Matrix(matrix::Matrix),
    /// Places given to options by preference; no right order.
    Ranking(ranking::Ranking),
    /// Options to be put into their right order.
    Ordering(ordering::Ordering),
    /// Left sides to be joined with right sides.
    Matching(matching::Matching),
    /// One stimulus and several items about it.
    Case(case::Case),
    /// Text that asks nothing.
    Info,
}

/// An option, a matrix row or column, a side of a pair: a short name and its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choosable {
    pub id: crate::ids::OptionId,
    pub text: String,
    /// Picking it takes all others off («ничего из перечисленного»).
    #[serde(default, skip_serializing_if = "is_false")]
    pub exclusive: bool,
    /// Stays at its place when the options are shuffled («нет верного ответа»).
    #[serde(default, skip_serializing_if = "is_false")]
    pub pinned: bool,
}

fn is_false(flag: &bool) -> bool {
    !flag
}
