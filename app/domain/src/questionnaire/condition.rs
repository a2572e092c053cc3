//! Conditions on answers: what shows a section or an item, and what the author refuses as an answer.
//! They look at form fields as text, so that a browser and the server judge alike.

use crate::ids::{ItemId, OptionId};
use crate::points::{Exact, parse_decimal};
use crate::problem::Problem;
use crate::questionnaire::Item;
use crate::questionnaire::answers::Value;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Several tests joined by «и» or by «или».
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    pub join: Join,
    /// Invariant: not empty (`check` names an empty one).
    pub tests: Vec<Test>,
}

/// How the tests of a condition are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Join {
    /// All must hold («и»).
    All,
    /// One is enough («или»).
    Any,
}

/// One look at one answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Test {
    /// Whose answer is looked at.
    pub item: ItemId,
    /// The row of a matrix, when the item is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<OptionId>,
    pub is: Comparison,
}

/// What is asked of the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Comparison {
    Answered,
    Unanswered,
    /// This option is picked (of a matrix: the column, of a scale: the number).
    Picked(String),
    /// The item is answered and this option is not picked.
    NotPicked(String),
    /// The answer is a number less than this decimal.
    Less(String),
    /// The answer is a number greater than this decimal.
    Greater(String),
    /// The answer is a number less than the number answered there.
    LessThanItem(ItemId),
    /// The answer is a number greater than the number answered there.
    GreaterThanItem(ItemId),
    /// The text does not have the form of this pattern: `#` a digit, `?` a letter, `*` anything, the rest itself.
    Unlike(String),
}

/// The author's own check: an answer for which the condition holds is refused with this text (D6, D10).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    pub refuse_if: Condition,
    /// What the respondent reads, in the author's words.
    pub message: String,
}

/// Answers as the texts of form fields; the browser's page and the server's store both are this.
pub trait Fields: Sized {
    /// The texts of the field of that name; empty when there is none.
    fn texts(&self, field: &str) -> Vec<String>;

    /// The answer to an item, if its fields hold one that can be accepted.
    fn read(&self, item: &Item) -> Result<Option<Value>, Problem> {
        item.kind.read(&item.id, self)
    }
}

impl Fields for BTreeMap<String, Vec<String>> {
    fn texts(&self, field: &str) -> Vec<String> {
        self.get(field).cloned().unwrap_or_default()
    }
}

impl Condition {
    /// Does it hold for these answers?
    pub fn holds(&self, fields: &impl Fields) -> bool {
        match self.join {
            Join::All => self.tests.iter().all(|test| test.holds(fields)),
            Join::Any => self.tests.iter().any(|test| test.holds(fields)),
        }
    }

    /// The items whose answers it looks at.
    pub fn looks_at(&self) -> impl Iterator<Item = &ItemId> {
        self.tests.iter().flat_map(|test| {
            let other = match &test.is {
                Comparison::LessThanItem(item) | Comparison::GreaterThanItem(item) => Some(item),
                _ => None,
            };
            std::iter::once(&test.item).chain(other)
        })
    }
}

impl Test {
    fn holds(&self, fields: &impl Fields) -> bool {
        let field = match &self.row {
            Some(row) => format!("{}.{row}", self.item),
            None => self.item.to_string(),
        };
        let texts: Vec<String> = fields
            .texts(&field)
            .into_iter()
            .filter(|text| !text.trim().is_empty())
            .collect();
        let number = || texts.first().and_then(|text| parse_decimal(text));
        let other = |item: &ItemId| fields.texts(item.as_str()).first().and_then(|text| parse_decimal(text));
        match &self.is {
            Comparison::Answered => !texts.is_empty(),
            Comparison::Unanswered => texts.is_empty(),
            Comparison::Picked(option) => texts.contains(option),
            Comparison::NotPicked(option) => !texts.is_empty() && !texts.contains(option),
            Comparison::Less(bound) => compares(number(), parse_decimal(bound), |a, b| a < b),
            Comparison::Greater(bound) => compares(number(), parse_decimal(bound), |a, b| a > b),
            Comparison::LessThanItem(item) => compares(number(), other(item), |a, b| a < b),
            Comparison::GreaterThanItem(item) => compares(number(), other(item), |a, b| a > b),
            Comparison::Unlike(pattern) => texts.first().is_some_and(|text| !is_like(text.trim(), pattern)),
        }
    }
}

fn compares(left: Option<Exact>, right: Option<Exact>, holds: impl Fn(Exact, Exact) -> bool) -> bool {
    left.zip(right).is_some_and(|(left, right)| holds(left, right))
}

/// Matches `#` with a digit, `?` with a letter, `*` with any run, and every other character with itself.
fn is_like(text: &str, pattern: &str) -> bool {
    let (text, pattern): (Vec<char>, Vec<char>) = (text.chars().collect(), pattern.chars().collect());
    let (mut at, mut p, mut star, mut mark) = (0, 0, None, 0);
    while at < text.len() {
        let fits = pattern.get(p).is_some_and(|wanted| match wanted {
            '#' => text[at].is_numeric(),
            '?' => text[at].is_alphabetic(),
            other => *other != '*' && *other == text[at],
        });
        if fits {
            (at, p) = (at + 1, p + 1);
        } else if pattern.get(p) == Some(&'*') {
            (star, mark) = (Some(p), at);
            p += 1;
        } else if let Some(from) = star {
            mark += 1;
            (p, at) = (from + 1, mark);
        } else {
            return false;
        }
    }
    pattern[p..].iter().all(|c| *c == '*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_match_digits_letters_and_runs() {
        for (text, pattern, fits) in [
            ("12-34", "##-##", true),
            ("1a-34", "##-##", false),
            ("кабинет 12", "кабинет *", true),
            ("", "*", true),
            ("аб", "??", true),
            ("а1", "??", false),
            ("aaa", "*a", true),
        ] {
            assert_eq!(is_like(text, pattern), fits, "{text} like {pattern}");
        }
    }
}
