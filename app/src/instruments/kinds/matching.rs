//! Matching: left sides, right sides, and in a test the pairs.

use super::lists::{Rows, heading, list};
use super::{is_test, key_of};
use crate::instruments::editor::{Bench, hidden};
use crate::instruments::words::beginning;
use crate::t;
use domain::instruments::edit::form::EditForm;
use domain::instruments::edit::target::List;
use domain::questionnaire::Item;
use domain::questionnaire::kinds::Choosable;
use domain::questionnaire::kinds::matching::Matching;
use domain::scoring::keys::Key;
use leptos::prelude::*;

pub fn edit(bench: &Bench, item: &Item, matching: &Matching) -> AnyView {
    let rows = Rows::default();
    let hint = if is_test(bench) {
        t!("matching-hint")
    } else {
        String::new()
    };
    let behind = |left: &Choosable| is_test(bench).then(|| pair(bench, item, matching, left));
    view! {
        {heading(t!("matching-right"), String::new())}
        {list(bench, item, List::Right, &matching.right, rows, |_, _| None, |_| None)}
        {heading(t!("matching-left"), hint)}
        {list(bench, item, List::Left, &matching.left, rows, |_, _| None, behind)}
    }
    .into_any()
}

fn pair(bench: &Bench, item: &Item, matching: &Matching, left: &Choosable) -> AnyView {
    let chosen = match key_of(bench, item) {
        Some(Key::Pairs(pairs)) => pairs.get(&left.id).cloned(),
        _ => None,
    };
    let edit = EditForm {
        act: "pair".to_owned(),
        at: item.id.to_string(),
        part: left.id.to_string(),
        ..EditForm::default()
    };
    let options = matching.right.iter().map(|right| {
        let selected = chosen.as_ref() == Some(&right.id);
        view! { <option value=right.id.to_string() selected=selected>{beginning(&right.text, 60)}</option> }
    });
    let options = options.collect_view();
    let label = t!("matching-pair", left = left.text.as_str());
    view! {
        <form method="post" action="/api/instruments/edit" class="cell pair" data-save="change">
            {hidden(bench, &edit)}
            <select class="select" data-fresh="" name="edit[to]" id=format!("pair-{}-{}", item.id, left.id) aria-label=label>
                <option value="">{t!("matching-no-pair")}</option>
                {options}
            </select>
            <button class="button quiet save" type="submit">{t!("save")}</button>
        </form>
    }
    .into_any()
}

pub fn show(matching: &Matching, key: Option<&Key>) -> AnyView {
    let rows = matching.left.iter().map(|left| {
        let right = match key {
            Some(Key::Pairs(pairs)) => pairs.get(&left.id),
            _ => None,
        };
        let side = right.and_then(|id| matching.right.iter().find(|it| it.id == *id));
        let mark = side.map(|_| "");
        let arrow = side.map(|side| format!(" → {}", side.text));
        view! { <li data-key=mark>{left.text.clone()}{arrow}</li> }
    });
    let rights: Vec<&str> = matching.right.iter().map(|it| it.text.as_str()).collect();
    view! {
        <ul class="options">{rows.collect_view()}</ul>
        <p class="hint">{t!("matching-sides")} " " {rights.join(" · ")}</p>
    }
    .into_any()
}
