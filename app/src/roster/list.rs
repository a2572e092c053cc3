//! The staff register on a date: counts, search, filters, and a table of people.

use super::api::list;
use super::words::{groups, rate};
use crate::layout::frame::Frame;
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::number::{day, grouped};
use crate::ui::register::{Exports, Filter, Heading, NothingFound, NothingYet, Toolbar, address, asked, paging};
use domain::registers::listing::Listing;
use domain::roster::wire::{PostLine, StaffList, StaffRow};
use leptos::prelude::*;

const PATH: &str = "/roster";

/// «Педагоги»
#[component]
pub fn Roster() -> impl IntoView {
    let listing = asked(&["on", "state", "union", "group", "kind", "chp", "mark"]);
    let wanted = listing.clone();
    view! {
        <Frame title=t!("roster-title")>
            {loaded(list(wanted), |list| view! { <Register list listing/> })}
        </Frame>
    }
}

#[component]
fn Register(list: StaffList, listing: Listing) -> impl IntoView {
    let counts = list.counts;
    let lead =
        t!("roster-lead", count = counts.chp, day = day(list.on)) + &t!("roster-lead-besides", count = counts.besides);
    let (is_empty, may_write) = (counts.all == 0, list.may_write);
    view! {
        <div class="page-head">
            <div><h1>{t!("roster-title")}</h1>{(!is_empty).then(|| view! { <p class="lead">{lead}"."</p> })}</div>
            <div class="actions">
                {(may_write && !is_empty).then(|| view! { <a class="button primary" href="/roster/new">{t!("staff-new")}</a> })}
                {(!is_empty).then(|| view! { <Exports path=PATH listing=listing.clone()/> })}
                {more(may_write)}
            </div>
        </div>
        {match is_empty {
            true => view! {
                <NothingYet title=t!("roster-empty") text=t!("roster-empty-text")>
                    <a class="button primary" href="/imports?register=roster">{t!("roster-import")}</a>
                    {may_write.then(|| view! { <a class="button" href="/roster/new">{t!("staff-new")}</a> })}
                </NothingYet>
            }.into_any(),
            false => view! { <People list listing/> }.into_any(),
        }}
    }
}

fn more(may_write: bool) -> impl IntoView {
    view! {
        <details class="menu">
            <summary class="button">{t!("staff-more")}</summary>
            <ul>
                <li><a href="/roster/unions">{t!("unions-title")}</a></li>
                <li><a href="/roster/positions">{t!("positions-title")}</a></li>
                {may_write.then(|| view! { <li><a href="/roster/doubles">{t!("doubles-title")}</a></li> })}
                <li><a href="/imports?register=roster">{t!("roster-import")}</a></li>
            </ul>
        </details>
    }
}

#[component]
fn People(list: StaffList, listing: Listing) -> impl IntoView {
    let pages = paging(PATH, &listing, &list.page);
    let today = (!list.is_today).then(|| {
        let href = address(PATH, &listing.with_filter("on", ""));
        view! { <p class="hint">{t!("staff-on-another-day", day = day(list.on))} " " <a href=href>{t!("staff-today")}</a></p> }
    });
    view! {
        {states(&list, &listing)}
        <div class="stack section">
            <Toolbar path=PATH listing=listing.clone() find_label=t!("roster-find") filters=filters(&list) hidden=&["state"]/>
            {today}
            {match list.page.rows.is_empty() {
                true => view! { <NothingFound path=PATH/> }.into_any(),
                false => view! { <Table rows=list.page.rows listing=listing.clone()/> }.into_any(),
            }}
            {pages}
        </div>
    }
}

fn states(list: &StaffList, listing: &Listing) -> impl IntoView + use<> {
    let here = listing.filter("state").to_owned();
    let counts = list.counts;
    let tab = |state: &'static str, name: String, count: u64| {
        let href = address(PATH, &listing.with_filter("state", state));
        let is_here = here == state;
        view! { <a href=href aria-current=is_here.then_some("page")>{name} " " <span class="badge">{grouped(count)}</span></a> }
    };
    view! {
        <nav class="tabs" aria-label=t!("roster-states")>
            {tab("", t!("roster-working"), counts.working)}
            {tab("left", t!("roster-left"), counts.left)}
            {tab("all", t!("roster-all"), counts.all)}
        </nav>
    }
}

