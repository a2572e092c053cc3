//! The bank of vacancies on a day: what is open, for how long, how many posts and ставки that makes.

use super::api::list;
use super::awaiting::Awaiting;
use super::words::{kind_word, open_days, sums_words};
use crate::layout::frame::Frame;
use crate::request::PageRequest;
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::number::{day, points};
use crate::ui::register::{Exports, Filter, Heading, NothingFound, NothingYet, Toolbar, address, asked, paging};
use domain::access::Verb;
use domain::registers::listing::Listing;
use domain::vacancies::wire::{VacancyLine, VacancyList};
use leptos::prelude::*;

const PATH: &str = "/vacancies";

/// `/vacancies`
#[component]
pub fn Vacancies() -> impl IntoView {
    let listing = asked(&["state", "kind", "on"]);
    let wanted = listing.clone();
    view! {
        <Frame title=t!("vacancies-title")>
            {loaded(list(wanted), |list| view! { <Content list listing/> })}
        </Frame>
    }
}

#[component]
fn Content(list: VacancyList, listing: Listing) -> impl IntoView {
    let (is_empty, may_write) = (list.all == 0, list.may_write);
    let add = move || view! { <a class="button primary" href="/vacancies/new">{t!("vacancy-add")}</a> };
    let on = day(list.on);
    let load = PageRequest::here()
        .may(Verb::RegisterImport)
        .then(|| view! { <a class="button" href="/imports?register=vacancies">{t!("imports-title")}</a> });
    let lead = t!("vacancies-lead", day = on, count = list.sums.posts);
    view! {
        <div class="page-head">
            <div>
                <h1>{t!("vacancies-title")}</h1>
                {(!is_empty).then(|| view! { <p class="lead">{lead}" · "{sums_words(&list.sums)}</p> })}
            </div>
            <div class="actions">
                {(may_write && !is_empty).then(add)}
                {load}
                {(!is_empty).then(|| view! {
                    <a class="button" href=format!("/vacancies/sheet?on={}", list.on)>{t!("vacancies-sheet")}</a>
                    <Exports path=PATH listing=listing.clone()/>
                })}
            </div>
        </div>
        {match is_empty {
            true => view! {
                <NothingYet title=t!("vacancies-empty") text=t!("vacancies-empty-text")>{may_write.then(add)}</NothingYet>
            }.into_any(),
            false => view! { <Bank list listing/> }.into_any(),
        }}
    }
}

#[component]
fn Bank(list: VacancyList, listing: Listing) -> impl IntoView {
    let kinds = ["permanent", "temporary"].map(|code| (code.to_owned(), t!(&format!("vacancies-kinds-{code}"))));
    let filters = vec![
        Filter::Choice {
            name: "kind",
            label: t!("vacancies-field-temporary"),
            any: t!("vacancies-any-kind"),
            choices: kinds.to_vec(),
        },
        Filter::Day {
            name: "on",
            label: t!("vacancies-on"),
            shown: list.on.to_string(),
        },
    ];
    let pages = paging(PATH, &listing, &list.page);
    let tabs = tabs(&list, &listing);
    view! {
        <div class="stack">
            {list.may_write.then(|| view! {
                <Awaiting rows=list.awaiting.clone() census=list.census is_january=list.is_january/>
            })}
            {tabs}
            <Toolbar path=PATH listing=listing.clone() find_label=t!("vacancies-find") filters hidden=&["state"]/>
            {match list.page.rows.is_empty() {
                true => view! { <NothingFound path=PATH/> }.into_any(),
                false => view! { <Table rows=list.page.rows listing=listing.clone()/> }.into_any(),
            }}
            {pages}
        </div>
    }
}

fn tabs(list: &VacancyList, listing: &Listing) -> impl IntoView + use<> {
    let here = listing.filter("state").to_owned();
    let tab = |code: &str, word: String, count: u64| {
        let is_here = here == code;
        let href = address(PATH, &listing.with_filter("state", code));
        view! { <a href=href aria-current=is_here.then_some("page")>{word} " " <span class="badge">{count}</span></a> }
    };
    let open = tab("", t!("vacancies-open"), list.open);
    let closed = tab("closed", t!("vacancies-closed"), list.closed);
    let all = tab("all", t!("vacancies-all"), list.all);
    view! { <nav class="tabs" aria-label=t!("vacancies-state")>{open}{closed}{all}</nav> }
}

#[component]
fn Table(rows: Vec<VacancyLine>, listing: Listing) -> impl IntoView {
    let heading = |column: &'static str, label: String, own: bool, is_number: bool| {
        view! { <Heading path=PATH listing=listing.clone() column label own is_number/> }
    };
    view! {
        <div class="table-wrap">
            <table class="table stacks">
                <caption class="hidden-label">{t!("vacancies-title")}</caption>
                <thead><tr>
                    {heading("position", t!("vacancies-field-position"), true, false)}
                    {heading("rate", t!("vacancies-field-rate"), false, true)}
                    <th scope="col" class="number">{t!("vacancies-field-posts")}</th>
                    <th scope="col" class="number">{t!("vacancies-load-short")}</th>
                    {heading("opened", t!("vacancies-field-opened"), false, false)}
                    <th scope="col">{t!("vacancies-lasts")}</th>
                    {heading("closed", t!("vacancies-field-closed"), false, false)}
                    {heading("confirmed", t!("vacancies-field-confirmed"), false, false)}
                </tr></thead>
                <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}

fn row(line: VacancyLine) -> impl IntoView {
    let about: Vec<String> = [
        line.subject.clone(),
        if line.is_temporary {
            kind_word(true)
        } else {
            String::new()
        },
        if line.counts {
            String::new()
        } else {
            t!("vacancy-not-counted")
        },
    ]
    .into_iter()
    .filter(|word| !word.is_empty())
    .collect();
    let days = open_days(&line);
    view! {
        <tr>
            <th scope="row">
                <a href=format!("/vacancies/{}", line.id)>{line.position}</a>
                {(!about.is_empty()).then(|| view! { <small>{about.join(" · ")}</small> })}
            </th>
            <td class="number" data-label=t!("vacancies-field-rate")>{points(line.rate)}</td>
            <td class="number" data-label=t!("vacancies-field-posts")>{line.posts}</td>
            <td class="number" data-label=t!("vacancies-load-short")>{line.load_hours.map_or_else(|| "—".to_owned(), |hours| hours.to_string())}</td>
            <td data-label=t!("vacancies-field-opened")>{day(line.opened_on)}</td>
            <td data-label=t!("vacancies-lasts")>{days}</td>
            <td data-label=t!("vacancies-field-closed")>
                <div>
                    {line.closed_on.map_or_else(|| "—".to_owned(), day)}
                    {(!line.reason.is_empty()).then(|| view! { <small>{line.reason.clone()}</small> })}
                </div>
            </td>
            <td data-label=t!("vacancies-field-confirmed")>{line.confirmed_on.map_or_else(|| "—".to_owned(), day)}</td>
        </tr>
    }
}
