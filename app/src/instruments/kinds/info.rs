//! An information block: its text is all there is.

use crate::t;
use leptos::prelude::*;

pub fn edit() -> AnyView {
    view! { <p class="hint">{t!("markdown-hint")}</p> }.into_any()
}

pub fn show() -> AnyView {
    ().into_any()
}