fn filters(list: &StaffList) -> Vec<Filter> {
    let choice = |name, label: String, any: String, choices| Filter::Choice {
        name,
        label,
        any,
        choices,
    };
    let word = |name: &str, value: &str| (value.to_owned(), t!(&format!("staff-{name}-{value}")));
    let unions = list.unions.iter().map(|one| (one.id.clone(), one.title.clone()));
    vec![
        Filter::Day {
            name: "on",
            label: t!("roster-on"),
            shown: list.on.to_string(),
        },
        choice("union", t!("roster-union"), t!("roster-union-any"), unions.collect()),
        choice("group", t!("staff-group"), t!("staff-group-any"), groups()),
        choice(
            "chp",
            t!("roster-in-chp"),
            t!("staff-chp-any"),
            ["yes", "no"].map(|value| word("chp", value)).to_vec(),
        ),
        choice(
            "mark",
            t!("roster-marks"),
            t!("staff-mark-any"),
            ["young", "away"].map(|value| word("mark", value)).to_vec(),
        ),
    ]
}

#[component]
fn Table(rows: Vec<StaffRow>, listing: Listing) -> impl IntoView {
    let has_left = listing.filter("state") == "left";
    let (column, date) = match has_left {
        true => ("until", t!("roster-until")),
        false => ("since", t!("roster-since")),
    };
    let heading = |column: &'static str, label: String, own: bool, is_number: bool| {
        view! { <Heading path=PATH listing=listing.clone() column label own is_number/> }
    };
    view! {
        <div class="table-wrap">
            <table class="table stacks">
                <caption class="hidden-label">{t!("roster-title")}</caption>
                <thead><tr>
                    {heading("name", t!("roster-person"), true, false)}
                    <th scope="col">{t!("roster-union")}</th>
                    <th scope="col">{t!("staff-category")}</th>
                    {heading("rate", t!("roster-rate"), false, true)}
                    {heading(column, date.clone(), false, false)}
                    <th scope="col">{t!("roster-in-chp")}</th>
                    <th scope="col"><span class="hidden-label">{t!("roster-marks")}</span></th>
                </tr></thead>
                <tbody>{rows.into_iter().map(|row| person(row, has_left, date.clone())).collect_view()}</tbody>
            </table>
        </div>
    }
}

fn person(row: StaffRow, has_left: bool, date: String) -> impl IntoView {
    let on = match has_left {
        true => row.until.map(day).unwrap_or_default(),
        false => day(row.since),
    };
    let in_chp = match row.is_in_chp {
        true => t!("roster-in"),
        false => t!("roster-out"),
    };
    let category = match row.category.is_empty() {
        true => "—".to_owned(),
        false => t!(&format!("category-{}", row.category)),
    };
    let union = match row.union.is_empty() {
        true => "—".to_owned(),
        false => row.union,
    };
    let away = row.away.map(|kind| t!(&format!("absence-{kind}")));
    let left = row
        .until
        .filter(|_| !has_left)
        .map(|until| t!("staff-left-on", day = day(until)));
    view! {
        <tr>
            <th scope="row"><a href=format!("/roster/{}", row.id)>{row.name}</a>{row.posts.iter().map(post).collect_view()}</th>
            <td data-label=t!("roster-union")>{union}{row.is_head.then(|| view! { <small>{t!("staff-head")}</small> })}</td>
            <td data-label=t!("staff-category")>{category}</td>
            <td data-label=t!("roster-rate") class="number">{rate(row.rate_hundredths)}</td>
            <td data-label=date>{on}</td>
            <td data-label=t!("roster-in-chp")>{in_chp}</td>
            <td>
                {away.map(|away| view! { <span class="badge warn">{away}</span> " " })}
                {row.is_young.then(|| view! { <span class="badge accent">{t!("roster-young")}</span> " " })}
                {left.map(|left| view! { <span class="badge">{left}</span> })}
            </td>
        </tr>
    }
}

/// A post; its kind is said when it is not the main one.
fn post(post: &PostLine) -> impl IntoView + use<> {
    let kind = (post.kind != "main").then(|| format!(", {}", t!(&format!("employment-{}", post.kind))));
    view! { <small>{post.position.clone()}{kind}</small> }
}
