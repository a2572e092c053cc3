//! A labelled choice of one value; after a refusal it shows what was chosen.

use super::field::{FieldState, described_by};
use leptos::prelude::*;

/// One of a few values.
#[component]
pub fn Select(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(into, optional)] value: String,
    choices: Vec<(String, String)>,
) -> impl IntoView {
    let state = FieldState::of(&name);
    let id = state.id;
    let described = described_by(&id, false, state.error.is_some());
    let invalid = state.error.is_some().then_some("true");
    let chosen = state.typed.unwrap_or(value);
    let options = choices.into_iter().map(|(value, word)| {
        let is_chosen = value == chosen;
        view! { <option value=value selected=is_chosen>{word}</option> }
    });
    let options = options.collect_view();
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            {state.error.map(|error| view! { <p class="error" id=format!("{id}-error")>{error}</p> })}
            <select class="select" id=id name=name aria-invalid=invalid aria-describedby=described>{options}</select>
        </div>
    }
}
