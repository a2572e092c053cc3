//! A case: its stimulus once, then its parts.

use crate::attempts::item::part;
use crate::attempts::sheet::Sheet;
use crate::t;
use crate::ui::markdown::Markdown;
use domain::questionnaire::Item;
use domain::questionnaire::kinds::Kind;
use domain::questionnaire::kinds::case::Case;
use leptos::prelude::*;

pub fn body(item: &Item, case: &Case, sheet: &Sheet) -> AnyView {
    let parts = case.parts.iter().map(|one| match one.kind {
        Kind::Info => {
            view! { <div class="info" data-item=one.id.to_string()>{super::info::body(one)}</div> }.into_any()
        }
        _ => part(one, sheet),
    });
    view! {
        <div class="stimulus">
            <h3>{t!("case-title")}</h3>
            <Markdown text=item.stem.clone()/>
        </div>
        {parts.collect_view()}
    }
    .into_any()
}
