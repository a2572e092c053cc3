//! Steps to be put into their right order: written down in that order, shown to respondents in another.

use super::lists::{Rows, heading, list};
use super::{is_test, key_of};
use crate::instruments::editor::{Bench, act};
use crate::t;
use domain::ids::OptionId;
use domain::instruments::edit::form::EditForm;
use domain::instruments::edit::target::List;
use domain::questionnaire::Item;
use domain::questionnaire::kinds::ordering::Ordering;
use domain::scoring::keys::Key;
use leptos::prelude::*;

pub fn edit(bench: &Bench, item: &Item, ordering: &Ordering) -> AnyView {
    let rows = Rows {
        numbered: true,
        ..Rows::default()
    };
    let hint = if is_test(bench) {
        t!("ordering-hint")
    } else {
        String::new()
    };
    view! {
        {heading(t!("ordering-steps"), hint)}
        {list(bench, item, List::Options, &ordering.options, rows, |_, _| None, |_| None)}
        {is_test(bench).then(|| order(bench, item, ordering))}
    }
    .into_any()
}

fn order(bench: &Bench, item: &Item, ordering: &Ordering) -> AnyView {
    let present: Vec<&OptionId> = ordering.options.iter().map(|it| &it.id).collect();
    let is_kept = matches!(key_of(bench, item), Some(Key::Order(order)) if order.iter().eq(present));
    if is_kept {
        return view! { <p class="hint">{t!("ordering-kept")}</p> }.into_any();
    }
    let keep = EditForm {
        act: "key_order".to_owned(),
        at: item.id.to_string(),
        ..EditForm::default()
    };
    view! {
        <div class="notice">
            <p>{t!("ordering-differs")}</p>
            {show(ordering, key_of(bench, item))}
            {act(bench, keep, "button", t!("ordering-keep"))}
        </div>
    }
    .into_any()
}

pub fn show(ordering: &Ordering, key: Option<&Key>) -> AnyView {
    let text = |id: &OptionId| {
        ordering
            .options
            .iter()
            .find(|it| it.id == *id)
            .map(|it| it.text.clone())
    };
    let (steps, right): (Vec<String>, _) = match key {
        Some(Key::Order(order)) => (order.iter().filter_map(text).collect(), Some("")),
        _ => (ordering.options.iter().map(|it| it.text.clone()).collect(), None),
    };
    let lines = steps.into_iter().enumerate().map(|(index, step)| {
        view! { <li data-key=right>{format!("{}. {step}", index + 1)}</li> }
    });
    view! { <ul class="options">{lines.collect_view()}</ul> }.into_any()
}
