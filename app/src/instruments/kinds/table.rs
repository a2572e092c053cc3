//! A table that is filled in: its rows and columns, and what the cells hold.

use super::lists::{Rows, heading, list};
use super::number;
use crate::instruments::editor::{Bench, Look, field};
use crate::t;
use domain::instruments::edit::fields::Field;
use domain::instruments::edit::target::{List, Target};
use domain::questionnaire::Item;
use domain::questionnaire::kinds::Choosable;
use domain::questionnaire::kinds::table::{Cell, Table};
use leptos::prelude::*;

pub fn edit(bench: &Bench, item: &Item, table: &Table) -> AnyView {
    let (at, rows) = (Target::Part(item.id.clone()), Rows::default());
    let codes = Cell::CODES.map(|code| (code.to_owned(), cell_name(code)));
    let kinds = Look::AnchorOneOf(codes.to_vec());
    let of_kind = match &table.cell {
        Cell::Text => ().into_any(),
        Cell::Number(_) => number::bounds(bench, &at),
        Cell::List(options) => view! {
            {heading(t!("table-options"), t!("table-options-hint"))}
            {list(bench, item, List::Options, options, rows, |_, _| None, |_| None)}
        }
        .into_any(),
    };
    view! {
        {heading(t!("table-rows"), t!("table-rows-hint"))}
        {list(bench, item, List::Rows, &table.rows, rows, |_, _| None, |_| None)}
        {heading(t!("table-columns"), t!("table-columns-hint"))}
        {list(bench, item, List::Columns, &table.columns, rows, |_, _| None, |_| None)}
        <div class="item-settings">{field(bench, &at, Field::Cell, kinds, t!("table-cell"), "")}</div>
        {of_kind}
    }
    .into_any()
}

pub fn show(table: &Table) -> AnyView {
    let held = match &table.cell {
        Cell::Text => cell_name(table.cell.code()),
        Cell::Number(number) => format!("{}: {}", cell_name(table.cell.code()), number::bounds_said(number)),
        Cell::List(options) => format!("{}: {}", cell_name(table.cell.code()), joined(options)),
    };
    let rows = table.rows.iter().map(|row| view! { <li>{row.text.clone()}</li> });
    view! {
        <ul class="options">{rows.collect_view()}</ul>
        <p class="hint">{joined(&table.columns)}</p>
        <p class="hint">{t!("table-cell")} ": " {held}</p>
    }
    .into_any()
}

/// «Число»
fn cell_name(code: &str) -> String {
    t!(&format!("table-cell-{code}"))
}

fn joined(options: &[Choosable]) -> String {
    let texts: Vec<&str> = options.iter().map(|it| it.text.as_str()).collect();
    texts.join(" · ")
}
