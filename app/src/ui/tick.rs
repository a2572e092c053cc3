//! One of several things that can be chosen together.

use leptos::prelude::*;

/// A tick of a list.
#[component]
pub fn Tick(
    name: &'static str,
    #[prop(into)] value: String,
    #[prop(into)] words: String,
    #[prop(into, optional)] note: String,
    is_on: bool,
) -> impl IntoView {
    view! {
        <label class="choice">
            <input type="checkbox" name=name value=value checked=is_on/>
            <span>{words}{(!note.is_empty()).then(|| view! { <small>{note}</small> })}</span>
        </label>
    }
}
