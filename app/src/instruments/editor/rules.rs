//! The author's own checks of an answer, each with its own error text (D6, D10).

use super::acts::{act_icon, hidden};
use super::bench::{Bench, EDIT};
use super::comparing::comparing;
use super::conditions;
use super::fields::{Look, field};
use crate::t;
use domain::instruments::edit::fields::Field;
use domain::instruments::edit::form::EditForm;
use domain::instruments::edit::target::Target;
use domain::questionnaire::Item;
use domain::questionnaire::condition::Rule;
use leptos::prelude::*;

/// The checks there are, and one more.
pub fn rules(bench: &Bench, item: &Item) -> AnyView {
    let lines = item
        .rules
        .iter()
        .enumerate()
        .map(|(index, it)| rule(bench, item, index, it))
        .collect_view();
    let add = EditForm {
        act: "add_rule".to_owned(),
        at: item.id.to_string(),
        to: item.id.to_string(),
        ..EditForm::default()
    };
    let id = format!("rule-message-{}", item.id);
    view! {
        <section class="own-rules">
            <h4>{t!("rules-title")}</h4>
            <p class="hint">{t!("rules-hint")}</p>
            {lines}
            <form method="post" action=EDIT class="test-form">
                {hidden(bench, &add)}
                {comparing(bench, item)}
                <div class="field">
                    <label for=id.clone()>{t!("rules-message")}</label>
                    <input class="input" id=id name="edit[message]" autocomplete="off"/>
                </div>
                <button class="button" type="submit">{t!("rules-add")}</button>
            </form>
        </section>
    }
    .into_any()
}

fn rule(bench: &Bench, item: &Item, index: usize, rule: &Rule) -> AnyView {
    let at = Target::Rule {
        item: item.id.clone(),
        index,
    };
    let remove = EditForm {
        act: "delete_rule".to_owned(),
        at: item.id.to_string(),
        part: index.to_string(),
        was: Some(rule.message.clone()),
        ..EditForm::default()
    };
    view! {
        <div class="rule-line">
            {conditions::said_rule(bench, &rule.refuse_if)}
            {field(bench, &at, Field::Message, Look::Line, t!("rules-message"), "")}
            {act_icon(bench, remove, "delete", t!("rules-delete"))}
        </div>
    }
    .into_any()
}
