//! One row of the bank: what it is, saying that it is true, closing it, what happened to it.

use super::api::show;
use super::words::{kind_word, open_days, vacancy_of_page};
use crate::layout::crumbs::crumbs;
use crate::layout::frame::Frame;
use crate::request::PageRequest;
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::field::Field;
use crate::ui::form::PostForm;
use crate::ui::history::History;
use crate::ui::number::{day, points};
use domain::vacancies::wire::VacancyPage;
use leptos::prelude::*;

/// `/vacancies/:id`
#[component]
pub fn ShowVacancy() -> impl IntoView {
    let id = vacancy_of_page();
    view! {
        <Frame title=t!("vacancy-title")>
            {crumbs([("/vacancies".to_owned(), t!("vacancies-title"))])}
            {loaded(show(id), |page| view! { <Content page/> })}
        </Frame>
    }
}

#[component]
fn Content(page: VacancyPage) -> impl IntoView {
    let line = page.line.clone();
    let (class, word) = match line.is_open {
        true => ("badge accent", t!("vacancy-open")),
        false => ("badge", t!("vacancy-closed")),
    };
    let may_act = page.may_write && line.closed_on.is_none();
    view! {
        <div class="page-head">
            <div>
                <h1>{line.position.clone()} " " <span class=class>{word}</span></h1>
                {(!line.subject.is_empty()).then(|| view! { <p class="lead">{line.subject.clone()}</p> })}
            </div>
            {page.may_write.then(|| view! {
                <div class="actions"><a class="button" href=format!("/vacancies/{}/edit", line.id)>{t!("vacancy-edit")}</a></div>
            })}
        </div>
        <div class="beside">
            <div>
                <Facts page=page.clone()/>
                <History happened=page.history.clone()/>
            </div>
            {may_act.then(|| view! { <aside class="stack"><Acts page/></aside> })}
        </div>
    }
}

#[component]
fn Facts(page: VacancyPage) -> impl IntoView {
    let line = page.line;
    let days = open_days(&line);
    let pair = |key: &str, value: String| (!value.is_empty()).then(|| view! { <dt>{t!(key)}</dt><dd>{value}</dd> });
    let counts = match line.counts {
        true => t!("vacancies-counts-yes"),
        false => t!("vacancies-counts-no"),
    };
    view! {
        <section class="card">
            <dl class="facts">
                {pair("vacancies-field-posts", line.posts.to_string())}
                {pair("vacancies-field-rate", points(line.rate))}
                {pair("vacancies-field-load", line.load_hours.map(|hours| hours.to_string()).unwrap_or_default())}
                {pair("vacancies-field-temporary", kind_word(line.is_temporary))}
                {pair("vacancies-field-counts", counts)}
                <dt>{t!("vacancies-field-opened")}</dt><dd>{day(line.opened_on)} " " {days}</dd>
                {pair("vacancies-field-closed", line.closed_on.map(day).unwrap_or_default())}
                {pair("vacancies-field-reason", line.reason)}
                {pair("vacancies-field-confirmed", line.confirmed_on.map(day).unwrap_or_default())}
                {pair("vacancies-field-note", line.note)}
                {pair("vacancy-code", page.code)}
            </dl>
        </section>
    }
}

#[component]
fn Acts(page: VacancyPage) -> impl IntoView {
    let id = page.line.id.to_string();
    let own = id.clone();
    let was_refused = PageRequest::here().refused("/api/vacancies/close").is_some();
    view! {
        <section class="card stack" id="close">
            {page.awaits.then(|| view! {
                <PostForm action="/api/vacancies/confirm" class="stack">
                    <p>{t!("vacancy-awaits", day = day(page.census))}</p>
                    <input type="hidden" name="confirm[vacancies][]" value=own/>
                    <button class="button primary wide" type="submit">{t!("vacancy-confirm")}</button>
                </PostForm>
            })}
            <details class="act" open=was_refused || !page.awaits>
                <summary class="button wide">{t!("vacancy-close")}</summary>
                <PostForm action="/api/vacancies/close" class="stack">
                    <input type="hidden" name="id" value=id/>
                    <Field name="close[on]" label=t!("vacancy-close-on") kind="date" value=page.today.to_string()/>
                    <Field name="close[reason]" label=t!("vacancies-field-reason") hint=t!("vacancy-close-hint") required=true/>
                    <button class="button wide" type="submit">{t!("vacancy-close")}</button>
                </PostForm>
            </details>
        </section>
    }
}
