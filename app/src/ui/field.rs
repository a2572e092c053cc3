//! A labelled field with its hint and its error; after a refusal it shows what was typed.

use super::form::{FormPath, id_of};
use crate::i18n::problem_text;
use leptos::prelude::*;

/// What a field of a form shows: what was typed if the form was refused, and what was wrong with it.
#[derive(Clone, Debug, Default)]
pub struct FieldState {
    /// The field's id on the page.
    pub id: String,
    pub typed: Option<String>,
    pub error: Option<String>,
}

impl FieldState {
    /// The state of the field of that name in the form around it.
    pub fn of(name: &str) -> Self {
        let form: Option<FormPath> = use_context();
        let id = id_of(form.as_ref(), name);
        let Some(flash) = form.and_then(|form| form.refusal()) else {
            return Self { id, ..Self::default() };
        };
        let typed = flash.typed.get(name).and_then(|values| values.first().cloned());
        let error = flash
            .problems
            .iter()
            .find(|problem| problem.at == name)
            .map(problem_text);
        Self { id, typed, error }
    }
}

/// One line of text: label, hint, input, error.
#[component]
pub fn Field(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(into, optional)] value: String,
    #[prop(into, optional)] hint: String,
    #[prop(into, default = "text".to_owned())] kind: String,
    #[prop(into, optional)] autocomplete: Option<String>,
    /// The id of a `datalist` to choose from.
    #[prop(into, optional)]
    list: Option<String>,
    #[prop(optional)] required: bool,
) -> impl IntoView {
    let state = FieldState::of(&name);
    let id = state.id;
    let described = described_by(&id, !hint.is_empty(), state.error.is_some());
    let is_secret = kind == "password";
    let value = state.typed.filter(|_| !is_secret).unwrap_or(value);
    let invalid = state.error.is_some().then_some("true");
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            {(!hint.is_empty()).then(|| view! { <p class="hint" id=format!("{id}-hint")>{hint}</p> })}
            {state.error.map(|error| view! { <p class="error" id=format!("{id}-error")>{error}</p> })}
            <input
                class="input"
                type=kind
                id=id
                name=name
                value=value
                autocomplete=autocomplete
                list=list
                required=required
                aria-invalid=invalid
                aria-describedby=described
            />
        </div>
    }
}

/// The ids of the hint and the error that are there.
pub fn described_by(id: &str, has_hint: bool, has_error: bool) -> Option<String> {
    let ids = [
        has_hint.then(|| format!("{id}-hint")),
        has_error.then(|| format!("{id}-error")),
    ];
    let ids: Vec<String> = ids.into_iter().flatten().collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// What fields with that `list` choose from; anything else may be typed all the same.
#[component]
pub fn Choices(#[prop(into)] id: String, words: Vec<String>) -> impl IntoView {
    let words = words.into_iter().map(|word| view! { <option value=word></option> });
    view! { <datalist id=id>{words.collect_view()}</datalist> }
}
