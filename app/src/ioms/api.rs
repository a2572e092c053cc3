//! The doors of routes.

use crate::error::{Answer, AppError};
use domain::ids::{DeficitId, IomId};
use domain::ioms::rules_wire::{RulesInput, RulesPage};
use domain::ioms::wire::{IomInput, IomList, IomPage, IomTurn, LinkInput, MarkInput, MeetingInput, NeededList};
use domain::registers::listing::Listing;
use leptos::prelude::*;

/// A part of the register. For `iom.read`.
#[server(endpoint = "ioms/list")]
pub async fn list(listing: Listing) -> Result<IomList, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::ioms::ioms(&cx, &actor, org, &listing).await?)
}

/// Who needs a route. For `iom.read`.
#[server(endpoint = "ioms/needed")]
pub async fn needed(year: String) -> Result<NeededList, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::ioms::needed(&cx, &actor, org, &year).await?)
}

/// One route. For `iom.read`.
#[server(endpoint = "ioms/show")]
pub async fn show(id: IomId) -> Result<IomPage, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::ioms::show(&cx, &actor, org, id).await?)
}

/// Draws a route up from deficits and leads to it. For `iom.write`.
#[server(endpoint = "ioms/compose")]
pub async fn compose(person: String) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    let id = backend::ioms::compose_for(&cx, &actor, org, &person).await?;
    crate::ssr::go_to(&format!("/ioms/{id}"));
    Ok(())
}

/// Changes a route. For `iom.write`.
#[server(endpoint = "ioms/edit")]
pub async fn edit(id: IomId, iom: IomInput) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::ioms::edit(&cx, &actor, org, id, &iom).await?;
    crate::ssr::go_to(&format!("/ioms/{id}"));
    Ok(())
}

/// Hands over, approves, begins, ends, gives up. For `iom.write`; approving for `iom.approve`.
#[server(endpoint = "ioms/turn")]
pub async fn turn(id: IomId, turn: IomTurn) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::ioms::turn(&cx, &actor, org, id, &turn).await?;
    crate::ssr::go_to(&format!("/ioms/{id}"));
    Ok(())
}

/// Links a deficit or takes a link away. For `iom.write`.
#[server(endpoint = "ioms/relink")]
pub async fn relink(id: IomId, link: LinkInput) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::ioms::relink(&cx, &actor, org, id, &link).await?;
    crate::ssr::go_to(&format!("/ioms/{id}#deficits"));
    Ok(())
}

/// Marks an activity. For `iom.write`.
#[server(endpoint = "ioms/mark")]
pub async fn mark(id: IomId, mark: MarkInput) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::ioms::mark(&cx, &actor, org, id, &mark).await?;
    crate::ssr::go_to(&format!("/ioms/{id}#plan"));
    Ok(())
}

/// Writes an intermediate meeting down. For `iom.write`.
#[server(endpoint = "ioms/meet")]
pub async fn meet(id: IomId, meeting: MeetingInput) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::ioms::meet(&cx, &actor, org, id, &meeting).await?;
    crate::ssr::go_to(&format!("/ioms/{id}#notes"));
    Ok(())
}

/// An expert closes a deficit. For `iom.write`.
#[server(endpoint = "ioms/close_deficit")]
pub async fn close_deficit(id: IomId, deficit: DeficitId, reason: String) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::ioms::close_deficit(&cx, &actor, (org, id), deficit, &reason).await?;
    crate::ssr::go_to(&format!("/ioms/{id}#deficits"));
    Ok(())
}

/// The rules of need and of proposals. For `iom.read`.
#[server(endpoint = "ioms/rules")]
pub async fn rules() -> Result<RulesPage, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::ioms::rules(&cx, &actor, org).await?)
}

/// Changes the rules. For `iom.write`.
#[server(endpoint = "ioms/change_rules")]
pub async fn change_rules(rules: RulesInput) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::ioms::change_rules(&cx, &actor, org, &rules).await?;
    crate::ssr::go_to("/ioms/rules");
    Ok(())
}
