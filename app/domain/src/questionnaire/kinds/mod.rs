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
pub mod table;
pub mod text;
pub mod time;

use crate::ids::{ItemId, OptionId};
use crate::problem::Problem;
use crate::questionnaire::answers::{Value, field_of};
use crate::questionnaire::condition::Fields;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

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
    /// A time of day.
    Time(time::Time),
    /// A scale from a number to a number: rating, NPS, Likert item.
    Scale(scale::Scale),
    /// Rows × columns, one column a row.
    Matrix(matrix::Matrix),
    /// Rows × columns, every cell filled in.
    Table(table::Table),
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

/// An option, a row or column, a side of a pair: a short name and its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choosable {
    pub id: OptionId,
    pub text: String,
    /// Picking it takes all others off («ничего из перечисленного»).
    #[serde(default, skip_serializing_if = "is_false")]
    pub exclusive: bool,
    /// Stays at its place when the options are shuffled («нет верного ответа»).
    #[serde(default, skip_serializing_if = "is_false")]
    pub pinned: bool,
}

impl Kind {
    /// Reads the answer to the item `id` out of form fields; `None` when it is unanswered.
    ///
    /// Fields that no item has are never looked at, so nothing unknown can be stored.
    pub fn read(&self, id: &ItemId, fields: &impl Fields) -> Result<Option<Value>, Problem> {
        match self {
            Kind::Choice(choice) => choice.read(id, fields),
            Kind::Text(text) => text.read(id, fields),
            Kind::Number(number) => number.read(id, fields),
            Kind::Date(date) => date.read(id, fields),
            Kind::Time(time) => time.read(id, fields),
            Kind::Scale(scale) => scale.read(id, fields),
            Kind::Matrix(matrix) => matrix.read(id, fields),
            Kind::Table(table) => table.read(id, fields),
            Kind::Ranking(ranking) => ranking.read(id, fields),
            Kind::Ordering(ordering) => ordering.read(id, fields),
            Kind::Matching(matching) => matching.read(id, fields),
            Kind::Case(_) | Kind::Info => Ok(None),
        }
    }

    /// The form fields that show this answer again; `read` of them gives the same answer.
    pub fn fields(&self, id: &ItemId, value: &Value) -> Vec<(String, String)> {
        value.fields(id)
    }

    /// The names of all form fields of the item, in reading order.
    pub fn field_names(&self, id: &ItemId) -> Vec<String> {
        let parts = |options: &[Choosable]| options.iter().map(|option| field_of(id, &option.id)).collect();
        match self {
            Kind::Choice(choice) if choice.other.is_some() => vec![id.to_string(), format!("{id}.other")],
            Kind::Choice(_) | Kind::Text(_) | Kind::Number(_) | Kind::Date(_) | Kind::Time(_) | Kind::Scale(_) => {
                vec![id.to_string()]
            }
            Kind::Matrix(matrix) => parts(&matrix.rows),
            Kind::Table(table) => table.field_names(id),
            Kind::Ranking(ranking) => parts(&ranking.options),
            Kind::Ordering(ordering) => parts(&ordering.options),
            Kind::Matching(matching) => parts(&matching.left),
            Kind::Case(_) | Kind::Info => Vec::new(),
        }
    }

    /// What this answer leaves out, each as the end of its field's name: rows of a matrix, left sides of a matching,
    /// cells of a table.
    pub fn gaps(&self, value: &Value) -> Vec<String> {
        match (self, value) {
            (Kind::Matrix(matrix), Value::Pairs(pairs)) => left_out(&matrix.rows, pairs),
            (Kind::Matching(matching), Value::Pairs(pairs)) => left_out(&matching.left, pairs),
            (Kind::Table(table), Value::Cells(filled)) => table.gaps(filled),
            _ => Vec::new(),
        }
    }

    /// Can a condition look at it? An information block and a case have no answer, a table has too many of them.
    pub fn is_comparable(&self) -> bool {
        !matches!(self, Kind::Table(_) | Kind::Case(_) | Kind::Info)
    }

    /// What is unsound in the definition of the kind itself.
    pub fn check(&self, id: &ItemId) -> Vec<Problem> {
        match self {
            Kind::Choice(choice) => choice.check(id),
            Kind::Text(text) => text.check(id),
            Kind::Number(number) => number.check(id),
            Kind::Date(date) => date.check(id),
            Kind::Time(time) => time.check(id),
            Kind::Scale(scale) => scale.check(id),
            Kind::Matrix(matrix) => matrix.check(id),
            Kind::Table(table) => table.check(id),
            Kind::Ranking(ranking) => ranking.check(id),
            Kind::Ordering(ordering) => check_options(id, &ordering.options, 2),
            Kind::Matching(matching) => matching.check(id),
            Kind::Case(case) => case.check(id),
            Kind::Info => Vec::new(),
        }
    }
}

/// The texts of a field, each once, without blank ones.
pub(crate) fn given(fields: &impl Fields, field: &str) -> Vec<String> {
    let mut seen = BTreeSet::new();
    fields
        .texts(field)
        .into_iter()
        .map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty() && seen.insert(text.clone()))
        .collect()
}

fn left_out(rows: &[Choosable], pairs: &BTreeMap<OptionId, OptionId>) -> Vec<String> {
    let absent = rows.iter().filter(|row| !pairs.contains_key(&row.id));
    absent.map(|row| row.id.to_string()).collect()
}

fn find<'a>(options: &'a [Choosable], text: &str) -> Option<&'a Choosable> {
    options.iter().find(|option| option.id.as_str() == text)
}

/// Options without text, options of one id, and too few of them.
fn check_options(id: &ItemId, options: &[Choosable], at_least: usize) -> Vec<Problem> {
    let mut problems = Vec::new();
    if options.len() < at_least {
        problems.push(Problem::new(id.as_str(), "options-few").with("min", at_least));
    }
    let mut seen = BTreeSet::new();
    for option in options {
        if option.text.trim().is_empty() {
            problems.push(Problem::new(field_of(id, &option.id), "option-empty"));
        }
        if !seen.insert(&option.id) {
            problems.push(Problem::new(field_of(id, &option.id), "id-repeated"));
        }
    }
    problems
}

pub(crate) fn is_false(flag: &bool) -> bool {
    !flag
}
