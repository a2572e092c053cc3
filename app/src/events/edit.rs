//! Adding and changing an event: one form for both.

use super::api::{hints, show};
use super::words::{event_of_page, kinds, levels, or_none};
use crate::error::AppError;
use crate::layout::crumbs::crumbs;
use crate::layout::frame::{Frame, Width};
use crate::t;
use crate::ui::area::Area;
use crate::ui::check::Check;
use crate::ui::error_page::loaded;
use crate::ui::field::{Choices, Field};
use crate::ui::form::PostForm;
use crate::ui::select::Select;
use domain::events::wire::{EventHints, EventInput, EventPage};
use domain::ids::EventId;
use leptos::prelude::*;

/// `/events/new`
#[component]
pub fn NewEvent() -> impl IntoView {
    view! {
        <Frame title=t!("event-add") width=Width::Middle>
            {crumbs([("/events".to_owned(), t!("events-title"))])}
            {loaded(hints(), |hints| view! { <Whole event=EventInput::default() page=None hints/> })}
        </Frame>
    }
}

/// `/events/:id/edit`
#[component]
pub fn EditEvent() -> impl IntoView {
    let id = event_of_page();
    view! {
        <Frame title=t!("event-edit-title") width=Width::Middle>
            {crumbs([("/events".to_owned(), t!("events-title")), (format!("/events/{id}"), t!("event-title"))])}
            {loaded(async move { Ok::<_, AppError>((show(id).await?, hints().await?)) }, |(page, hints)| view! {
                <Whole event=typed(&page) page=Some(page) hints/>
            })}
        </Frame>
    }
}

/// What is stored as the form shows it.
fn typed(page: &EventPage) -> EventInput {
    EventInput {
        title: page.title.clone(),
        level: page.level.code().to_owned(),
        kind: page.kind.code().to_owned(),
        from: page.from.to_string(),
        to: page.to.to_string(),
        is_sci_method: if page.is_sci_method { "yes" } else { "" }.to_owned(),
        organiser: page.organiser.clone(),
        place: page.place.clone(),
        network_orgs: page.network_orgs.clone(),
        note: page.note.clone(),
    }
}

#[component]
fn Whole(event: EventInput, page: Option<EventPage>, hints: EventHints) -> impl IntoView {
    let (title, action, back) = match &page {
        Some(page) => (
            t!("event-edit-title"),
            "/api/events/edit",
            format!("/events/{}", page.id),
        ),
        None => (t!("event-add"), "/api/events/add", "/events".to_owned()),
    };
    let may_remove = page
        .as_ref()
        .is_some_and(|page| page.may_confirm && page.participants.is_empty());
    let own = page.as_ref().map(|page| page.id);
    view! {
        <div class="page-head"><div><h1>{title}</h1></div></div>
        <PostForm action=action class="stack loose">
            {own.map(|id| view! { <input type="hidden" name="id" value=id.to_string()/> })}
            <section class="card">
                <Field name="event[title]" label=t!("events-field-title") value=event.title required=true/>
                <div class="window section">
                    <Select name="event[level]" label=t!("events-field-level") value=event.level choices=or_none(levels())/>
                    <Select name="event[kind]" label=t!("events-field-kind") value=event.kind choices=or_none(kinds())/>
                    <Field name="event[from]" label=t!("events-field-from") kind="date" value=event.from required=true/>
                    <Field name="event[to]" label=t!("events-field-to") kind="date" value=event.to/>
                </div>
                <Check
                    name="event[is_sci_method]" label=t!("event-method") hint=t!("event-method-hint")
                    checked=!event.is_sci_method.is_empty()
                />
            </section>
            <section class="card">
                <Field name="event[organiser]" label=t!("events-field-organiser") value=event.organiser list="organisers"/>
                <Choices id="organisers" words=hints.organisers/>
                <Field name="event[place]" label=t!("events-field-place") value=event.place list="places"/>
                <Choices id="places" words=hints.places/>
                <Area
                    name="event[network_orgs]" label=t!("events-field-network_orgs") hint=t!("event-network-hint")
                    value=event.network_orgs
                />
                <Area name="event[note]" label=t!("events-field-note") value=event.note/>
            </section>
            <div class="actions fill">
                <button class="button primary" type="submit">{t!("save")}</button>
                <a class="button quiet" href=back>{t!("cancel")}</a>
            </div>
        </PostForm>
        {own.filter(|_| may_remove).map(|id| view! { <Remove id/> })}
    }
}

#[component]
fn Remove(id: EventId) -> impl IntoView {
    view! {
        <details class="act section">
            <summary class="linklike">{t!("event-remove")}</summary>
            <PostForm action="/api/events/remove" class="stack">
                <input type="hidden" name="id" value=id.to_string()/>
                <p class="hint">{t!("event-remove-hint")}</p>
                <button class="button danger" type="submit">{t!("event-remove")}</button>
            </PostForm>
        </details>
    }
}
