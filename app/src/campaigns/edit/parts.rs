//! Choices of the form: a list to pick from, radios.

use crate::ui::field::{FieldState, described_by};
use leptos::prelude::*;

/// A label, an error and something in between.
#[component]
pub fn Labelled(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(into, optional)] hint: String,
    children: Children,
) -> impl IntoView {
    let id = format!("field-{name}");
    let error = FieldState::of(&name).error;
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            {(!hint.is_empty()).then(|| view! { <p class="hint" id=format!("{id}-hint")>{hint}</p> })}
            {error.map(|error| view! { <p class="error" id=format!("{id}-error")>{error}</p> })}
            {children()}
        </div>
    }
}

/// One of a list; the empty choice is there while nothing is chosen.
#[component]
pub fn Pick(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    choices: Vec<(String, String)>,
    #[prop(into)] current: String,
    #[prop(into, optional)] empty: Option<String>,
) -> impl IntoView {
    let (id, has_error) = (format!("field-{name}"), FieldState::of(&name).error.is_some());
    let described = described_by(&id, false, has_error);
    let nothing = empty.map(|words| view! { <option value="">{words}</option> });
    let options = choices.into_iter().map(move |(value, words)| {
        let is_chosen = value == current;
        view! { <option value=value selected=is_chosen>{words}</option> }
    });
    view! {
        <Labelled name=name.clone() label=label>
            <select class="select" id=id name=name aria-describedby=described aria-invalid=has_error.then_some("true")>
                {nothing}
                {options.collect_view()}
            </select>
        </Labelled>
    }
}

/// One of a few, each with a word of explanation.
#[component]
pub fn Radios(
    name: &'static str,
    #[prop(into)] legend: String,
    #[prop(into)] current: String,
    choices: Vec<(&'static str, String, String)>,
) -> impl IntoView {
    let error = FieldState::of(name).error;
    let rows = choices.into_iter().map(move |(value, words, note)| {
        view! {
            <label class="choice">
                <input type="radio" name=name value=value checked=value == current/>
                <span>{words}{(!note.is_empty()).then(|| view! { <small>{note}</small> })}</span>
            </label>
        }
    });
    view! {
        <fieldset class="stack" id=format!("field-{name}")>
            <legend><h3>{legend}</h3></legend>
            {error.map(|error| view! { <p class="error">{error}</p> })}
            <div class="choices">{rows.collect_view()}</div>
        </fieldset>
    }
}
