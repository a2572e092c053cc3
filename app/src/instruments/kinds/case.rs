//! A case: its parts are cards of their own, right below it.

use crate::t;
use domain::questionnaire::kinds::case::Case;
use leptos::prelude::*;

pub fn edit(case: &Case) -> AnyView {
    show(case)
}

pub fn show(case: &Case) -> AnyView {
    view! { <p class="hint">{t!("case-parts", count = case.parts.len())}</p> }.into_any()
}
