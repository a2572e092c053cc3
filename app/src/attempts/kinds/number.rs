//! A decimal number, with a comma or a point.

use crate::attempts::sheet::{Sheet, name};
use crate::t;
use crate::ui::number::points;
use domain::questionnaire::Item;
use domain::questionnaire::kinds::number::Number;
use leptos::prelude::*;

pub fn hint(number: &Number) -> String {
    match number.bounds() {
        (Some(min), Some(max)) => t!("hint-number-from-to", min = points(min), max = points(max)),
        (Some(min), None) => t!("hint-number-from", min = points(min)),
        (None, Some(max)) => t!("hint-number-to", max = points(max)),
        (None, None) => String::new(),
    }
}

pub fn body(item: &Item, number: &Number, sheet: &Sheet) -> AnyView {
    let field = item.id.to_string();
    let invalid = sheet.error(&item.id).is_some().then_some("true");
    let mode = if number.whole { "numeric" } else { "decimal" };
    let unit = number.unit.clone();
    view! {
        <div class="with-unit">
            <input class="input short" name=name(&field) value=sheet.value(&field) inputmode=mode autocomplete="off"
                aria-labelledby=format!("{field}-legend") aria-invalid=invalid/>
            {(!unit.is_empty()).then(|| view! { <span class="unit">{unit}</span> })}
        </div>
    }
    .into_any()
}
