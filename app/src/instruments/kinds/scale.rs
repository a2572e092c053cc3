//! A scale: its ends and their words.

use crate::instruments::editor::{Bench, Look, field};
use crate::t;
use domain::instruments::edit::fields::Field;
use domain::instruments::edit::target::Target;
use domain::questionnaire::Item;
use domain::questionnaire::kinds::scale::Scale;
use leptos::prelude::*;

pub fn edit(bench: &Bench, item: &Item) -> AnyView {
    let at = Target::Part(item.id.clone());
    let put = |name, look, label: &str| field(bench, &at, name, look, t!(label), "");
    view! {
        <div class="item-settings">
            {put(Field::ScaleFrom, Look::Number, "scale-from")}
            {put(Field::LowLabel, Look::Line, "scale-low")}
            {put(Field::ScaleTo, Look::Number, "scale-to")}
            {put(Field::HighLabel, Look::Line, "scale-high")}
            {put(Field::Slider, Look::Flag, "scale-slider")}
        </div>
    }
    .into_any()
}

pub fn show(scale: &Scale) -> AnyView {
    let end = |number: i16, label: &str| match label {
        "" => number.to_string(),
        label => format!("{number} — {label}"),
    };
    let text = format!(
        "{} … {}",
        end(scale.from, &scale.low_label),
        end(scale.to, &scale.high_label)
    );
    view! { <p class="hint">{text}</p> }.into_any()
}
