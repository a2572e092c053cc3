//! One or several of a list, as a list or a dropdown, with «Другое».

use crate::attempts::sheet::{Sheet, name};
use crate::t;
use crate::ui::markdown::MarkdownLine;
use domain::questionnaire::Item;
use domain::questionnaire::kinds::choice::{Choice, OTHER_MAX_CHARS, Pick};
use leptos::prelude::*;

pub fn hint(choice: &Choice) -> String {
    match choice.pick {
        Pick::One => String::new(),
        Pick::Many { min: 0, max: None } => t!("hint-many"),
        Pick::Many { min, max: None } => t!("hint-at-least", min = i64::from(min)),
        Pick::Many { min: 0, max: Some(max) } => t!("hint-at-most", max = i64::from(max)),
        Pick::Many { min, max: Some(max) } if min == max => t!("hint-exactly", max = i64::from(max)),
        Pick::Many { min, max: Some(max) } => t!("hint-from-to", min = i64::from(min), max = i64::from(max)),
    }
}

pub fn body(item: &Item, choice: &Choice, sheet: &Sheet) -> AnyView {
    if choice.dropdown {
        return dropdown(item, choice, sheet);
    }
    let field = item.id.to_string();
    let kind = if choice.pick == Pick::One { "radio" } else { "checkbox" };
    let options = choice.options.iter().map(|option| {
        let checked = sheet.has(&field, option.id.as_str());
        let exclusive = option.exclusive.then_some("");
        view! {
            <label class="choice">
                <input type=kind name=name(&field) value=option.id.to_string() checked=checked data-exclusive=exclusive/>
                <MarkdownLine text=option.text.clone()/>
            </label>
        }
    });
    view! {
        <div class="choices">
            {options.collect_view()}
            {choice.other.clone().map(|label| other(&field, kind, label, sheet))}
        </div>
    }
    .into_any()
}

fn other(field: &str, kind: &'static str, label: String, sheet: &Sheet) -> impl IntoView + use<> {
    let text = format!("{field}.other");
    let label_id = format!("{field}-other");
    view! {
        <label class="choice">
            <input type=kind name=name(field) value="other" checked=sheet.has(field, "other") aria-labelledby=label_id.clone()/>
            <span>
                <span id=label_id.clone()>{label}</span>
                <input class="input" name=name(&text) value=sheet.value(&text) maxlength=OTHER_MAX_CHARS aria-labelledby=label_id/>
            </span>
        </label>
    }
}

fn dropdown(item: &Item, choice: &Choice, sheet: &Sheet) -> AnyView {
    let field = item.id.to_string();
    let option = |value: String, text: String| {
        let selected = sheet.has(&field, &value);
        view! { <option value=value selected=selected>{text}</option> }
    };
    let own = choice
        .options
        .iter()
        .map(|one| option(one.id.to_string(), one.text.clone()));
    let other = choice.other.clone().map(|label| option("other".to_owned(), label));
    let text = format!("{field}.other");
    let other_field = choice.other.clone().map(|label| {
        view! { <input class="input" name=name(&text) value=sheet.value(&text) maxlength=OTHER_MAX_CHARS aria-label=label placeholder=t!("other-placeholder")/> }
    });
    view! {
        <select class="select middle" name=name(&field) aria-labelledby=format!("{field}-legend")>
            <option value="">{t!("choose")}</option>
            {own.collect_view()}
            {other}
        </select>
        {other_field}
    }
    .into_any()
}
