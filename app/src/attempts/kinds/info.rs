//! Text that asks nothing.

use crate::ui::markdown::Markdown;
use domain::questionnaire::Item;
use leptos::prelude::*;

pub fn body(item: &Item) -> AnyView {
    view! { <Markdown text=item.stem.clone()/> }.into_any()
}
