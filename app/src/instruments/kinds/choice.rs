//! One or several of a list: options with their key, «Другое», how many may be picked.

use super::lists::{Rows, heading, list};
use super::{is_test, key_of};
use crate::instruments::editor::{Bench, Look, act, act_icon, bare, field, hidden};
use crate::t;
use crate::ui::icon::Icon;
use crate::ui::markdown::MarkdownLine;
use domain::instruments::edit::fields::Field;
use domain::instruments::edit::form::EditForm;
use domain::instruments::edit::target::{List, Target};
use domain::questionnaire::Item;
use domain::questionnaire::kinds::choice::{Choice, Pick};
use domain::scoring::keys::Key;
use leptos::prelude::*;

pub fn edit(bench: &Bench, item: &Item, choice: &Choice) -> AnyView {
    let is_one = choice.pick == Pick::One;
    let hint = match (is_test(bench), is_one) {
        (true, true) => t!("options-hint-one"),
        (true, false) => t!("options-hint-many"),
        _ => t!("options-hint"),
    };
    let rows = Rows {
        pinned: true,
        exclusive: !is_one,
        numbered: false,
    };
    let mark = |index: usize, option: &domain::questionnaire::kinds::Choosable| {
        is_test(bench).then(|| {
            key_mark(
                bench,
                item,
                is_one,
                option.id.as_str(),
                t!("option-right", number = index + 1),
            )
        })
    };
    view! {
        {heading(t!("options-title"), hint)}
        {(is_test(bench) && is_one).then(|| one_mark_form(bench, item))}
        {list(bench, item, List::Options, &choice.options, rows, mark, |_| None)}
        {other(bench, item, choice)}
        {(!is_one).then(|| bounds(bench, item))}
    }
    .into_any()
}

pub fn show(choice: &Choice, key: Option<&Key>) -> AnyView {
    let is_right = |id: &str| matches!(key, Some(Key::Options(right)) if right.iter().any(|it| it.as_str() == id));
    let options = choice.options.iter().map(|option| {
        let right = is_right(option.id.as_str()).then_some("");
        view! { <li data-key=right><MarkdownLine text=option.text.clone()/></li> }
    });
    let other = choice.other.clone().map(|label| {
        let right = is_right("other").then_some("");
        view! { <li data-key=right>{label} " ____"</li> }
    });
    view! { <ul class="options">{options.collect_view()}{other}</ul> }.into_any()
}

/// Radio buttons of one item are spread over its rows but belong to one form.
fn one_mark_form(bench: &Bench, item: &Item) -> AnyView {
    let edit = EditForm {
        act: "mark".to_owned(),
        at: item.id.to_string(),
        value: "true".to_owned(),
        ..EditForm::default()
    };
    view! {
        <form method="post" action="/api/instruments/edit" class="cell" data-save="change" id=format!("mark-{}", item.id)>
            {hidden(bench, &edit)}
            <button class="button quiet save" type="submit">{t!("option-mark")}</button>
        </form>
    }
    .into_any()
}

fn key_mark(bench: &Bench, item: &Item, is_one: bool, option: &str, label: String) -> AnyView {
    let right =
        matches!(key_of(bench, item), Some(Key::Options(right)) if right.iter().any(|it| it.as_str() == option));
    let id = format!("key-{}-{option}", item.id);
    let title = label.clone();
    if is_one {
        let form = format!("mark-{}", item.id);
        let option = option.to_owned();
        return view! {
            <label class="key" title=title>
                <input type="radio" form=form name="edit[part]" value=option id=id checked=right aria-label=label/>
            </label>
        }
        .into_any();
    }
    let edit = EditForm {
        act: "mark".to_owned(),
        at: item.id.to_string(),
        part: option.to_owned(),
        ..EditForm::default()
    };
    view! {
        <form method="post" action="/api/instruments/edit" class="key-form" data-save="change">
            {hidden(bench, &edit)}
            <label class="key" title=title>
                <input type="checkbox" name="edit[value]" value="true" id=id checked=right aria-label=label/>
            </label>
            <button class="button quiet save" type="submit">{t!("save")}</button>
        </form>
    }
    .into_any()
}

fn other(bench: &Bench, item: &Item, choice: &Choice) -> AnyView {
    let at = Target::Part(item.id.clone());
    let set = |value: String| EditForm {
        act: "set".to_owned(),
        at: item.id.to_string(),
        field: "other".to_owned(),
        value,
        ..EditForm::default()
    };
    if choice.other.is_none() {
        let label = view! { <Icon name="add"/>{t!("other-add")} };
        return act(bench, set(t!("other-label")), "button quiet", label);
    }
    let is_one = choice.pick == Pick::One;
    view! {
        <ul class="options">
            <li id=format!("other-{}", item.id)>
                {is_test(bench).then(|| key_mark(bench, item, is_one, "other", t!("other-right")))}
                {bare(bench, &at, Field::Other, Look::Line, t!("other-field"))}
                {act_icon(bench, set(String::new()), "delete", t!("other-remove"))}
            </li>
        </ul>
    }
    .into_any()
}

fn bounds(bench: &Bench, item: &Item) -> AnyView {
    let at = Target::Part(item.id.clone());
    view! {
        <div class="item-settings">
            {field(bench, &at, Field::PickMin, Look::Number, t!("pick-min"), "")}
            {field(bench, &at, Field::PickMax, Look::Number, t!("pick-max"), "")}
        </div>
    }
    .into_any()
}
