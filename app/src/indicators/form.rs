//! The indicator table form (`domain.md` 6.1) to look at, to print and to take away as a workbook.

use super::api::form;
use super::form_table::{cells, head};
use super::words::{lacks_staff, load_staff, rules};
use crate::i18n::locale;
use crate::layout::crumbs::crumbs;
use crate::layout::frame::Frame;
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::number::day;
use crate::ui::print::PrintButton;
use domain::indicators::form_wire::{FormSheet, Wording};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// `/indicators/form`
#[component]
pub fn IndicatorForm() -> impl IntoView {
    let map = use_query_map().get_untracked();
    let year = map.get("year").unwrap_or_default();
    let wording = map
        .get("as")
        .and_then(|code| Wording::from_code(&code))
        .unwrap_or_default();
    view! {
        <Frame title=t!("form-title")>
            {crumbs([("/indicators".to_owned(), t!("indicators-title"))])}
            {loaded(form(year, wording), |sheet| view! { <Whole sheet/> })}
        </Frame>
    }
}

#[component]
fn Whole(sheet: FormSheet) -> impl IntoView {
    let file = address("/indicators/form.xlsx", sheet.year, sheet.wording);
    let is_new = sheet.rows.iter().any(|row| lacks_staff(&row.reading));
    view! {
        <div class="page-head no-print">
            <div><h1>{t!("form-title")}</h1><p class="lead">{t!("form-lead")}</p></div>
            <div class="actions">
                <a class="button" href=file>{t!("form-xlsx")}</a>
                <PrintButton words=t!("print")/>
            </div>
        </div>
        {choices(&sheet)}
        {is_new.then(|| view! {
            <p class="notice section no-print">{t!("absent-no_staff_on_date")} "." {load_staff()}</p>
        })}
        <article class="form-61 section">{paper(&sheet)}</article>
    }
}

fn address(page: &str, year: i32, wording: Wording) -> String {
    format!("{page}?year={year}&as={}", wording.code())
}

/// Which words, which year.
fn choices(sheet: &FormSheet) -> impl IntoView + use<> {
    let (year, here) = (sheet.year, sheet.wording);
    let wordings = Wording::ALL.iter().map(move |one| {
        let href = address("/indicators/form", year, *one);
        let said = t!(&format!("form-{}", one.code()));
        view! { <a href=href aria-current=(*one == here).then_some("true")>{said}</a> }
    });
    let years = sheet.years.clone().into_iter().map(move |one| {
        let href = address("/indicators/form", one, here);
        view! { <a href=href aria-current=(one == year).then_some("true")>{one}</a> }
    });
    view! {
        <div class="actions no-print">
            <nav class="segments" aria-label=t!("form-wording")>{wordings.collect_view()}</nav>
            {(sheet.years.len() > 1).then(|| view! {
                <nav class="segments" aria-label=t!("indicators-years")>{years.collect_view()}</nav>
            })}
        </div>
    }
}

fn paper(sheet: &FormSheet) -> impl IntoView + use<> {
    let order = match &sheet.order {
        Some((no, on)) => t!("form-order", no = no.clone(), date = day(*on)),
        None => t!("form-no-order"),
    };
    let wording = t!(&format!("form-{}", sheet.wording.code()));
    let heading = t!(
        "form-heading",
        name = sheet.organization.clone(),
        year = sheet.year.to_string(),
        census = day(sheet.census)
    );
    view! {
        <header>
            <h2>{heading}</h2>
            <p>{order} "; " {t!("form-which", wording = wording.to_lowercase())}</p>
        </header>
        {table(sheet)}
        {foot(sheet)}
    }
}

fn table(sheet: &FormSheet) -> impl IntoView + use<> {
    let words = head(locale());
    let heads = words.clone().map(|word| view! { <th scope="col">{word}</th> });
    let line = |row| {
        let cells = cells(locale(), sheet, row).into_iter().zip(words.clone()).enumerate();
        let cells = cells.map(|(at, (cell, word))| {
            let class = matches!(at, 6..=10).then_some("number");
            view! { <td class=class data-label=word>{cell}</td> }
        });
        view! { <tr id=format!("row-{}", row.code)>{cells.collect_view()}</tr> }
    };
    let rows: Vec<_> = sheet.rows.iter().map(line).collect();
    view! {
        <div class="table-wrap" tabindex="0" role="region" aria-label=t!("form-title")><table class="table stacks">
            <thead><tr>{heads.into_iter().collect_view()}</tr></thead>
            <tbody>{rows}</tbody>
        </table></div>
    }
}

fn foot(sheet: &FormSheet) -> impl IntoView + use<> {
    let frozen = match &sheet.frozen {
        Some((who, on)) => t!("value-frozen", day = day(*on), who = who.clone()),
        None => t!("form-not-frozen"),
    };
    let sums = sheet.rows.iter().filter_map(|row| {
        let sum = row.reading.frozen.as_ref().map(|one| one.checksum.clone())?;
        (!sum.is_empty()).then(|| view! { <li>{row.no.clone()} " — " <code>{sum}</code></li> })
    });
    let sums: Vec<_> = sums.collect();
    view! {
        <section class="section"><h3>{t!("value-rules")}</h3>{rules(&sheet.rules)}</section>
        <section class="section">
            <p>{frozen}</p>
            {(!sums.is_empty()).then(|| view! { <h3>{t!("value-checksum")}</h3><ul class="rules">{sums}</ul> })}
            <ul class="signatures">
                <li><span>{t!("form-responsible")}</span><span class="line"></span><span class="line"></span></li>
                <li><span>{t!("form-head")}</span><span class="line"></span><span class="line"></span></li>
            </ul>
        </section>
    }
}
