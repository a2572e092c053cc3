//! A teacher's own page of events behind the personal link: where they took part, and proposing one more (AC-09).

use super::api::own;
use super::words::{kinds, level_word, levels, or_none, role_word, roles, state_badge};
use crate::attempts::frame::{AnswerFrame, invitation, opened};
use crate::attempts::gone::Gone;
use crate::t;
use crate::ui::field::Field;
use crate::ui::form::PostForm;
use crate::ui::number::day;
use crate::ui::select::Select;
use domain::events::participation::ParticipantRole;
use domain::events::wire::{OwnEvents, OwnParticipation};
use domain::ids::InvitationId;
use leptos::prelude::*;

/// The way here from the other pages of the link.
#[component]
pub fn EventsLink(invitation: InvitationId) -> impl IntoView {
    view! {
        <p class="section hint no-print">
            <a href=format!("/answer/{invitation}/events")>{t!("own-events-title")}</a>
            " — " {t!("own-events-link")}
        </p>
    }
}

/// `/answer/:invitation/events`
#[component]
pub fn OwnEventsPage() -> impl IntoView {
    let Some(invitation) = invitation() else {
        return view! { <Gone/> }.into_any();
    };
    Suspend::new(async move { opened(own(invitation).await, |data| view! { <Content invitation data/> }) }).into_any()
}

#[component]
fn Content(invitation: InvitationId, data: OwnEvents) -> impl IntoView {
    let rows = data.rows.iter().cloned().map(row).collect_view();
    let is_empty = data.rows.is_empty();
    view! {
        <AnswerFrame title=t!("own-events-title") organization=data.organization.clone()>
            <p><a href=format!("/answer/{invitation}")>{t!("own-events-back")}</a></p>
            <p class="hint">{data.person.clone()}</p>
            <h1>{t!("own-events-title")}</h1>
            <section class="section stack" id="own">
                {match is_empty {
                    true => view! { <p class="hint">{t!("own-events-none")}</p> }.into_any(),
                    false => view! { <ul class="own-events">{rows}</ul> }.into_any(),
                }}
            </section>
            <section class="section stack">
                <h2>{t!("own-propose")}</h2>
                <p>{t!("own-propose-lead")}</p>
                {match data.may_propose {
                    true => view! { <Propose invitation data/> }.into_any(),
                    false => view! { <div class="notice"><p>{t!("problem-proposal-too-many")}</p></div> }.into_any(),
                }}
            </section>
        </AnswerFrame>
    }
}

fn row(one: OwnParticipation) -> impl IntoView {
    let about = format!("{} · {} · {}", day(one.to), level_word(one.level), role_word(one.role));
    view! {
        <li class="card">
            <p><b>{one.title}</b> " " {state_badge(one.state)}</p>
            <p class="hint">{about}</p>
            {(!one.reason.is_empty()).then(|| view! { <p>{t!("own-events-reason", reason = one.reason)}</p> })}
        </li>
    }
}

#[component]
fn Propose(invitation: InvitationId, data: OwnEvents) -> impl IntoView {
    let known = data
        .events
        .iter()
        .map(|one| (one.id.to_string(), format!("{} · {}", day(one.to), one.title)));
    let known: Vec<(String, String)> = std::iter::once((String::new(), t!("own-other"))).chain(known).collect();
    view! {
        <PostForm action="/api/events/propose" class="stack">
            <input type="hidden" name="invitation" value=invitation.to_string()/>
            <Select name="proposal[event]" label=t!("event-title") choices=known/>
            <fieldset class="card">
                <legend>{t!("own-other-legend")}</legend>
                <Field name="proposal[title]" label=t!("events-field-title")/>
                <Select name="proposal[level]" label=t!("events-field-level") choices=or_none(levels())/>
                <Select name="proposal[kind]" label=t!("events-field-kind") choices=or_none(kinds())/>
                <Field name="proposal[on]" label=t!("own-day") kind="date"/>
                <Field name="proposal[organiser]" label=t!("events-field-organiser")/>
            </fieldset>
            <Select
                name="proposal[role]" label=t!("events-field-role")
                value=ParticipantRole::Listener.code() choices=roles()
            />
            <Field name="proposal[link]" label=t!("event-proof-link") hint=t!("event-proof-link-hint")/>
            <div class="actions fill"><button class="button primary big" type="submit">{t!("own-propose-do")}</button></div>
        </PostForm>
    }
}
