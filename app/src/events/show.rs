//! An event's page: what it was, whether it counts, who took part.

use super::api::show;
use super::participants::Participants;
use super::words::{days, event_of_page, kind_word, level_word};
use crate::layout::crumbs::crumbs;
use crate::layout::frame::Frame;
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::history::History;
use domain::events::wire::EventPage;
use leptos::prelude::*;

/// `/events/:id`
#[component]
pub fn ShowEvent() -> impl IntoView {
    let id = event_of_page();
    view! {
        <Frame title=t!("event-title")>
            {crumbs([("/events".to_owned(), t!("events-title"))])}
            {loaded(show(id), |page| view! { <Content page/> })}
        </Frame>
    }
}

#[component]
fn Content(page: EventPage) -> impl IntoView {
    let at = format!("/events/{}", page.id);
    let history = page.history.clone();
    let proposed = match page.may_confirm {
        true => t!("event-proposed-text"),
        false => t!("event-proposed-waits"),
    };
    view! {
        <div class="page-head">
            <div>
                <h1>{page.title.clone()}</h1>
                <p class="lead">{format!("{} · {} · {}", days(page.from, page.to), level_word(page.level), kind_word(page.kind))}</p>
            </div>
            {page.may_write.then(|| view! {
                <div class="actions">
                    <a class="button primary" href=format!("{at}/attendance")>{t!("event-attend")}</a>
                    {page.may_edit.then(|| view! { <a class="button" href=format!("{at}/edit")>{t!("event-edit")}</a> })}
                </div>
            })}
        </div>
        {page.is_proposed.then(|| view! { <div class="notice warn"><p>{proposed}</p></div> })}
        <Facts page=page.clone()/>
        <Participants page/>
        <History happened=history/>
    }
}

#[component]
fn Facts(page: EventPage) -> impl IntoView {
    let line = |key: &str, value: String| (!value.is_empty()).then(|| view! { <dt>{t!(key)}</dt><dd>{value}</dd> });
    let orgs = page.network_orgs.lines().collect::<Vec<_>>().join("; ");
    let method = match page.is_sci_method {
        true => t!("events-method-yes"),
        false => t!("events-method-no"),
    };
    let counts = match page.is_counted {
        true => t!("event-counts"),
        false => t!("event-counts-not"),
    };
    view! {
        <section class="card">
            <dl class="facts">
                {line("events-field-method", method)}
                {line("event-indicator", counts)}
                {line("events-field-organiser", page.organiser)}
                {line("events-field-place", page.place)}
                {line("events-field-network_orgs", orgs)}
                {line("events-field-note", page.note)}
                {line("event-code", page.code)}
            </dl>
        </section>
    }
}
