//! A table that is filled in: a field in every cell where there is room, a card per row where there is not.

use super::number;
use crate::attempts::sheet::{Sheet, name};
use crate::t;
use domain::questionnaire::Item;
use domain::questionnaire::answers::field_of_cell;
use domain::questionnaire::kinds::Choosable;
use domain::questionnaire::kinds::table::{CELL_MAX_CHARS, Cell, Table};
use leptos::prelude::*;

pub fn hint(table: &Table) -> String {
    match &table.cell {
        Cell::Text => t!("hint-table"),
        Cell::Number(number) => {
            let said = format!("{} {}", t!("hint-table"), number::hint(number));
            said.trim_end().to_owned()
        }
        Cell::List(_) => t!("hint-table-list"),
    }
}

pub fn body(item: &Item, table: &Table, sheet: &Sheet) -> AnyView {
    let heads = table
        .columns
        .iter()
        .map(|column| view! { <th scope="col">{column.text.clone()}</th> });
    let rows = table.rows.iter().map(|row| line(item, table, row, sheet));
    view! {
        <div class="table-fill-wrap">
            <table class="matrix table-fill">
                <thead><tr><th scope="col"><span class="hidden-label">{t!("table-row")}</span></th>{heads.collect_view()}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn line(item: &Item, table: &Table, row: &Choosable, sheet: &Sheet) -> impl IntoView + use<> {
    let head = format!("{}-{}", item.id, row.id);
    let cells = table.columns.iter().map(|column| {
        let id = format!("{head}-{}", column.id);
        let labels = format!("{head} {id}");
        let field = field_of_cell(&item.id, &row.id, &column.id);
        let control = control(&table.cell, &field, labels, sheet);
        view! { <td><label><span id=id>{column.text.clone()}</span>{control}</label></td> }
    });
    let cells = cells.collect_view();
    view! { <tr><th scope="row" id=head>{row.text.clone()}</th>{cells}</tr> }
}

/// The field of one cell, named by its row and its column.
fn control(cell: &Cell, field: &str, labels: String, sheet: &Sheet) -> AnyView {
    let invalid = sheet.problems.iter().any(|problem| problem.at == field);
    let invalid = invalid.then_some("true");
    match cell {
        Cell::Text => view! {
            <input class="input" name=name(field) value=sheet.value(field) maxlength=CELL_MAX_CHARS autocomplete="off"
                aria-labelledby=labels aria-invalid=invalid/>
        }
        .into_any(),
        Cell::Number(number) => {
            let mode = if number.whole { "numeric" } else { "decimal" };
            let unit = number.unit.clone();
            view! {
                <input class="input" name=name(field) value=sheet.value(field) inputmode=mode autocomplete="off"
                    aria-labelledby=labels aria-invalid=invalid/>
                {(!unit.is_empty()).then(|| view! { <small class="unit">{unit}</small> })}
            }
            .into_any()
        }
        Cell::List(options) => {
            let options = options.iter().map(|option| {
                let selected = sheet.has(field, option.id.as_str());
                view! { <option value=option.id.to_string() selected=selected>{option.text.clone()}</option> }
            });
            let options = options.collect_view();
            view! {
                <select class="select" name=name(field) aria-labelledby=labels aria-invalid=invalid>
                    <option value="">{t!("choose")}</option>
                    {options}
                </select>
            }
            .into_any()
        }
    }
}
