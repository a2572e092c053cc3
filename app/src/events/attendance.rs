//! The tick-list of an event: the staff of its day by union or name, put down many at a time.

use super::api::attendance;
use super::words::{event_of_page, roles, state_badge};
use crate::layout::crumbs::crumbs;
use crate::layout::frame::Frame;
use crate::request::PageRequest;
use crate::t;
use crate::ui::check::Check;
use crate::ui::error_page::loaded;
use crate::ui::field::FieldState;
use crate::ui::form::PostForm;
use crate::ui::number::day;
use crate::ui::register::{Filter, NothingFound, NothingYet, Toolbar, asked};
use crate::ui::select::Select;
use crate::ui::tick::Tick;
use domain::events::participation::ParticipantRole;
use domain::events::wire::{AttendanceLine, AttendanceList};
use domain::registers::listing::Listing;
use leptos::prelude::*;

const DOOR: &str = "/api/events/attend";
const TICKS: &str = "attend[persons][]";

/// `/events/:id/attendance`
#[component]
pub fn Attendance() -> impl IntoView {
    let (id, listing) = (event_of_page(), asked(&["union"]));
    let wanted = listing.clone();
    view! {
        <Frame title=t!("event-attend")>
            {crumbs([("/events".to_owned(), t!("events-title")), (format!("/events/{id}"), t!("event-title"))])}
            {loaded(attendance(id, wanted), |list| view! { <Content list listing/> })}
        </Frame>
    }
}

#[component]
fn Content(list: AttendanceList, listing: Listing) -> impl IntoView {
    let path = format!("/events/{}/attendance", list.event);
    let unions = list.unions.iter().map(|one| (one.id.clone(), one.title.clone()));
    let filters = vec![Filter::Choice {
        name: "union",
        label: t!("iom-union"),
        any: t!("iom-union-any"),
        choices: unions.collect(),
    }];
    let lead = t!("event-attend-lead", day = day(list.on), count = list.working);
    view! {
        <div class="page-head"><div><h1>{t!("event-attend")}</h1><p class="lead">{list.title.clone()}</p></div></div>
        {match (list.working, list.rows.is_empty()) {
            (0, _) => view! { <NothingYet title=t!("event-attend-nobody") text=t!("event-attend-nobody-text")/> }.into_any(),
            (_, is_empty) => view! {
                <div class="stack">
                    <p>{lead}</p>
                    <Toolbar path=path.clone() listing find_label=t!("events-find-person") filters/>
                    {match is_empty {
                        true => view! { <NothingFound path/> }.into_any(),
                        false => view! { <Ticks list/> }.into_any(),
                    }}
                </div>
            }.into_any(),
        }}
    }
}

#[component]
fn Ticks(list: AttendanceList) -> impl IntoView {
    let ticked: Vec<String> = PageRequest::here()
        .refused(DOOR)
        .and_then(|flash| flash.typed.get(TICKS).cloned())
        .unwrap_or_default();
    let free = list.rows.iter().filter(|line| line.state.is_none()).count();
    let rows = list.rows.into_iter().map(move |line| {
        let is_ticked = ticked.contains(&line.person.to_string());
        view! { <Person line is_ticked/> }
    });
    view! {
        <PostForm action=DOOR class="stack">
            <input type="hidden" name="id" value=list.event.to_string()/>
            <Nobody/>
            <ul class="tick-list">{rows.collect_view()}</ul>
            <section class="card stack">
                <Select
                    name="attend[role]" label=t!("events-field-role")
                    value=ParticipantRole::Listener.code() choices=roles()
                />
                {list.may_confirm.then(|| view! {
                    <Check name="attend[confirm]" label=t!("event-attend-confirm") hint=t!("event-attend-confirm-hint")/>
                })}
                <div class="actions fill">
                    <button class="button primary" type="submit">{t!("event-attend-ticked")}</button>
                    {(free > 0).then(|| view! {
                        <button class="button" type="submit" name="attend[all]" value="yes">{t!("event-attend-all", count = free)}</button>
                    })}
                </div>
            </section>
        </PostForm>
    }
}

/// What is said when nobody was ticked.
#[component]
fn Nobody() -> impl IntoView {
    let state = FieldState::of("attend[persons]");
    view! { <div id=state.id>{state.error.map(|error| view! { <p class="error">{error}</p> })}</div> }
}

#[component]
fn Person(line: AttendanceLine, is_ticked: bool) -> impl IntoView {
    let id = line.person.to_string();
    let about: Vec<String> = [line.position, line.union]
        .into_iter()
        .filter(|word| !word.is_empty())
        .collect();
    let about = about.join(" · ");
    match line.state {
        Some(state) => view! {
            <li class="there"><span class="choice"><span>{line.name}<small>{about}</small></span>{state_badge(state)}</span></li>
        }
        .into_any(),
        None => view! {
            <li>
                <input type="hidden" name="attend[listed][]" value=id.clone()/>
                <Tick name=TICKS value=id words=line.name note=about is_on=is_ticked/>
            </li>
        }
        .into_any(),
    }
}
