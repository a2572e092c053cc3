//! The doors of the programme.

use crate::error::Answer;
use domain::ids::{ProgrammeVersionId, StepId};
use domain::programme::wire::{
    ActForm, CheckPage, CyclePage, DifferencesPage, EditionForm, OrderForm, PlanPage, ProgrammePage, StepForm,
};
use leptos::prelude::*;

/// An edition of the programme with the list of all.
#[server(endpoint = "programme/open")]
pub async fn open(version: Option<ProgrammeVersionId>) -> Answer<ProgrammePage> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::programme::open(&cx, &actor, org, version).await?)
}

/// Begins the programme with the document's text.
#[server(endpoint = "programme/begin")]
pub async fn begin() -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    let id = backend::programme::begin(&cx, &actor, org).await?;
    crate::ssr::go_to(&format!("/programme?v={id}"));
    Ok(())
}

/// «Создать цикл на год»
#[server(endpoint = "programme/copy_to_year")]
pub async fn copy_to_year(version: ProgrammeVersionId, year: String) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    let id = backend::programme::copy_to_year(&cx, &actor, org, version, &year).await?;
    crate::ssr::go_to(&format!("/programme?v={id}"));
    Ok(())
}

/// Changes what a draft says.
#[server(endpoint = "programme/save")]
pub async fn save(version: ProgrammeVersionId, edition: EditionForm) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::programme::save(&cx, &actor, org, version, &edition).await?;
    crate::ssr::go_to(&format!("/programme?v={version}"));
    Ok(())
}

/// Puts a draft in force by an order.
#[server(endpoint = "programme/approve")]
pub async fn approve(version: ProgrammeVersionId, order: OrderForm) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::programme::approve(&cx, &actor, org, version, &order).await?;
    crate::ssr::go_to(&format!("/programme?v={version}"));
    Ok(())
}

/// Adds a normative act to a draft.
#[server(endpoint = "programme/add_act")]
pub async fn add_act(version: ProgrammeVersionId, act: ActForm) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::programme::add_act(&cx, &actor, org, version, &act).await?;
    crate::ssr::go_to(&format!("/programme/edit?v={version}#acts"));
    Ok(())
}

/// Takes one out.
#[server(endpoint = "programme/remove_act")]
pub async fn remove_act(version: ProgrammeVersionId, code: String) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::programme::remove_act(&cx, &actor, org, version, &code).await?;
    crate::ssr::go_to(&format!("/programme/edit?v={version}#acts"));
    Ok(())
}

/// The plan of the year.
#[server(endpoint = "programme/plan")]
pub async fn plan(version: Option<ProgrammeVersionId>) -> Answer<Option<PlanPage>> {
    let (cx, actor, org) = crate::ssr::member().await?;
    let found = backend::programme::plan(&cx, &actor, org, version).await;
    crate::ssr::if_begun(found, version.is_none())
}

/// Adds a step to the plan.
#[server(endpoint = "programme/add_step")]
pub async fn add_step(version: ProgrammeVersionId, step: StepForm) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::programme::add_step(&cx, &actor, org, version, &step).await?;
    crate::ssr::go_to(&format!("/programme/plan?v={version}"));
    Ok(())
}

/// Takes a step out.
#[server(endpoint = "programme/remove_step")]
pub async fn remove_step(step: StepId) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::programme::remove_step(&cx, &actor, org, step).await?)
}

/// Says that a step is done, or not after all.
#[server(endpoint = "programme/turn_step")]
pub async fn turn_step(step: StepId, is_done: bool) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::programme::turn_step(&cx, &actor, org, step, is_done).await?)
}

/// What the check finds.
#[server(endpoint = "programme/check")]
pub async fn check(version: Option<ProgrammeVersionId>) -> Answer<Option<CheckPage>> {
    let (cx, actor, org) = crate::ssr::member().await?;
    let found = backend::programme::check(&cx, &actor, org, version).await;
    crate::ssr::if_begun(found, version.is_none())
}

/// Two editions side by side.
#[server(endpoint = "programme/compare")]
pub async fn compare(
    version: Option<ProgrammeVersionId>,
    with: Option<ProgrammeVersionId>,
) -> Answer<Option<DifferencesPage>> {
    let (cx, actor, org) = crate::ssr::member().await?;
    let found = backend::programme::compare(&cx, &actor, org, version, with).await;
    crate::ssr::if_begun(found, version.is_none())
}

/// «Управленческий цикл»
#[server(endpoint = "programme/cycle")]
pub async fn cycle(version: Option<ProgrammeVersionId>) -> Answer<Option<CyclePage>> {
    let (cx, actor, org) = crate::ssr::member().await?;
    let found = backend::programme::cycle(&cx, &actor, org, version).await;
    crate::ssr::if_begun(found, version.is_none())
}
