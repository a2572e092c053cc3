//! The register of routes: how far each is, who escorts, by when.

use super::api::list;
use super::words::{day_or_dash, state_badge};
use crate::layout::frame::Frame;
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::register::{Exports, Filter, Heading, NothingFound, NothingYet, Toolbar, address, asked, paging};
use domain::ioms::state::IomState;
use domain::ioms::wire::{IomLine, IomList};
use domain::registers::listing::Listing;
use leptos::prelude::*;

const PATH: &str = "/ioms";

/// `/ioms`
#[component]
pub fn Ioms() -> impl IntoView {
    let listing = asked(&["state", "union", "year"]);
    let wanted = listing.clone();
    view! {
        <Frame title=t!("ioms-title")>
            {loaded(list(wanted), |list| view! { <Content list listing/> })}
        </Frame>
    }
}

#[component]
fn Content(list: IomList, listing: Listing) -> impl IntoView {
    let is_empty = list.all == 0;
    let may_write = list.may_write;
    view! {
        <div class="page-head">
            <div>
                <h1>{t!("ioms-title")}</h1>
                {(!is_empty || list.needed > 0).then(|| view! {
                    <p class="lead">{t!("ioms-lead", needed = list.needed, drawn = list.drawn_up)}</p>
                })}
            </div>
            <div class="actions">
                {(!is_empty || !may_write).then(|| view! {
                    <a class="button primary" href="/ioms/needed">{t!("ioms-needed")}</a>
                })}
                <a class="button" href="/ioms/rules">{t!("ioms-rules")}</a>
                {(!is_empty).then(|| view! { <Exports path=PATH listing=listing.clone()/> })}
            </div>
        </div>
        {match is_empty {
            true => view! {
                <NothingYet title=t!("ioms-empty") text=t!("ioms-empty-text")>
                    {may_write.then(|| view! { <a class="button primary" href="/ioms/needed">{t!("ioms-needed")}</a> })}
                </NothingYet>
            }.into_any(),
            false => view! { <Register list listing/> }.into_any(),
        }}
    }
}

#[component]
fn Register(list: IomList, listing: Listing) -> impl IntoView {
    let unions = list
        .unions
        .iter()
        .map(|one| (one.id.clone(), one.title.clone()))
        .collect();
    let filters = vec![Filter::Choice {
        name: "union",
        label: t!("iom-union"),
        any: t!("iom-union-any"),
        choices: unions,
    }];
    let pages = paging(PATH, &listing, &list.page);
    view! {
        {states(&list, &listing)}
        <div class="stack section">
            <Toolbar path=PATH listing=listing.clone() find_label=t!("iom-find") filters hidden=&["state", "year"]/>
            {match list.page.rows.is_empty() {
                true => view! { <NothingFound path=PATH/> }.into_any(),
                false => view! { <Table rows=list.page.rows listing=listing.clone()/> }.into_any(),
            }}
            {pages}
        </div>
    }
}

fn states(list: &IomList, listing: &Listing) -> impl IntoView + use<> {
    let here = listing.filter("state").to_owned();
    let tab = |state: &str, word: String, count: u64| {
        let is_here = here == state;
        let href = address(PATH, &listing.with_filter("state", state));
        view! { <a href=href aria-current=is_here.then_some("page")>{word} " " <span class="badge">{count}</span></a> }
    };
    let all = tab("", t!("iom-state-all"), list.all);
    let each = list
        .states
        .iter()
        .map(|(state, count): &(IomState, u64)| tab(state.code(), t!(&format!("iom-states-{}", state.code())), *count));
    let each = each.collect_view();
    view! { <nav class="tabs" aria-label=t!("iom-state")>{all}{each}</nav> }
}

#[component]
fn Table(rows: Vec<IomLine>, listing: Listing) -> impl IntoView {
    let heading = |column: &'static str, label: String, own: bool| {
        view! { <Heading path=PATH listing=listing.clone() column label own/> }
    };
    view! {
        <div class="table-wrap">
            <table class="table stacks">
                <caption class="hidden-label">{t!("ioms-title")}</caption>
                <thead><tr>
                    {heading("name", t!("iom-person"), true)}
                    <th scope="col">{t!("iom-union")}</th>
                    {heading("state", t!("iom-state"), false)}
                    {heading("approved", t!("iom-approved-on"), false)}
                    {heading("until", t!("iom-until"), false)}
                    <th scope="col" class="number">{t!("iom-links-count")}</th>
                    <th scope="col" class="number">{t!("iom-done-count")}</th>
                    <th scope="col">{t!("iom-escort")}</th>
                </tr></thead>
                <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}

fn row(line: IomLine) -> impl IntoView {
    let done = match line.activities {
        0 => "—".to_owned(),
        all => t!("iom-part", done = line.done, all = all),
    };
    let needs_link = line.links == 0 && line.state != IomState::Cancelled;
    view! {
        <tr>
            <th scope="row"><a href=format!("/ioms/{}", line.id)>{line.name}</a></th>
            <td data-label=t!("iom-union")>{line.union}</td>
            <td data-label=t!("iom-state")>{state_badge(line.state)}</td>
            <td data-label=t!("iom-approved-on")>{day_or_dash(line.approved_on)}</td>
            <td data-label=t!("iom-until")>{day_or_dash(line.until)}</td>
            <td class="number" data-label=t!("iom-links-count")>
                {match needs_link {
                    true => view! { <span class="badge warn">{t!("iom-no-links")}</span> }.into_any(),
                    false => line.links.into_any(),
                }}
            </td>
            <td class="number" data-label=t!("iom-done-count")>{done}</td>
            <td data-label=t!("iom-escort")>{line.escort}</td>
        </tr>
    }
}
