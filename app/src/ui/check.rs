//! One tick with its words; after a refusal it is as it was left.

use super::field::FieldState;
use super::form::FormPath;
use leptos::prelude::*;

/// A tick that means yes.
#[component]
pub fn Check(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(into, optional)] hint: String,
    #[prop(optional)] checked: bool,
) -> impl IntoView {
    let state = FieldState::of(&name);
    let was_refused = use_context::<FormPath>().is_some_and(|form| form.refusal().is_some());
    // A tick that was taken away is not sent at all.
    let is_on = if was_refused { state.typed.is_some() } else { checked };
    let error_id = format!("{}-error", state.id);
    view! {
        <div class="field">
            {state.error.map(|error| view! { <p class="error" id=error_id>{error}</p> })}
            <label class="check">
                <input type="checkbox" id=state.id name=name value="yes" checked=is_on/>
                <span>{label}{(!hint.is_empty()).then(|| view! { <small class="hint">" "{hint}</small> })}</span>
            </label>
        </div>
    }
}
