//! «История изменений»: who did what to one row of a register, when, and what was before and after.
//!
//! The words are the register's: `{register}-act-{act}`, `{register}-field-{field}`, and for a value that is a code
//! `{register}-{field}-{value}`. Days are written as people write them.

use super::number::{day, moment};
use crate::i18n::{has_text, locale, text_in};
use crate::t;
use chrono::NaiveDate;
use domain::registers::history::{Change, Happening};
use leptos::prelude::*;

/// The block below a row's page; closed, because it is looked at rarely.
#[component]
pub fn History(happened: Vec<Happening>) -> impl IntoView {
    let count = happened.len();
    let lines = happened.into_iter().map(line).collect_view();
    view! {
        <details class="history section">
            <summary><h2>{t!("history-title")}</h2> " " {(count > 0).then(|| view! { <span class="badge">{count}</span> })}</summary>
            {match count {
                0 => view! { <p class="hint">{t!("history-empty")}</p> }.into_any(),
                _ => view! { <ol class="happened">{lines}</ol> }.into_any(),
            }}
        </details>
    }
}

fn line(one: Happening) -> impl IntoView {
    let who = if one.who.is_empty() {
        t!("history-by-itself")
    } else {
        one.who.clone()
    };
    let act = t!(&format!("{}-act-{}", one.register, one.act));
    let changes = one.changes.iter().map(|change| {
        let field = t!(&format!("{}-field-{}", one.register, change.field));
        view! { <li>{field}": "{said(&one.register, change)}</li> }
    });
    let changes = changes.collect_view();
    view! {
        <li>
            <p>{act} <small>{moment(one.at)} " · " {who}</small></p>
            {(!one.changes.is_empty()).then(|| view! { <ul>{changes}</ul> })}
        </li>
    }
}

/// «1,00 → 0,50», or the one side that is there.
fn said(register: &str, change: &Change) -> AnyView {
    let word = |value: &str| value_text(register, &change.field, value);
    let (before, after) = (word(&change.before), word(&change.after));
    match (change.before.is_empty(), change.after.is_empty()) {
        (true, _) => view! { <ins>{after}</ins> }.into_any(),
        (false, true) => view! { <del>{before}</del> }.into_any(),
        (false, false) => view! { <del>{before}</del> " → " <ins>{after}</ins> }.into_any(),
    }
}

fn value_text(register: &str, field: &str, value: &str) -> String {
    let key = format!("{register}-{field}-{value}");
    if has_text(locale(), &key) {
        return text_in(locale(), &key, &[]);
    }
    match NaiveDate::parse_from_str(value, "%Y-%m-%d") {
        Ok(date) => day(date),
        Err(_) => value.to_owned(),
    }
}
