//! A number: its bounds and unit; in a test the right one and how far off an answer may be.

use crate::instruments::editor::{Bench, Look, field};
use crate::t;
use crate::ui::number::points;
use domain::instruments::edit::fields::Field;
use domain::instruments::edit::target::Target;
use domain::points::whole;
use domain::questionnaire::Item;
use domain::questionnaire::kinds::number::Number;
use domain::scoring::keys::Key;
use leptos::prelude::*;

pub fn edit(bench: &Bench, item: &Item) -> AnyView {
    let at = Target::Part(item.id.clone());
    let number = |name, label: &str| field(bench, &at, name, Look::Number, t!(label), "");
    view! {
        <div class="item-settings">
            {number(Field::KeyNumber, "number-key")}
            {number(Field::Tolerance, "number-tolerance")}
        </div>
        {bounds(bench, &at)}
    }
    .into_any()
}

/// What may be typed; a table of numbers has the same fields.
pub fn bounds(bench: &Bench, at: &Target) -> AnyView {
    view! {
        <div class="item-settings">
            {field(bench, at, Field::Min, Look::Number, t!("number-min"), "")}
            {field(bench, at, Field::Max, Look::Number, t!("number-max"), "")}
            {field(bench, at, Field::Unit, Look::Line, t!("number-unit"), "")}
        </div>
        {field(bench, at, Field::Whole, Look::Flag, t!("number-whole"), "")}
    }
    .into_any()
}

/// The same as words.
pub fn bounds_said(number: &Number) -> String {
    match (&number.min, &number.max) {
        (Some(min), Some(max)) => t!("number-between", min = min.as_str(), max = max.as_str()),
        (Some(min), None) => t!("number-from", min = min.as_str()),
        (None, Some(max)) => t!("number-to", max = max.as_str()),
        (None, None) => t!("number-any"),
    }
}

pub fn show(number: &Number, key: Option<&Key>) -> AnyView {
    let right = match key {
        Some(Key::Number { value, tolerance }) => {
            let near = match *tolerance == whole(0) {
                true => String::new(),
                false => format!(" ± {}", points(*tolerance)),
            };
            let text = format!("{}{near} {}", points(*value), number.unit);
            Some(view! { <ul class="options"><li data-key="">{text}</li></ul> })
        }
        _ => None,
    };
    view! { {right}<p class="hint">{bounds_said(number)}</p> }.into_any()
}
