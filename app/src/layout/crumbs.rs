//! The way back up: links to the pages above this one.

use crate::t;
use leptos::prelude::*;

/// Addresses with their words, from the top; a step without an address is only named.
pub fn crumbs<const N: usize>(way: [(String, String); N]) -> impl IntoView {
    let step = |(href, word): (String, String)| match href.is_empty() {
        true => view! { <span>{word}</span> }.into_any(),
        false => view! { <a href=href>{word}</a> }.into_any(),
    };
    view! { <nav class="crumbs" aria-label=t!("crumbs")>{way.map(step).collect_view()}</nav> }
}
