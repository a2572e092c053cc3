//! Ranking by preference: options, and how many places are given.

use super::lists::{Rows, heading, list};
use crate::instruments::editor::{Bench, Look, field};
use crate::t;
use domain::instruments::edit::fields::Field;
use domain::instruments::edit::target::{List, Target};
use domain::questionnaire::Item;
use domain::questionnaire::kinds::ranking::Ranking;
use leptos::prelude::*;

pub fn edit(bench: &Bench, item: &Item, ranking: &Ranking) -> AnyView {
    let at = Target::Part(item.id.clone());
    let rows = Rows {
        pinned: true,
        ..Rows::default()
    };
    let hint = t!("ranking-places-hint");
    view! {
        {heading(t!("options-title"), t!("ranking-hint"))}
        {list(bench, item, List::Options, &ranking.options, rows, |_, _| None, |_| None)}
        {field(bench, &at, Field::Places, Look::Number, t!("ranking-places"), &hint)}
    }
    .into_any()
}

pub fn show(ranking: &Ranking) -> AnyView {
    let rows = ranking.options.iter().map(|row| view! { <li>{row.text.clone()}</li> });
    view! { <ul class="options">{rows.collect_view()}</ul> }.into_any()
}
