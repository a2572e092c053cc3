//! The doors of the bank of vacancies.

use crate::error::{Answer, AppError};
use domain::ids::VacancyId;
use domain::registers::listing::Listing;
use domain::vacancies::wire::{
    CloseInput, ConfirmInput, VacancyHints, VacancyInput, VacancyList, VacancyPage, VacancySheet,
};
use leptos::prelude::*;

/// A part of the bank. For `vacancy.read`.
#[server(endpoint = "vacancies/list")]
pub async fn list(listing: Listing) -> Result<VacancyList, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::vacancies::vacancies(&cx, &actor, org, &listing).await?)
}

/// The bank as it is printed. For `vacancy.read`.
#[server(endpoint = "vacancies/sheet")]
pub async fn sheet(on: String) -> Result<VacancySheet, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::vacancies::sheet(&cx, &actor, org, &on).await?)
}

/// One row. For `vacancy.read`.
#[server(endpoint = "vacancies/show")]
pub async fn show(id: VacancyId) -> Result<VacancyPage, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::vacancies::show(&cx, &actor, org, id).await?)
}

/// What the form of a new row offers. For `vacancy.write`.
#[server(endpoint = "vacancies/hints")]
pub async fn hints() -> Result<VacancyHints, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::vacancies::hints(&cx, &actor, org).await?)
}

/// Adds a row. For `vacancy.write`.
#[server(endpoint = "vacancies/add")]
pub async fn add(vacancy: VacancyInput) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    let id = backend::vacancies::add(&cx, &actor, org, &vacancy).await?;
    crate::ssr::go_to(&format!("/vacancies/{id}"));
    Ok(())
}

/// Changes a row. For `vacancy.write`.
#[server(endpoint = "vacancies/edit")]
pub async fn edit(id: VacancyId, vacancy: VacancyInput) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::vacancies::edit(&cx, &actor, org, id, &vacancy).await?;
    crate::ssr::go_to(&format!("/vacancies/{id}"));
    Ok(())
}

/// Closes a row with a reason. For `vacancy.write`.
#[server(endpoint = "vacancies/close")]
pub async fn close(id: VacancyId, close: CloseInput) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::vacancies::close(&cx, &actor, org, id, &close).await?;
    crate::ssr::go_to(&format!("/vacancies/{id}"));
    Ok(())
}

/// Says that rows are true. For `vacancy.write`.
#[server(endpoint = "vacancies/confirm")]
pub async fn confirm(#[server(default)] confirm: ConfirmInput) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::vacancies::confirm(&cx, &actor, org, &confirm).await?;
    crate::ssr::go_to("/vacancies");
    Ok(())
}
