//! A time of day: the first and the last that may be given.

use crate::instruments::editor::{Bench, Look, field};
use crate::t;
use domain::instruments::edit::fields::Field;
use domain::instruments::edit::target::Target;
use domain::questionnaire::Item;
use domain::questionnaire::kinds::time::{Time, written};
use leptos::prelude::*;

pub fn edit(bench: &Bench, item: &Item) -> AnyView {
    let at = Target::Part(item.id.clone());
    view! {
        <div class="item-settings">
            {field(bench, &at, Field::DateFrom, Look::Time, t!("date-from"), "")}
            {field(bench, &at, Field::DateTo, Look::Time, t!("date-to"), "")}
        </div>
    }
    .into_any()
}

pub fn show(time: &Time) -> AnyView {
    let text = match (time.from, time.to) {
        (Some(from), Some(to)) => t!("number-between", min = written(from), max = written(to)),
        (Some(from), None) => t!("number-from", min = written(from)),
        (None, Some(to)) => t!("number-to", max = written(to)),
        (None, None) => t!("time-any"),
    };
    view! { <p class="hint">{text}</p> }.into_any()
}
