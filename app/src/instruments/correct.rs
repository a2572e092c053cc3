//! Correcting a wrong key on the page of a published version (E22).

use crate::t;
use crate::ui::field::Field;
use crate::ui::form::{FormPath, PostForm};
use crate::ui::number::points;
use crate::ui::textarea::TextArea;
use domain::instruments::wire::VersionDesk;
use domain::questionnaire::Item;
use domain::questionnaire::kinds::choice::{Choice, Pick};
use domain::questionnaire::kinds::matching::Matching;
use domain::questionnaire::kinds::{Choosable, Kind};
use domain::scoring::keys::{ItemKey, Key};
use leptos::prelude::*;

/// The forms that change the key of an item, or take it out of the count.
pub fn forms(desk: &VersionDesk, item: &Item, entry: &ItemKey) -> AnyView {
    let annul = if entry.annulled { "restore" } else { "annul" };
    let can_change = entry.key != Key::Expert;
    let was_refused = ["key", annul].into_iter().any(|act| {
        let form = FormPath {
            action: DOOR.to_owned(),
            fixed: fixed(desk, item, act),
        };
        form.refusal().is_some()
    });
    view! {
        <details class="more" open=was_refused>
            <summary>{t!("correct-title")}</summary>
            {can_change.then(|| form(desk, item, "key", Some(right_ones(item, entry))))}
            {form(desk, item, annul, None)}
        </details>
    }
    .into_any()
}

const DOOR: &str = "/api/instruments/correct_key";

/// The hidden values of the form that does this to the item.
fn fixed(desk: &VersionDesk, item: &Item, act: &str) -> Vec<(&'static str, String)> {
    vec![
        ("instrument", desk.instrument.to_string()),
        ("version", desk.line.id.to_string()),
        ("correction[item]", item.id.to_string()),
        ("correction[act]", act.to_owned()),
    ]
}

fn form(desk: &VersionDesk, item: &Item, act: &'static str, fields: Option<AnyView>) -> AnyView {
    view! {
        <PostForm action=DOOR class="stack section" fixed=fixed(desk, item, act)>
            {fields}
            <Field name="correction[reason]" label=t!("correct-reason") required=true/>
            <button class="button" type="submit">{t!(&format!("correct-{act}"))}</button>
        </PostForm>
    }
    .into_any()
}

fn right_ones(item: &Item, entry: &ItemKey) -> AnyView {
    match (&item.kind, &entry.key) {
        (Kind::Choice(choice), key) => options(choice, key),
        (Kind::Number(_), key) => {
            let (value, tolerance) = match key {
                Key::Number { value, tolerance } => (points(*value), points(*tolerance)),
                _ => Default::default(),
            };
            view! { {line(item, "value", t!("number-key"), value)}{line(item, "tolerance", t!("number-tolerance"), tolerance)} }
                .into_any()
        }
        (Kind::Ordering(ordering), key) => places(item, &ordering.options, key),
        (Kind::Matching(matching), key) => sides(item, matching, key),
        (_, Key::Texts(texts)) => {
            let id = format!("accepted-{}", item.id);
            view! {
                <div class="field">
                    <label for=id.clone()>{t!("text-accepted")}</label>
                    <TextArea name="correction[value]" value=texts.join("\n") id rows=3/>
                </div>
            }
            .into_any()
        }
        _ => ().into_any(),
    }
}

fn options(choice: &Choice, key: &Key) -> AnyView {
    let kind = if choice.pick == Pick::One { "radio" } else { "checkbox" };
    let is_right = |id: &str| matches!(key, Key::Options(right) if right.iter().any(|it| it.as_str() == id));
    let own = choice.options.iter().map(|it| (it.id.to_string(), it.text.clone()));
    let other = choice.other.iter().map(|label| ("other".to_owned(), label.clone()));
    let lines = own.chain(other).map(|(id, text)| {
        let right = is_right(&id);
        view! {
            <label class="choice">
                <input type=kind name="correction[options][]" value=id checked=right/>
                <span>{text}</span>
            </label>
        }
    });
    let lines = lines.collect_view();
    view! {
        <fieldset class="field">
            <legend>{t!("correct-options")}</legend>
            <div class="choices">{lines}</div>
        </fieldset>
    }
    .into_any()
}

fn line(item: &Item, name: &'static str, label: String, value: String) -> AnyView {
    let id = format!("{name}-{}", item.id);
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <input class="input short" id=id name=format!("correction[{name}]") value=value inputmode="decimal"/>
        </div>
    }
    .into_any()
}

fn places(item: &Item, options: &[Choosable], key: &Key) -> AnyView {
    let place_of = |option: &Choosable| match key {
        Key::Order(order) => order.iter().position(|id| *id == option.id),
        _ => None,
    };
    let rows = options.iter().map(|option| {
        let choices = (0..options.len()).map(|at| ((at + 1).to_string(), t!("place-no", no = at + 1)));
        let right = place_of(option).map(|at| (at + 1).to_string());
        part(item, option, choices.collect(), right)
    });
    view! { <ul class="pairs places">{rows.collect_view()}</ul> }.into_any()
}

fn sides(item: &Item, matching: &Matching, key: &Key) -> AnyView {
    let rows = matching.left.iter().map(|left| {
        let choices = matching
            .right
            .iter()
            .map(|right| (right.id.to_string(), right.text.clone()));
        let right = match key {
            Key::Pairs(pairs) => pairs.get(&left.id).map(ToString::to_string),
            _ => None,
        };
        part(item, left, choices.collect(), right)
    });
    view! { <ul class="pairs">{rows.collect_view()}</ul> }.into_any()
}

/// A part of an item with a select of what belongs to it.
fn part(item: &Item, part: &Choosable, choices: Vec<(String, String)>, right: Option<String>) -> AnyView {
    let id = format!("correct-{}-{}", item.id, part.id);
    let choices = choices.into_iter().map(|(value, text)| {
        let selected = right.as_ref() == Some(&value);
        view! { <option value=value selected=selected>{text}</option> }
    });
    let choices = choices.collect_view();
    view! {
        <li>
            <label for=id.clone()>{part.text.clone()}</label>
            <select class="select" id=id name=format!("correction[parts][_{}]", part.id)>{choices}</select>
        </li>
    }
    .into_any()
}
