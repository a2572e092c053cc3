//! One item around its kind: a fieldset with number, wording, hint, error, and «Вернуться позже».

use super::kinds;
use super::sheet::Sheet;
use crate::t;
use crate::ui::markdown::{Markdown, MarkdownLine};
use domain::questionnaire::Item;
use domain::questionnaire::kinds::Kind;
use leptos::prelude::*;

/// A top-level item.
pub fn item(item: &Item, sheet: &Sheet) -> AnyView {
    let hidden = sheet.hidden.contains(&item.id);
    let id = item.id.to_string();
    if matches!(item.kind, Kind::Info) {
        return view! { <div class="info" data-item=id hidden=hidden>{kinds::info::body(item)}</div> }.into_any();
    }
    let error = sheet.error(&item.id);
    let class = if error.is_some() { "item invalid" } else { "item" };
    let flagged = sheet.flagged.contains(&item.id);
    let unfinished = unfinished(item, sheet);
    let (legend, value) = (format!("{id}-legend"), id.clone());
    view! {
        <fieldset class=class id=id.clone() data-item=id data-unfinished=unfinished hidden=hidden aria-describedby=described(item)>
            <legend id=legend>
                <span class="item-no">
                    {sheet.number(&item.id)}
                    {item.required.then(|| view! { " · " <span class="must">{t!("required-mark")}</span> })}
                </span>
                <span class="item-stem">{wording(item)}</span>
            </legend>
            {notes(item, error)}
            {body(item, sheet)}
            {(!sheet.is_in_order).then(|| view! {
                <label class="check flag">
                    <input type="checkbox" name="flagged[]" value=value checked=flagged/>
                    {t!("flag-item")}
                </label>
            })}
        </fieldset>
    }
    .into_any()
}

/// A part of a case.
pub fn part(item: &Item, sheet: &Sheet) -> AnyView {
    let (id, error) = (item.id.to_string(), sheet.error(&item.id));
    let class = if error.is_some() { "part invalid" } else { "part" };
    let hidden = sheet.hidden.contains(&item.id);
    let (legend, unfinished) = (format!("{id}-legend"), unfinished(item, sheet));
    view! {
        <fieldset class=class id=id.clone() data-item=id data-unfinished=unfinished hidden=hidden aria-describedby=described(item)>
            <legend id=legend>
                {stem(&item.stem)}
                {item.required.then(|| view! { " " <span class="must">{t!("required-mark")}</span> })}
            </legend>
            {notes(item, error)}
            {body(item, sheet)}
        </fieldset>
    }
    .into_any()
}

/// Tells the script that the page of this item cannot be turned without a word from the server.
fn unfinished(item: &Item, sheet: &Sheet) -> Option<&'static str> {
    sheet.unfinished.contains(&item.id).then_some("")
}

/// The text that names a case is its stimulus, which stands below; its line only says what to do.
fn wording(item: &Item) -> AnyView {
    match item.kind {
        Kind::Case(_) => t!("case-wording").into_any(),
        _ => stem(&item.stem),
    }
}

fn stem(text: &str) -> AnyView {
    match text.contains("\n\n") || text.contains("\n- ") || text.contains("\n1.") {
        true => view! { <Markdown text=text/> }.into_any(),
        false => view! { <MarkdownLine text=text/> }.into_any(),
    }
}

/// The hint and the place of the error; the error's is there from the start, so that a script can fill it.
fn notes(item: &Item, error: Option<String>) -> impl IntoView + use<> {
    let (hint, is_fine) = (hint(item), error.is_none());
    let (hint_id, error_id) = (format!("{}-hint", item.id), format!("{}-error", item.id));
    view! {
        {(!hint.is_empty()).then(|| view! { <p class="hint" id=hint_id>{hint}</p> })}
        <p class="error" id=error_id hidden=is_fine>{error}</p>
    }
}

fn hint(item: &Item) -> String {
    let own = item.hint.trim();
    let kinds = kinds::hint(&item.kind);
    [own, kinds.as_str()]
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn described(item: &Item) -> String {
    let id = &item.id;
    match hint(item).is_empty() {
        true => format!("{id}-error"),
        false => format!("{id}-hint {id}-error"),
    }
}

fn body(item: &Item, sheet: &Sheet) -> AnyView {
    match &item.kind {
        Kind::Choice(choice) => kinds::choice::body(item, choice, sheet),
        Kind::Text(text) => kinds::text::body(item, text, sheet),
        Kind::Number(number) => kinds::number::body(item, number, sheet),
        Kind::Date(date) => kinds::date::body(item, date, sheet),
        Kind::Time(time) => kinds::time::body(item, time, sheet),
        Kind::Scale(scale) => kinds::scale::body(item, scale, sheet),
        Kind::Matrix(matrix) => kinds::matrix::body(item, matrix, sheet),
        Kind::Table(table) => kinds::table::body(item, table, sheet),
        Kind::Ranking(ranking) => kinds::ranking::body(item, &ranking.options, ranking.place_count(), sheet),
        Kind::Ordering(ordering) => kinds::ordering::body(item, ordering, sheet),
        Kind::Matching(matching) => kinds::matching::body(item, matching, sheet),
        Kind::Case(case) => kinds::case::body(item, case, sheet),
        Kind::Info => kinds::info::body(item),
    }
}
