//! Words and small parts that pages of events share.

use crate::t;
use crate::ui::number::day;
use chrono::NaiveDate;
use domain::events::event::{EventKind, EventLevel};
use domain::events::participation::{ParticipantRole, ParticipationState};
use domain::ids::EventId;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The event of the address.
pub fn event_of_page() -> EventId {
    let id = use_params_map().with_untracked(|params| params.get("id"));
    let id = id.and_then(|id| id.parse().ok());
    id.unwrap_or(EventId(uuid::Uuid::nil()))
}

/// Where a decision leads back to: the event it was made on, or what still waits.
pub fn place_of(back: &str) -> String {
    match back.parse::<EventId>() {
        Ok(id) => format!("/events/{id}#participants"),
        Err(_) => "/events/waiting".to_owned(),
    }
}

/// «муниципальный»
pub fn level_word(level: EventLevel) -> String {
    t!(&format!("events-level-{}", level.code()))
}

/// «семинар»
pub fn kind_word(kind: EventKind) -> String {
    t!(&format!("events-kind-{}", kind.code()))
}

/// «слушатель»
pub fn role_word(role: ParticipantRole) -> String {
    t!(&format!("events-role-{}", role.code()))
}

/// The levels to choose from, with an empty choice first.
pub fn levels() -> Vec<(String, String)> {
    let word = |one: &EventLevel| (one.code().to_owned(), level_word(*one));
    EventLevel::ALL.iter().map(word).collect()
}

/// The kinds to choose from.
pub fn kinds() -> Vec<(String, String)> {
    let word = |one: &EventKind| (one.code().to_owned(), kind_word(*one));
    EventKind::ALL.iter().map(word).collect()
}

/// The roles to choose from.
pub fn roles() -> Vec<(String, String)> {
    let word = |one: &ParticipantRole| (one.code().to_owned(), role_word(*one));
    ParticipantRole::ALL.iter().map(word).collect()
}

/// The same choices after an empty one that asks to choose.
pub fn or_none(choices: Vec<(String, String)>) -> Vec<(String, String)> {
    std::iter::once((String::new(), t!("event-choose")))
        .chain(choices)
        .collect()
}

/// The state as a badge.
pub fn state_badge(state: ParticipationState) -> impl IntoView {
    let class = match state {
        ParticipationState::Pending => "badge warn",
        ParticipationState::Confirmed => "badge good",
        ParticipationState::Rejected => "badge bad",
    };
    view! { <span class=class>{t!(&format!("events-state-{}", state.code()))}</span> }
}

/// «19.03.2026», or «01.02.2026 – 02.02.2026».
pub fn days(from: NaiveDate, to: NaiveDate) -> String {
    match from == to {
        true => day(from),
        false => format!("{} – {}", day(from), day(to)),
    }
}
