//! A Likert matrix: a table where there is room, a card per row where there is not.

use crate::attempts::sheet::{Sheet, name};
use crate::t;
use domain::questionnaire::Item;
use domain::questionnaire::answers::field_of;
use domain::questionnaire::kinds::Choosable;
use domain::questionnaire::kinds::matrix::Matrix;
use leptos::prelude::*;

pub fn body(item: &Item, matrix: &Matrix, sheet: &Sheet) -> AnyView {
    let heads = matrix
        .columns
        .iter()
        .map(|column| view! { <th scope="col">{column.text.clone()}</th> });
    let rows = matrix.rows.iter().map(|row| line(item, matrix, row, sheet));
    view! {
        <table class="matrix">
            <thead><tr><th scope="col"><span class="hidden-label">{t!("matrix-row")}</span></th>{heads.collect_view()}</tr></thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn line(item: &Item, matrix: &Matrix, row: &Choosable, sheet: &Sheet) -> impl IntoView + use<> {
    let field = field_of(&item.id, &row.id);
    let head = format!("{}-{}", item.id, row.id);
    let cells = matrix.columns.iter().map(|column| {
        let cell = format!("{head}-{}", column.id);
        let checked = sheet.has(&field, column.id.as_str());
        view! {
            <td><label>
                <input type="radio" name=name(&field) value=column.id.to_string() checked=checked aria-labelledby=format!("{head} {cell}")/>
                <span id=cell>{column.text.clone()}</span>
            </label></td>
        }
    });
    let cells = cells.collect_view();
    view! { <tr><th scope="row" id=head>{row.text.clone()}</th>{cells}</tr> }
}
