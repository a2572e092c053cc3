//! The register of events: what was held, at which level, who took part, what waits for a decision.

use super::api::list;
use super::words::{days, kind_word, kinds, level_word, levels};
use crate::layout::frame::Frame;
use crate::request::PageRequest;
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::register::{Exports, Filter, Heading, NothingFound, NothingYet, Toolbar, address, asked, paging};
use domain::access::Verb;
use domain::events::wire::{EventLine, EventList};
use domain::registers::listing::Listing;
use leptos::prelude::*;

const PATH: &str = "/events";

/// `/events`
#[component]
pub fn Events() -> impl IntoView {
    let listing = asked(&["level", "kind", "year", "method", "waiting"]);
    let wanted = listing.clone();
    view! {
        <Frame title=t!("events-title")>
            {loaded(list(wanted), |list| view! { <Content list listing/> })}
        </Frame>
    }
}

#[component]
fn Content(list: EventList, listing: Listing) -> impl IntoView {
    let is_empty = list.all == 0;
    let add = move || view! { <a class="button primary" href="/events/new">{t!("event-add")}</a> };
    let may_write = list.may_write;
    let load = PageRequest::here()
        .may(Verb::RegisterImport)
        .then(|| view! { <a class="button" href="/imports?register=events">{t!("imports-title")}</a> });
    view! {
        <div class="page-head">
            <div><h1>{t!("events-title")}</h1><p class="lead">{t!("events-lead")}</p></div>
            <div class="actions">
                {(may_write && !is_empty).then(add)}
                {load}
                {(!is_empty).then(|| view! {
                    <Exports path=PATH listing=listing.clone()/>
                    <Exports path="/participations" listing=listing.clone() label=t!("events-people-file")/>
                })}
            </div>
        </div>
        {match is_empty {
            true => view! {
                <NothingYet title=t!("events-empty") text=t!("events-empty-text")>{may_write.then(add)}</NothingYet>
            }.into_any(),
            false => view! { <Register list listing/> }.into_any(),
        }}
    }
}

#[component]
fn Register(list: EventList, listing: Listing) -> impl IntoView {
    let years = list.years.iter().map(|year| (year.to_string(), year.to_string()));
    let filters = vec![
        choice("level", t!("events-field-level"), t!("events-any-level"), levels()),
        choice("kind", t!("events-field-kind"), t!("events-any-kind"), kinds()),
        choice("method", t!("events-field-method"), t!("events-any-method"), methods()),
        choice("year", t!("events-year"), t!("events-any-year"), years.collect()),
    ];
    let pages = paging(PATH, &listing, &list.page);
    let may_decide = PageRequest::here().may(Verb::EventConfirm);
    view! {
        {tabs(&list, &listing)}
        <div class="stack section">
            {(may_decide && list.waiting > 0).then(|| view! {
                <div class="notice warn">
                    <p><a href="/events/waiting">{t!("events-waiting-count", count = list.waiting)}</a></p>
                </div>
            })}
            <Toolbar path=PATH listing=listing.clone() find_label=t!("events-find") filters hidden=&["waiting"]/>
            {match list.page.rows.is_empty() {
                true => view! { <NothingFound path=PATH/> }.into_any(),
                false => view! { <Table rows=list.page.rows listing=listing.clone()/> }.into_any(),
            }}
            {pages}
        </div>
    }
}

fn choice(name: &'static str, label: String, any: String, choices: Vec<(String, String)>) -> Filter {
    Filter::Choice {
        name,
        label,
        any,
        choices,
    }
}

fn methods() -> Vec<(String, String)> {
    ["yes", "no"]
        .map(|code| (code.to_owned(), t!(&format!("events-method-is-{code}"))))
        .to_vec()
}

fn tabs(list: &EventList, listing: &Listing) -> impl IntoView + use<> {
    let here = listing.filter("waiting").to_owned();
    let tab = |code: &str, word: String, count: u64| {
        let is_here = here == code;
        let href = address(PATH, &listing.with_filter("waiting", code));
        view! { <a href=href aria-current=is_here.then_some("page")>{word} " " <span class="badge">{count}</span></a> }
    };
    let all = tab("", t!("events-all"), list.all);
    let waiting = tab("yes", t!("events-waiting"), list.waiting_events);
    view! { <nav class="tabs" aria-label=t!("events-field-state")>{all}{waiting}</nav> }
}

#[component]
fn Table(rows: Vec<EventLine>, listing: Listing) -> impl IntoView {
    // The latest stand first unless another order was asked for.
    let listing = listing.or_sorted("-date");
    let heading = |column: &'static str, label: String| {
        view! { <Heading path=PATH listing=listing.clone() column label/> }
    };
    view! {
        <div class="table-wrap">
            <table class="table stacks">
                <caption class="hidden-label">{t!("events-title")}</caption>
                <thead><tr>
                    {heading("title", t!("events-field-title"))}
                    {heading("date", t!("events-date"))}
                    {heading("level", t!("events-field-level"))}
                    <th scope="col">{t!("events-field-kind")}</th>
                    <th scope="col" class="number">{t!("events-confirmed")}</th>
                    <th scope="col" class="number">{t!("events-pending")}</th>
                </tr></thead>
                <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}

fn row(line: EventLine) -> impl IntoView {
    let pending = match line.pending {
        0 => view! { <span>"0"</span> }.into_any(),
        count => view! { <span class="badge warn">{count}</span> }.into_any(),
    };
    view! {
        <tr>
            <th scope="row">
                <a href=format!("/events/{}", line.id)>{line.title}</a>
                {line.is_sci_method.then(|| view! { <small>{t!("events-method-is-yes")}</small> })}
                {line.is_proposed.then(|| view! { <small><span class="badge warn">{t!("event-proposed")}</span></small> })}
            </th>
            <td data-label=t!("events-date")>{days(line.from, line.to)}</td>
            <td data-label=t!("events-field-level")>{level_word(line.level)}</td>
            <td data-label=t!("events-field-kind")>{kind_word(line.kind)}</td>
            <td class="number" data-label=t!("events-confirmed")>{line.confirmed}</td>
            <td class="number" data-label=t!("events-pending")>{pending}</td>
        </tr>
    }
}
