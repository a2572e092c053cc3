//! A time of day.

use crate::attempts::sheet::{Sheet, name};
use domain::questionnaire::Item;
use domain::questionnaire::kinds::time::{Time, written};
use leptos::prelude::*;

pub fn body(item: &Item, time: &Time, sheet: &Sheet) -> AnyView {
    let field = item.id.to_string();
    let invalid = sheet.error(&item.id).is_some().then_some("true");
    view! {
        <input class="input short" type="time" name=name(&field) value=sheet.value(&field)
            min=time.from.map(written) max=time.to.map(written) aria-labelledby=format!("{field}-legend") aria-invalid=invalid/>
    }
    .into_any()
}
