//! Short and long text.

use crate::attempts::sheet::{Sheet, name};
use crate::t;
use crate::ui::textarea::TextArea;
use domain::questionnaire::Item;
use domain::questionnaire::kinds::text::Text;
use leptos::prelude::*;

pub fn hint(text: &Text) -> String {
    match text.max_chars {
        Some(max) => t!("hint-chars", count = max),
        None => String::new(),
    }
}

/// How much has been written; the script fills it in.
fn counter(max: u32) -> impl IntoView {
    view! { <p class="hint" data-count=t!("chars-used", no = "{no}", of = max) hidden=true></p> }
}

pub fn body(item: &Item, text: &Text, sheet: &Sheet) -> AnyView {
    let field = item.id.to_string();
    let (legend, invalid) = (format!("{field}-legend"), sheet.error(&item.id).is_some());
    let value = sheet.value(&field);
    if text.long {
        return view! {
            <TextArea name=name(&field) value rows=6 max_chars=text.limit_chars() labelled_by=legend invalid/>
            {text.max_chars.map(counter)}
        }
        .into_any();
    }
    view! {
        <input class="input middle" name=name(&field) value=value maxlength=text.limit_chars() autocomplete="off"
            aria-labelledby=legend aria-invalid=invalid.then_some("true")/>
    }
    .into_any()
}
