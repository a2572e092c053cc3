//! A calendar day.

use crate::attempts::sheet::{Sheet, name};
use domain::questionnaire::Item;
use domain::questionnaire::kinds::date::Date;
use leptos::prelude::*;

pub fn body(item: &Item, date: &Date, sheet: &Sheet) -> AnyView {
    let field = item.id.to_string();
    let invalid = sheet.error(&item.id).is_some().then_some("true");
    let bound = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string());
    view! {
        <input class="input middle" type="date" name=name(&field) value=sheet.value(&field)
            min=bound(date.from) max=bound(date.to) aria-labelledby=format!("{field}-legend") aria-invalid=invalid/>
    }
    .into_any()
}
