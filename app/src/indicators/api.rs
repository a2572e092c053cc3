//! The doors of indicators.

use crate::error::AppError;
use domain::ids::ProgrammeVersionId;
use domain::indicators::census_wire::CensusView;
use domain::indicators::definition_wire::{DefinitionForm, DefinitionList, DefinitionView, NewDefinition};
use domain::indicators::form_wire::{FormSheet, Wording};
use domain::indicators::wire::{
    CorrectForm, Dashboard, FreezeForm, FreezeView, IndicatorQuery, IndicatorView, PoliciesForm, PoliciesView,
    ValueView,
};
use leptos::prelude::*;

/// All indicators at a moment.
#[server(endpoint = "indicators/all")]
pub async fn all(query: IndicatorQuery) -> Result<Dashboard, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::indicators::dashboard(&cx, &actor, org, &query).await?)
}

/// One indicator with its evidence.
#[server(endpoint = "indicators/indicator")]
pub async fn indicator(code: String, query: IndicatorQuery) -> Result<IndicatorView, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::indicators::indicator(&cx, &actor, org, &code, &query).await?)
}

/// The counting rules, and what others would give.
#[server(endpoint = "indicators/trial")]
pub async fn trial(query: IndicatorQuery, tried: Option<PoliciesForm>) -> Result<PoliciesView, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::indicators::trial(&cx, &actor, org, &query, tried).await?)
}

/// Saves the counting rules.
#[server(endpoint = "indicators/change_policies")]
pub async fn change_policies(policies: PoliciesForm) -> Result<(), AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::indicators::change_policies(&cx, &actor, org, &policies).await?;
    crate::ssr::go_to("/indicators#rules");
    Ok(())
}

/// What can be frozen of a year, and what was.
#[server(endpoint = "indicators/to_freeze")]
pub async fn to_freeze(year: String) -> Result<FreezeView, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::indicators::freeze_view(&cx, &actor, org, &year).await?)
}

/// The January census as it was written down.
#[server(endpoint = "indicators/census")]
pub async fn census(day: chrono::NaiveDate) -> Result<CensusView, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::indicators::census(&cx, &actor, org, day).await?)
}

/// Freezes the values of a year.
#[server(endpoint = "indicators/freeze")]
pub async fn freeze(freeze: FreezeForm) -> Result<(), AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::indicators::freeze(&cx, &actor, org, &freeze).await?;
    crate::ssr::go_to(&format!("/indicators/freeze?year={}", freeze.year));
    Ok(())
}

/// The table form of a year, in the approved or in the corrected words.
#[server(endpoint = "indicators/form")]
pub async fn form(year: String, wording: Wording) -> Result<FormSheet, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::indicators::form(&cx, &actor, org, &year, wording).await?)
}

/// A frozen value with its proof.
#[server(endpoint = "indicators/value")]
pub async fn value(id: uuid::Uuid) -> Result<ValueView, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::indicators::value(&cx, &actor, org, id).await?)
}

/// Puts a new value in place of a frozen one.
#[server(endpoint = "indicators/correct")]
pub async fn correct(correct: CorrectForm) -> Result<(), AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::indicators::correct(&cx, &actor, org, &correct).await?;
    crate::ssr::go_to("/indicators");
    Ok(())
}

/// The definitions of an edition of the programme.
#[server(endpoint = "indicators/definitions")]
pub async fn definitions(edition: ProgrammeVersionId) -> Result<DefinitionList, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::indicators::definitions(&cx, &actor, org, edition).await?)
}

/// One definition, and what a typed one would give.
#[server(endpoint = "indicators/definition")]
pub async fn definition(
    edition: ProgrammeVersionId,
    code: String,
    tried: Option<DefinitionForm>,
) -> Result<DefinitionView, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::indicators::definition(&cx, &actor, org, edition, &code, tried).await?)
}

/// Adds an indicator to a draft.
#[server(endpoint = "indicators/add_definition")]
pub async fn add_definition(edition: ProgrammeVersionId, new: NewDefinition) -> Result<(), AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    let code = backend::indicators::add_definition(&cx, &actor, org, edition, &new).await?;
    crate::ssr::go_to(&format!("/indicators/definitions/{edition}/{code}"));
    Ok(())
}

/// Saves a definition of a draft.
#[server(endpoint = "indicators/change_definition")]
pub async fn change_definition(
    edition: ProgrammeVersionId,
    code: String,
    definition: DefinitionForm,
) -> Result<(), AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::indicators::change_definition(&cx, &actor, org, edition, &code, &definition).await?;
    crate::ssr::go_to(&format!("/indicators/definitions/{edition}#{code}"));
    Ok(())
}
