//! «Ожидают подтверждения»: everything that somebody still has to decide about, one click each or all that are ticked.

use super::api::waiting;
use super::participants::{Decision, proof};
use super::words::{level_word, role_word};
use crate::layout::crumbs::crumbs;
use crate::layout::frame::Frame;
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::form::PostForm;
use crate::ui::number::day;
use crate::ui::register::{Filter, Heading, NothingFound, NothingYet, Toolbar, asked, paging};
use domain::events::wire::{WaitingLine, WaitingList};
use domain::registers::listing::Listing;
use leptos::prelude::*;

const PATH: &str = "/events/waiting";
/// The form that ticks of the table belong to.
const DECIDE: &str = "decide";

/// `/events/waiting`
#[component]
pub fn Waiting() -> impl IntoView {
    let listing = asked(&["proposed"]);
    let wanted = listing.clone();
    view! {
        <Frame title=t!("events-waiting")>
            {crumbs([("/events".to_owned(), t!("events-title"))])}
            <div class="page-head"><div><h1>{t!("events-waiting")}</h1><p class="lead">{t!("events-waiting-lead")}</p></div></div>
            {loaded(waiting(wanted), |list| view! { <Content list listing/> })}
        </Frame>
    }
}

#[component]
fn Content(list: WaitingList, listing: Listing) -> AnyView {
    if list.all == 0 {
        return view! {
            <NothingYet title=t!("events-waiting-none") text=t!("events-waiting-none-text")>
                <a class="button" href="/events">{t!("events-title")}</a>
            </NothingYet>
        }
        .into_any();
    }
    let filters = vec![Filter::Choice {
        name: "proposed",
        label: t!("events-by"),
        any: t!("events-by-any"),
        choices: ["yes", "no"]
            .map(|code| (code.to_owned(), t!(&format!("events-by-{code}"))))
            .to_vec(),
    }];
    let pages = paging(PATH, &listing, &list.page);
    let (may_confirm, shown) = (list.may_confirm, list.page.rows.len());
    let is_empty = list.page.rows.is_empty();
    view! {
        <div class="stack">
            <Toolbar path=PATH listing=listing.clone() find_label=t!("events-find-person") filters/>
            {match is_empty {
                true => view! { <NothingFound path=PATH/> }.into_any(),
                false => view! { <Table rows=list.page.rows listing=listing.clone() may_confirm/> }.into_any(),
            }}
            {pages}
            {(may_confirm && !is_empty).then(|| view! {
                <PostForm action="/api/events/decide" id=DECIDE class="card stack" fixed=back()><Decision pending=shown/></PostForm>
            })}
        </div>
    }
    .into_any()
}

fn back() -> Vec<(&'static str, String)> {
    vec![("decide[back]", "waiting".to_owned())]
}

#[component]
fn Table(rows: Vec<WaitingLine>, listing: Listing, may_confirm: bool) -> impl IntoView {
    let heading = |column: &'static str, label: String, own: bool| {
        view! { <Heading path=PATH listing=listing.clone() column label own/> }
    };
    let rows = rows.into_iter().map(|line| view! { <Row line may_confirm/> });
    view! {
        <div class="table-wrap">
            <table class="table stacks participants">
                <caption class="hidden-label">{t!("events-waiting")}</caption>
                <thead><tr>
                    {may_confirm.then(|| view! { <th scope="col"><span class="hidden-label">{t!("event-tick")}</span></th> })}
                    {heading("name", t!("event-person"), true)}
                    <th scope="col">{t!("event-title")}</th>
                    {heading("date", t!("events-date"), false)}
                    <th scope="col">{t!("events-field-role")}</th>
                    <th scope="col">{t!("event-proof")}</th>
                    {may_confirm.then(|| view! { <th scope="col"><span class="hidden-label">{t!("event-confirm")}</span></th> })}
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}

#[component]
fn Row(line: WaitingLine, may_confirm: bool) -> impl IntoView {
    let one = line.participant;
    let (key, name) = (one.id.to_string(), one.name.clone());
    let (proof, role) = (proof(&one, line.event), role_word(one.role));
    let kind = match line.is_sci_method {
        true => format!(
            "{}, {}",
            level_word(line.level),
            t!("events-method-is-yes").to_lowercase()
        ),
        false => level_word(line.level),
    };
    let said = t!("event-confirm-of", name = name.clone());
    view! {
        <tr>
            {may_confirm.then(|| view! {
                <td class="tick">
                    <input
                        type="checkbox" name="decide[participations][]" value=key.clone() form=DECIDE
                        aria-label=t!("event-tick-of", name = name.clone())
                    />
                </td>
            })}
            <th scope="row">
                {name}
                {(!one.union.is_empty()).then(|| view! { <small>{one.union.clone()}</small> })}
                {one.is_proposed.then(|| view! { <small>{t!("event-proposed-own")}</small> })}
            </th>
            <td data-label=t!("event-title")>
                <div>
                    <a href=format!("/events/{}", line.event)>{line.title}</a>
                    <small>{kind}</small>
                    {line.is_proposed_event.then(|| view! { <small><span class="badge warn">{t!("event-proposed")}</span></small> })}
                </div>
            </td>
            <td data-label=t!("events-date")>{day(line.to)}</td>
            <td data-label=t!("events-field-role")>{role}</td>
            <td data-label=t!("event-proof")>{proof}</td>
            {may_confirm.then(|| view! {
                <td class="act">
                    <form method="post" action="/api/events/decide?one">
                        <input type="hidden" name="decide[participations][]" value=key/>
                        <input type="hidden" name="decide[state]" value="confirmed"/>
                        <input type="hidden" name="decide[back]" value="waiting"/>
                        <button class="button" type="submit" aria-label=said>{t!("event-confirm")}</button>
                    </form>
                </td>
            })}
        </tr>
    }
}
