//! Freezing a year: what would be frozen, by which rules, with whose name and which order; and what was frozen.

use super::api::to_freeze;
use super::census::note;
use super::words::{coverage, frozen_note, lacks_staff, load_staff, rules};
use crate::layout::crumbs::crumbs;
use crate::layout::frame::{Frame, Width};
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::field::Field;
use crate::ui::form::PostForm;
use crate::ui::number::{day, localized, moment};
use domain::indicators::wire::{FreezeRow, FreezeView};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

const ACTION: &str = "/api/indicators/freeze";

/// «Фиксация значений»
#[component]
pub fn Freeze() -> impl IntoView {
    let year = use_query_map().get_untracked().get("year").unwrap_or_default();
    view! {
        <Frame title=t!("freeze-title") width=Width::Middle>
            {crumbs([("/indicators".to_owned(), t!("indicators-title"))])}
            {loaded(to_freeze(year), |view| view! { <Whole view/> })}
        </Frame>
    }
}

#[component]
fn Whole(view: FreezeView) -> impl IntoView {
    let here = view.year;
    let years = view.years.iter().map(|year| {
        let is_here = (*year == here).then_some("true");
        view! { <a href=format!("/indicators/freeze?year={year}") aria-current=is_here>{*year}</a> }
    });
    let years: Vec<_> = years.collect();
    let is_waiting = view.values.iter().any(|row| row.reading.frozen.is_none());
    let form = (is_waiting && view.may_freeze && view.too_early_until.is_none()).then(|| form(here));
    let early = view.too_early_until.map(|from| {
        view! { <p class="notice section">{t!("freeze-early", year = here.to_string(), from = day(from))}</p> }
    });
    let is_new = view.values.iter().any(|row| lacks_staff(&row.reading));
    let rows: Vec<_> = view.values.iter().map(row).collect();
    view! {
        <div class="page-head"><div>
            <h1>{t!("freeze-title")}</h1>
            <p class="lead">{t!("freeze-lead", year = here.to_string())}</p>
        </div></div>
        <nav class="segments" aria-label=t!("indicators-years")>{years}</nav>
        {is_new.then(|| view! { <p class="notice warn section">{t!("freeze-new")} {load_staff()}</p> })}
        <div class="stack loose section">{rows}</div>
        {view.census.as_ref().map(|census| view! {
            <section class="card section">
                <h2><a href=format!("/indicators/census/{}", census.day)>{t!("census-title")}</a></h2>
                <p>{t!("census-taken", census = day(census.day), at = moment(census.taken_at))}</p>
                {note(census)}
            </section>
        })}
        {early}
        {form}
        <section class="card section"><h2>{t!("indicators-rules")}</h2>{rules(&view.rules)}</section>
    }
}

fn row(row: &FreezeRow) -> impl IntoView + use<> {
    let reading = &row.reading;
    let said = match reading.denominator {
        Some(0) => localized(&reading.shown),
        _ => localized(&reading.formula),
    };
    view! {
        <section class="card indicator" id=row.code.clone()>
            <h2>{row.short.clone()}</h2>
            <p class="formula">{said}</p>
            <p class="hint">{coverage(reading)}</p>
            {frozen_note(reading)}
        </section>
    }
}

fn form(year: i32) -> impl IntoView {
    view! {
        <section class="card section">
            <h2>{t!("freeze-form")}</h2>
            <p>{t!("freeze-warning")}</p>
            <PostForm action=ACTION class="stack">
                <input type="hidden" name="freeze[year]" value=year/>
                <Field name="freeze[order_no]" label=t!("freeze-order-no")/>
                <Field name="freeze[order_date]" label=t!("freeze-order-date") kind="date"/>
                <div class="actions"><button class="button primary" type="submit">{t!("freeze-do", year = year.to_string())}</button></div>
            </PostForm>
        </section>
    }
}
