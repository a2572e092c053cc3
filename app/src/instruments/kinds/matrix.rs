//! A Likert matrix: statements in rows, answers in columns.

use super::lists::{Rows, heading, list};
use crate::instruments::editor::Bench;
use crate::t;
use domain::instruments::edit::target::List;
use domain::questionnaire::Item;
use domain::questionnaire::kinds::matrix::Matrix;
use leptos::prelude::*;

pub fn edit(bench: &Bench, item: &Item, matrix: &Matrix) -> AnyView {
    let rows = Rows::default();
    view! {
        {heading(t!("matrix-rows"), t!("matrix-rows-hint"))}
        {list(bench, item, List::Rows, &matrix.rows, rows, |_, _| None, |_| None)}
        {heading(t!("matrix-columns"), t!("matrix-columns-hint"))}
        {list(bench, item, List::Columns, &matrix.columns, rows, |_, _| None, |_| None)}
    }
    .into_any()
}

pub fn show(matrix: &Matrix) -> AnyView {
    let columns: Vec<&str> = matrix.columns.iter().map(|it| it.text.as_str()).collect();
    let rows = matrix.rows.iter().map(|row| view! { <li>{row.text.clone()}</li> });
    view! {
        <ul class="options">{rows.collect_view()}</ul>
        <p class="hint">{columns.join(" · ")}</p>
    }
    .into_any()
}
