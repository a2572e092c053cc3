//! The counted answers of a table that was filled in: in each cell its numbers in short, its options or its texts.

use super::answers::{decimal_of, texts, under_heads, withheld};
use crate::t;
use crate::ui::markdown::MarkdownLine;
use crate::ui::number::points;
use domain::campaigns::tally::{Line, Summary, Tally};
use domain::campaigns::tally_cells::{CellTally, CellsRow};
use leptos::prelude::*;

/// Rows × columns.
pub fn cells(columns: Vec<String>, rows: Vec<CellsRow>) -> AnyView {
    let row = |row: CellsRow| {
        let cells = columns.iter().zip(row.cells);
        let cells = cells.map(|(column, cell)| view! { <td data-label=column.clone()><div>{held(cell)}</div></td> });
        let cells = cells.collect_view();
        view! { <tr><th scope="row"><MarkdownLine text=row.text/></th>{cells}</tr> }
    };
    let body = rows.into_iter().map(row).collect_view();
    under_heads(&columns, None, body)
}

fn held(cell: CellTally) -> AnyView {
    match cell.answers {
        _ if cell.count == 0 => "—".into_any(),
        Tally::Numbers(Some(summary)) => numbers(summary, cell.count),
        Tally::Options { lines, .. } => options(lines),
        Tally::Texts(lines) => texts(lines).into_any(),
        Tally::Withheld(from) => withheld(from).into_any(),
        _ => ().into_any(),
    }
}

fn numbers(summary: Summary, count: usize) -> AnyView {
    let mean = t!("answers-cell-mean", mean = decimal_of(summary.mean));
    let spread = t!(
        "answers-cell-spread",
        least = points(summary.least),
        most = points(summary.most),
        count = count
    );
    view! { {mean}<small>{spread}</small> }.into_any()
}

/// Only what somebody picked: a cell has no room for the rest.
fn options(lines: Vec<Line>) -> AnyView {
    let picked = lines.into_iter().filter(|line| line.count > 0);
    let line = |line: Line| view! { <li>{line.text}" · "<b>{line.count}</b></li> };
    view! { <ul class="answers-texts">{picked.map(line).collect_view()}</ul> }.into_any()
}
