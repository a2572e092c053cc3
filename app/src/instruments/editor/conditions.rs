//! What shows a section or an item, built by clicking: an item, a comparison, a value; joined by «и» or «или».

use super::acts::{act, act_icon, hidden};
use super::bench::{Bench, EDIT};
use super::comparing::{comparing, rows, values};
use super::fields::{Look, field};
use crate::instruments::words::{beginning, name_of, number_of};
use crate::t;
use domain::ids::Slug;
use domain::instruments::edit::fields::Field;
use domain::instruments::edit::form::EditForm;
use domain::instruments::edit::target::Target;
use domain::instruments::edit::test_text::test_text;
use domain::questionnaire::Item;
use domain::questionnaire::condition::{Comparison, Condition, Join, Test};
use leptos::prelude::*;

/// The condition as a sentence, on a card that is read.
pub fn said(bench: &Bench, condition: &Condition) -> AnyView {
    let words = joined(bench, condition);
    view! { <p class="hint">{t!("condition-shown-if")} " " {words}</p> }.into_any()
}

/// What a check of an answer refuses, as a sentence.
pub fn said_rule(bench: &Bench, condition: &Condition) -> AnyView {
    let words = joined(bench, condition);
    view! { <p>{t!("rules-refused-if")} " " {words}</p> }.into_any()
}

fn joined(bench: &Bench, condition: &Condition) -> String {
    let join = match condition.join {
        Join::All => t!("condition-and"),
        Join::Any => t!("condition-or"),
    };
    let tests: Vec<String> = condition.tests.iter().map(|test| sentence(bench, test)).collect();
    tests.join(&format!(" {join} "))
}

/// The builder of the condition of a section or an item.
pub fn shown(bench: &Bench, at: &Slug, condition: Option<&Condition>) -> AnyView {
    let before: Vec<Item> = before(bench, at);
    if before.is_empty() && condition.is_none() {
        return ().into_any();
    }
    let is_open = condition.is_some() || bench.look.is_some();
    let place = Target::Part(at.clone());
    let joins = Look::OneOf(vec![
        ("all".to_owned(), t!("condition-all")),
        ("any".to_owned(), t!("condition-any")),
    ]);
    let tests = condition.map(|it| lines(bench, at, "", "", it));
    let is_several = condition.is_some_and(|it| it.tests.len() > 1);
    let clear = EditForm {
        act: "clear_condition".to_owned(),
        at: at.to_string(),
        ..EditForm::default()
    };
    view! {
        <details class="more" open=is_open id=format!("condition-{at}")>
            <summary>{t!("condition-title")}</summary>
            {tests}
            {is_several.then(|| field(bench, &place, Field::Join, joins, t!("condition-join"), ""))}
            {look_at(bench, at, &before)}
            {bench.look.as_ref().and_then(|look| before.iter().find(|it| it.id == *look)).map(|item| {
                add_test(bench, at, item)
            })}
            {condition.map(|_| act(bench, clear, "button quiet", t!("condition-clear")))}
        </details>
    }
    .into_any()
}

/// The tests of a condition with buttons that remove them.
pub fn lines(bench: &Bench, at: &Slug, list: &str, part: &str, condition: &Condition) -> AnyView {
    let rows = condition.tests.iter().enumerate().map(|(index, test)| {
        let remove = EditForm {
            act: "remove_test".to_owned(),
            at: at.to_string(),
            list: list.to_owned(),
            part: part.to_owned(),
            index: index.to_string(),
            was: Some(test_text(test)),
            ..EditForm::default()
        };
        let words = sentence(bench, test);
        view! { <li><span>{words}</span>{act_icon(bench, remove, "delete", t!("condition-remove"))}</li> }
    });
    view! { <ul class="tests">{rows.collect_view()}</ul> }.into_any()
}

/// Items whose answers can be looked at and that stand before a section or an item.
fn before(bench: &Bench, at: &Slug) -> Vec<Item> {
    let mut found = Vec::new();
    for section in &bench.desk.draft.questionnaire.sections {
        if section.id == *at {
            break;
        }
        for item in section.items.iter().flat_map(Item::with_parts) {
            if item.id == *at {
                return found;
            }
            if item.kind.is_comparable() {
                found.push(item.clone());
            }
        }
    }
    found
}

/// The first step: which item is looked at. It is a question to the page, not an edit.
fn look_at(bench: &Bench, at: &Slug, before: &[Item]) -> AnyView {
    let options = before.iter().map(|item| {
        let number = number_of(&bench.desk.draft, &item.id).unwrap_or_default();
        let words = format!("{number}. {}", beginning(&item.stem, 70));
        let selected = bench.look.as_ref() == Some(&item.id);
        view! { <option value=item.id.to_string() selected=selected>{words}</option> }
    });
    let options = options.collect_view();
    let id = format!("look-{at}");
    view! {
        <form method="get" action=bench.href("") class="cell" data-save="get">
            <input type="hidden" name="edit" value=at.to_string()/>
            <div class="field">
                <label for=id.clone()>{t!("condition-add")}</label>
                <select class="select" id=id name="look">
                    <option value="">{t!("condition-choose-item")}</option>
                    {options}
                </select>
            </div>
            <button class="button quiet save" type="submit">{t!("next")}</button>
        </form>
    }
    .into_any()
}

fn add_test(bench: &Bench, at: &Slug, item: &Item) -> AnyView {
    let edit = EditForm {
        act: "add_test".to_owned(),
        at: at.to_string(),
        to: item.id.to_string(),
        ..EditForm::default()
    };
    view! {
        <form method="post" action=EDIT class="test-form">
            {hidden(bench, &edit)}
            {comparing(bench, item)}
            <button class="button" type="submit">{t!("condition-add-submit")}</button>
        </form>
    }
    .into_any()
}

/// «в задании 3 выбрано «Да»»
fn sentence(bench: &Bench, test: &Test) -> String {
    let draft = &bench.desk.draft;
    let name = |id: &Slug| {
        draft
            .questionnaire
            .item(id)
            .map(|it| name_of(draft, it))
            .unwrap_or_else(|| t!("condition-gone"))
    };
    let item = draft.questionnaire.item(&test.item);
    let words = |list: Vec<(String, String)>, code: &str| {
        list.into_iter()
            .find(|it| it.0 == code)
            .map_or_else(|| code.to_owned(), |it| it.1)
    };
    let value = |code: &str| words(item.map(|it| values(&it.kind)).unwrap_or_default(), code);
    let row = test
        .row
        .as_ref()
        .map(|row| words(item.map(|it| rows(&it.kind)).unwrap_or_default(), row.as_str()));
    let subject = match row {
        Some(row) => format!("{} ({row})", name(&test.item)),
        None => name(&test.item),
    };
    match &test.is {
        Comparison::Answered => t!("test-answered", item = subject),
        Comparison::Unanswered => t!("test-unanswered", item = subject),
        Comparison::Picked(code) => t!("test-picked", item = subject, value = value(code)),
        Comparison::NotPicked(code) => t!("test-not-picked", item = subject, value = value(code)),
        Comparison::Less(bound) => t!("test-less", item = subject, value = bound.as_str()),
        Comparison::Greater(bound) => t!("test-greater", item = subject, value = bound.as_str()),
        Comparison::LessThanItem(other) => t!("test-less", item = subject, value = name(other)),
        Comparison::GreaterThanItem(other) => t!("test-greater", item = subject, value = name(other)),
        Comparison::Unlike(pattern) => t!("test-unlike", item = subject, value = pattern.as_str()),
    }
}
