//! «Кто учтён, кто нет и почему»: by name, grouped by methodical union.

use crate::t;
use crate::ui::number::day;
use domain::indicators::wire::{EvidenceRow, IndicatorView};
use leptos::prelude::*;

/// The people behind a value; `shown` is `in`, `out` or everybody.
#[component]
pub fn Evidence(view: IndicatorView, shown: String, as_of: String) -> impl IntoView {
    let (all, year) = (view.people.len(), view.year);
    let counted = view.people.iter().filter(|row| row.included).count();
    let link = move |show: &'static str, name: String| {
        let is_here = show
            == if matches!(shown.as_str(), "in" | "out") {
                shown.as_str()
            } else {
                ""
            };
        let href = format!("/indicators?year={year}&as_of={as_of}&show={show}#evidence");
        let view = view! { <a href=href aria-current=is_here.then_some("true")>{name}</a> };
        (is_here, view)
    };
    let links = [
        link("", t!("evidence-all", count = all)),
        link("in", t!("evidence-in", count = counted)),
        link("out", t!("evidence-out", count = all - counted)),
    ];
    let wanted = links.iter().position(|(is_here, _)| *is_here).unwrap_or_default();
    let rows: Vec<EvidenceRow> = view
        .people
        .into_iter()
        .filter(|row| wanted == 0 || row.included == (wanted == 1))
        .collect();
    view! {
        <section class="section evidence" id="evidence">
            <div class="section-head">
                <h2>{t!("evidence-title")}</h2>
                <nav class="segments end" aria-label=t!("evidence-show")>
                    {links.map(|(_, link)| link).collect_view()}
                </nav>
            </div>
            {match rows.is_empty() {
                true => view! { <p class="hint">{t!("evidence-nobody")}</p> }.into_any(),
                false => unions(rows).into_any(),
            }}
        </section>
    }
}

fn unions(rows: Vec<EvidenceRow>) -> impl IntoView {
    let groups: Vec<Vec<EvidenceRow>> = rows.chunk_by(|a, b| a.union == b.union).map(<[_]>::to_vec).collect();
    view! { <div class="stack loose">{groups.into_iter().map(union_table).collect_view()}</div> }
}

fn union_table(rows: Vec<EvidenceRow>) -> impl IntoView {
    let title = rows
        .first()
        .map(|row| row.union.clone())
        .filter(|title| !title.is_empty());
    let staff = rows.iter().filter(|row| row.in_staff).count();
    let counted = rows.iter().filter(|row| row.included).count();
    let count = t!("evidence-union-count", part = counted, of = staff);
    view! {
        <div class="table-wrap">
            <table class="table stacks">
                <caption>{title.unwrap_or_else(|| t!("evidence-no-union"))} " " <span class="badge">{count}</span></caption>
                <thead><tr>
                    <th scope="col">{t!("evidence-person")}</th>
                    <th scope="col">{t!("evidence-in-staff")}</th>
                    <th scope="col">{t!("evidence-included")}</th>
                    <th scope="col">{t!("evidence-why")}</th>
                </tr></thead>
                <tbody>{rows.into_iter().map(person).collect_view()}</tbody>
            </table>
        </div>
    }
}

fn person(row: EvidenceRow) -> impl IntoView {
    let why = why(&row);
    view! {
        <tr>
            <th scope="row">{row.name}<small>{row.position}</small></th>
            <td data-label=t!("evidence-in-staff")>{mark(row.in_staff)}</td>
            <td data-label=t!("evidence-included")>{mark(row.included)}</td>
            <td data-label=t!("evidence-why")>{why}</td>
        </tr>
    }
}

fn mark(is_in: bool) -> impl IntoView {
    let (class, word) = match is_in {
        true => ("in", t!("evidence-yes")),
        false => ("out", t!("evidence-no")),
    };
    view! { <span class=class>{word}</span> }
}

fn why(row: &EvidenceRow) -> String {
    match (row.reason.as_str(), row.day) {
        ("counted", Some(on)) => t!("evidence-done-on", day = day(on)),
        ("not_in_staff_on_date", Some(on)) => t!("evidence-left-on", day = day(on)),
        (reason, _) => t!(&format!("reason-{reason}")),
    }
}
