//! Several lines with a label, a hint and an error of their own; after a refusal they show what was typed.

use super::field::{FieldState, described_by};
use super::textarea::TextArea;
use leptos::prelude::*;

/// Several lines of text, as high as what stands in them.
#[component]
pub fn Area(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(into, optional)] value: String,
    #[prop(into, optional)] hint: String,
) -> impl IntoView {
    let state = FieldState::of(&name);
    let id = state.id;
    let described = described_by(&id, !hint.is_empty(), state.error.is_some());
    let is_wrong = state.error.is_some();
    let value = state.typed.unwrap_or(value);
    let lines = value.chars().count() / 90 + value.lines().count().max(1);
    let rows = u16::try_from(lines).unwrap_or(8).clamp(2, 12);
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            {(!hint.is_empty()).then(|| view! { <p class="hint" id=format!("{id}-hint")>{hint}</p> })}
            {state.error.map(|error| view! { <p class="error" id=format!("{id}-error")>{error}</p> })}
            <TextArea name=name id=id value=value rows described_by=described.unwrap_or_default() invalid=is_wrong/>
        </div>
    }
}
