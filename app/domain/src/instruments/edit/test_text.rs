//! A test of a condition as one line of text.

use crate::ids::Slug;
use crate::questionnaire::condition::{Comparison, Test};

/// A test as one line, by which a page says which one it means.
pub fn test_text(test: &Test) -> String {
    let row = test.row.as_ref().map(Slug::as_str).unwrap_or_default();
    let (is, value) = match &test.is {
        Comparison::Answered => ("answered", ""),
        Comparison::Unanswered => ("unanswered", ""),
        Comparison::Picked(option) => ("picked", option.as_str()),
        Comparison::NotPicked(option) => ("not_picked", option.as_str()),
        Comparison::Less(bound) => ("less", bound.as_str()),
        Comparison::Greater(bound) => ("greater", bound.as_str()),
        Comparison::LessThanItem(item) => ("less_than_item", item.as_str()),
        Comparison::GreaterThanItem(item) => ("greater_than_item", item.as_str()),
        Comparison::Unlike(pattern) => ("unlike", pattern.as_str()),
    };
    format!("{}|{row}|{is}|{value}", test.item)
}
