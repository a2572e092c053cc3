//! The fields of one look at an answer: the row, the comparison, the value; each by clicking where it can be.

use super::bench::Bench;
use crate::instruments::words::{beginning, name_of};
use crate::t;
use domain::questionnaire::Item;
use domain::questionnaire::kinds::{Choosable, Kind};
use leptos::prelude::*;

/// The fields of a test that looks at this item: row, comparison, value.
pub fn comparing(bench: &Bench, item: &Item) -> AnyView {
    let (rows, values) = (rows(&item.kind), values(&item.kind));
    let select = |name: &'static str, label: String, all: Vec<(String, String)>| {
        let id = format!("test-{name}-{}", item.id);
        let options = all
            .into_iter()
            .map(|(code, words)| view! { <option value=code>{words}</option> });
        view! {
            <div class="field">
                <label for=id.clone()>{label}</label>
                <select class="select" id=id name=format!("edit[{name}]")>{options.collect_view()}</select>
            </div>
        }
        .into_any()
    };
    let value = match (&item.kind, values.is_empty()) {
        (_, false) => select("value", t!("condition-value"), values),
        (Kind::Date(_) | Kind::Time(_), true) => ().into_any(),
        _ => {
            let (id, numbers) = (format!("test-value-{}", item.id), other_numbers(bench, item));
            let list = (!numbers.is_empty()).then(|| format!("numbers-{}", item.id));
            let options = numbers
                .into_iter()
                .map(|(code, words)| view! { <option value=code>{words}</option> });
            let options = options.collect_view();
            view! {
                <div class="field">
                    <label for=id.clone()>{t!("condition-value")}</label>
                    <input class="input" id=id name="edit[value]" autocomplete="off" list=list.clone()/>
                    {list.map(|list| view! { <datalist id=list>{options}</datalist> })}
                </div>
            }
            .into_any()
        }
    };
    let comparisons = comparisons(&item.kind)
        .iter()
        .map(|code| ((*code).to_owned(), t!(&format!("comparison-{code}"))));
    view! {
        {(!rows.is_empty()).then(|| select("row", t!("condition-row"), rows))}
        {select("is", t!("condition-is"), comparisons.collect())}
        {value}
    }
    .into_any()
}

/// Other numbers to compare with, by clicking instead of typing a number.
fn other_numbers(bench: &Bench, item: &Item) -> Vec<(String, String)> {
    if !matches!(item.kind, Kind::Number(_)) {
        return Vec::new();
    }
    let draft = &bench.desk.draft;
    let numbers = draft
        .questionnaire
        .questions()
        .filter(|it| matches!(it.kind, Kind::Number(_)));
    let others = numbers.filter(|it| it.id != item.id);
    others.map(|it| (it.id.to_string(), name_of(draft, it))).collect()
}

fn comparisons(kind: &Kind) -> &'static [&'static str] {
    match kind {
        Kind::Choice(_) | Kind::Matrix(_) | Kind::Matching(_) => &["picked", "not_picked", "answered", "unanswered"],
        Kind::Scale(_) | Kind::Ranking(_) | Kind::Ordering(_) => {
            &["picked", "not_picked", "less", "greater", "answered", "unanswered"]
        }
        Kind::Number(_) => &[
            "less",
            "greater",
            "less_than_item",
            "greater_than_item",
            "answered",
            "unanswered",
        ],
        Kind::Text(_) => &["answered", "unanswered", "unlike"],
        _ => &["answered", "unanswered"],
    }
}

/// What is answered row by row, with its words.
pub fn rows(kind: &Kind) -> Vec<(String, String)> {
    match kind {
        Kind::Matrix(it) => named(&it.rows),
        Kind::Matching(it) => named(&it.left),
        Kind::Ranking(it) => named(&it.options),
        Kind::Ordering(it) => named(&it.options),
        _ => Vec::new(),
    }
}

/// What can be picked, with its words.
pub fn values(kind: &Kind) -> Vec<(String, String)> {
    let steps = |from: i64, to: i64| (from..=to).map(|it| (it.to_string(), it.to_string())).collect();
    match kind {
        Kind::Choice(it) => {
            let other = it.other.iter().map(|label| ("other".to_owned(), label.clone()));
            named(&it.options).into_iter().chain(other).collect()
        }
        Kind::Matrix(it) => named(&it.columns),
        Kind::Matching(it) => named(&it.right),
        Kind::Scale(it) => steps(it.from.into(), it.to.into()),
        Kind::Ranking(it) => steps(1, it.options.len() as i64),
        Kind::Ordering(it) => steps(1, it.options.len() as i64),
        _ => Vec::new(),
    }
}

fn named(list: &[Choosable]) -> Vec<(String, String)> {
    list.iter()
        .map(|it| (it.id.to_string(), beginning(&it.text, 80)))
        .collect()
}
