//! The doors of events. The last two are open to the respondent of that personal link, and to nobody else.

use crate::error::{Answer, AppError};
use domain::events::wire::{
    AttendInput, AttendanceList, DecideInput, EventHints, EventInput, EventList, EventPage, OwnEvents,
    ParticipantInput, ProposalInput, WaitingList,
};
use domain::ids::{EventId, InvitationId};
use domain::registers::listing::Listing;
use leptos::prelude::*;

/// A part of the register. For `event.read`.
#[server(endpoint = "events/list")]
pub async fn list(listing: Listing) -> Result<EventList, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::events::events(&cx, &actor, org, &listing).await?)
}

/// What waits for a decision. For `event.confirm`.
#[server(endpoint = "events/waiting")]
pub async fn waiting(listing: Listing) -> Result<WaitingList, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::events::waiting(&cx, &actor, org, &listing).await?)
}

/// One event. For `event.read`.
#[server(endpoint = "events/show")]
pub async fn show(id: EventId) -> Result<EventPage, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::events::show(&cx, &actor, org, id).await?)
}

/// The staff of the event's day. For `event.write`.
#[server(endpoint = "events/attendance")]
pub async fn attendance(id: EventId, listing: Listing) -> Result<AttendanceList, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::events::attendance(&cx, &actor, org, id, &listing).await?)
}

/// What the form of a new event offers. For `event.write`.
#[server(endpoint = "events/hints")]
pub async fn hints() -> Result<EventHints, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::events::hints(&cx, &actor, org).await?)
}

/// Adds an event. For `event.write`.
#[server(endpoint = "events/add")]
pub async fn add(event: EventInput) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    let id = backend::events::add(&cx, &actor, org, &event).await?;
    crate::ssr::go_to(&format!("/events/{id}"));
    Ok(())
}

/// Changes an event. For `event.write`.
#[server(endpoint = "events/edit")]
pub async fn edit(id: EventId, event: EventInput) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::events::edit(&cx, &actor, org, id, &event).await?;
    crate::ssr::go_to(&format!("/events/{id}"));
    Ok(())
}

/// Takes an event away that nobody takes part in. For `event.write` and `event.confirm`.
#[server(endpoint = "events/remove")]
pub async fn remove(id: EventId) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::events::remove(&cx, &actor, org, id).await?;
    crate::ssr::go_to("/events");
    Ok(())
}

/// Puts many persons down at once. For `event.write`; confirming them at once for `event.confirm`.
#[server(endpoint = "events/attend")]
pub async fn attend(id: EventId, #[server(default)] attend: AttendInput) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::events::attend(&cx, &actor, org, id, &attend).await?;
    crate::ssr::go_to(&format!("/events/{id}#participants"));
    Ok(())
}

/// Changes a role, or takes a person away. For `event.write`.
#[server(endpoint = "events/change_participant")]
pub async fn change_participant(id: EventId, participant: ParticipantInput) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::events::change_participant(&cx, &actor, (org, id), &participant).await?;
    crate::ssr::go_to(&format!("/events/{id}#participants"));
    Ok(())
}

/// Confirms or refuses participations. For `event.confirm`.
#[server(endpoint = "events/decide")]
pub async fn decide(decide: DecideInput) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::events::decide(&cx, &actor, org, &decide).await?;
    crate::ssr::go_to(&super::words::place_of(&decide.back));
    Ok(())
}

/// Where the person of the link took part, and what can be proposed.
#[server(endpoint = "events/own")]
pub async fn own(invitation: InvitationId) -> Result<OwnEvents, AppError> {
    let (cx, respondent) = crate::ssr::respondent(invitation)?;
    Ok(backend::events::own_events(&cx, &respondent).await?)
}

/// Proposes a participation of the person of the link.
#[server(endpoint = "events/propose")]
pub async fn propose(invitation: InvitationId, #[server(default)] proposal: ProposalInput) -> Answer<()> {
    let (cx, respondent) = crate::ssr::respondent(invitation)?;
    backend::events::propose(&cx, &respondent, &proposal).await?;
    crate::ssr::go_to(&format!("/answer/{invitation}/events#own"));
    Ok(())
}
