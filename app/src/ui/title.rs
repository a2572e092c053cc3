//! The title of the document. The renderer does not escape it, so a campaign called `</title><script>` would run: it
//! is escaped here, and `tidy` refuses titles that come from elsewhere.

use super::textarea::escaped;
use leptos::prelude::*;

/// The name of the page in the browser's tab.
#[component]
pub fn Title(#[prop(into)] text: String) -> impl IntoView {
    view! { <leptos_meta::Title text=escaped(&text)/> }
}
