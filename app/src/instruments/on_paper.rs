//! Each kind of item on paper: what to do in a few words, and boxes or lines.

use crate::t;
use domain::questionnaire::kinds::choice::Pick;
use domain::questionnaire::kinds::matching::Matching;
use domain::questionnaire::kinds::scale::Scale;
use domain::questionnaire::kinds::table::{Cell, Table};
use domain::questionnaire::kinds::{Choosable, Kind};
use leptos::prelude::*;

/// «Один ответ»
pub fn how(kind: &Kind) -> String {
    match kind {
        Kind::Choice(it) if it.pick == Pick::One => t!("paper-one"),
        Kind::Choice(_) => t!("paper-many"),
        Kind::Ranking(_) | Kind::Ordering(_) => t!("paper-places"),
        Kind::Matching(_) => t!("paper-pairs"),
        Kind::Matrix(_) => t!("paper-rows"),
        Kind::Table(it) => table_how(it),
        _ => String::new(),
    }
}

/// Boxes or lines.
pub fn body(kind: &Kind) -> AnyView {
    match kind {
        Kind::Choice(it) => {
            let class = if it.pick == Pick::One { "boxes one" } else { "boxes" };
            let other = it.other.iter().map(|label| format!("{label}: ______________________"));
            let texts = it.options.iter().map(|it| it.text.clone()).chain(other);
            view! { <ul class=class>{texts.map(|it| view! { <li>{it}</li> }).collect_view()}</ul> }.into_any()
        }
        Kind::Text(it) => lines(if it.long { 6 } else { 1 }),
        Kind::Number(it) => view! { <p class="answer-line">"______________ " {it.unit.clone()}</p> }.into_any(),
        Kind::Date(_) => view! { <p class="answer-line">"____ . ____ . ________"</p> }.into_any(),
        Kind::Time(_) => view! { <p class="answer-line">"____ : ____"</p> }.into_any(),
        Kind::Scale(it) => scale(it),
        Kind::Matrix(it) => grid(&it.rows, &it.columns, ""),
        Kind::Table(it) => grid(&it.rows, &it.columns, "to-fill"),
        Kind::Ranking(it) => places(&it.options),
        Kind::Ordering(it) => places(&it.options),
        Kind::Matching(it) => matching(it),
        Kind::Case(_) | Kind::Info => ().into_any(),
    }
}

fn lines(count: usize) -> AnyView {
    (0..count)
        .map(|_| view! { <span class="line"></span> })
        .collect_view()
        .into_any()
}

fn scale(scale: &Scale) -> AnyView {
    let steps = (scale.from..=scale.to).map(|step| view! { <li>{step}</li> });
    let ends = [&scale.low_label, &scale.high_label]
        .into_iter()
        .any(|it| !it.is_empty());
    let ends = ends.then(|| view! { <p>{format!("{} — {}", scale.low_label, scale.high_label)}</p> });
    view! { {ends}<ul class="boxes one across">{steps.collect_view()}</ul> }.into_any()
}

/// What to write into the cells: a number in some unit, or one of a list, which paper has to show.
fn table_how(table: &Table) -> String {
    match &table.cell {
        Cell::List(options) => {
            let options: Vec<&str> = options.iter().map(|it| it.text.as_str()).collect();
            t!("paper-cells-list", list = options.join(" · "))
        }
        Cell::Number(number) if !number.unit.is_empty() => {
            t!("paper-cells-unit", unit = number.unit.as_str())
        }
        _ => t!("paper-cells"),
    }
}

fn grid(rows: &[Choosable], columns: &[Choosable], class: &'static str) -> AnyView {
    let heads = columns
        .iter()
        .map(|it| view! { <th scope="col">{it.text.clone()}</th> })
        .collect_view();
    let rows = rows.iter().map(|row| {
        let cells = columns.iter().map(|_| view! { <td></td> }).collect_view();
        view! { <tr><th scope="row">{row.text.clone()}</th>{cells}</tr> }
    });
    view! {
        <table class=class><thead><tr><td></td>{heads}</tr></thead><tbody>{rows.collect_view()}</tbody></table>
    }
    .into_any()
}

fn places(options: &[Choosable]) -> AnyView {
    let rows = alphabetical(options)
        .into_iter()
        .map(|it| view! { <li>"____ " {it.text.clone()}</li> });
    view! { <ul class="to-number">{rows.collect_view()}</ul> }.into_any()
}

fn matching(matching: &Matching) -> AnyView {
    let left = matching
        .left
        .iter()
        .map(|it| view! { <li>"____ " {it.text.clone()}</li> });
    let right = ('А'..).zip(alphabetical(&matching.right));
    let right = right.map(|(letter, it)| view! { <li>{format!("{letter}) {}", it.text)}</li> });
    view! { <ul class="to-number">{left.collect_view()}</ul><ul class="to-number">{right.collect_view()}</ul> }
        .into_any()
}

/// Steps are written down in their right order, so paper shows them in one that says nothing.
fn alphabetical(options: &[Choosable]) -> Vec<&Choosable> {
    let mut sorted: Vec<&Choosable> = options.iter().collect();
    sorted.sort_by(|a, b| a.text.cmp(&b.text));
    sorted
}
