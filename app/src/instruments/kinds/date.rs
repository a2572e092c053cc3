//! A calendar day: the first and the last that may be given.

use crate::instruments::editor::{Bench, Look, field};
use crate::t;
use crate::ui::number::day;
use domain::instruments::edit::fields::Field;
use domain::instruments::edit::target::Target;
use domain::questionnaire::Item;
use domain::questionnaire::kinds::date::Date;
use leptos::prelude::*;

pub fn edit(bench: &Bench, item: &Item) -> AnyView {
    let at = Target::Part(item.id.clone());
    view! {
        <div class="item-settings">
            {field(bench, &at, Field::DateFrom, Look::Day, t!("date-from"), "")}
            {field(bench, &at, Field::DateTo, Look::Day, t!("date-to"), "")}
        </div>
    }
    .into_any()
}

pub fn show(date: &Date) -> AnyView {
    let text = match (date.from, date.to) {
        (Some(from), Some(to)) => t!("number-between", min = day(from), max = day(to)),
        (Some(from), None) => t!("number-from", min = day(from)),
        (None, Some(to)) => t!("number-to", max = day(to)),
        (None, None) => t!("date-any"),
    };
    view! { <p class="hint">{text}</p> }.into_any()
}
