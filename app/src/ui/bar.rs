//! A bar: a share as a length. It is decoration; the number stands beside it in words.

use domain::points::{Exact, show, whole};
use leptos::prelude::*;

/// A bar that is filled to this percentage.
#[component]
pub fn Bar(percentage: Exact) -> impl IntoView {
    let width = show(percentage.clamp(whole(0), whole(100)), 1, '.');
    view! {
        <svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
            <rect width=width height="1"/>
        </svg>
    }
}

/// A row of `ul.bars`: name, value in words, bar.
#[component]
pub fn BarRow(
    #[prop(into)] name: String,
    #[prop(into, optional)] note: String,
    #[prop(into)] value: String,
    #[prop(into, optional)] strong: String,
    percentage: Exact,
) -> impl IntoView {
    view! {
        <li>
            <span>{name}{(!note.is_empty()).then(|| view! { <small>{note}</small> })}</span>
            <span class="value">{value}{(!strong.is_empty()).then(|| view! { " " <b>{strong}</b> })}</span>
            <Bar percentage/>
        </li>
    }
}
