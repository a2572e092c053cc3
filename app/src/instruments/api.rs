//! The doors of authoring.

use crate::error::{Answer, AppError};
use domain::ids::{FrameworkId, InstrumentId, VersionId};
use domain::instruments::edit::form::EditForm;
use domain::instruments::frameworks::{FrameworkForm, FrameworkList};
use domain::instruments::wire::{CorrectionForm, Desk, InstrumentList, NewInstrument, Saved, VersionDesk};
use leptos::prelude::*;

/// The instruments of the organisation.
#[server(endpoint = "instruments/list")]
pub async fn instruments() -> Result<InstrumentList, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::instruments::instruments(&cx, &actor, org).await?)
}

/// Starts an instrument and leads to its editor.
#[server(endpoint = "instruments/create")]
pub async fn create(new: NewInstrument) -> Result<(), AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    let id = backend::instruments::create(&cx, &actor, org, &new).await?;
    crate::ssr::go_to(&format!("/instruments/{id}"));
    Ok(())
}

/// Puts an instrument away (`yes`) or takes it out again.
#[server(endpoint = "instruments/archive")]
pub async fn archive(instrument: InstrumentId, #[server(default)] is_archived: String) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::instruments::archive(&cx, &actor, org, instrument, is_archived == "yes").await?;
    crate::ssr::go_to("/instruments");
    Ok(())
}

/// A draft with all around it.
#[server(endpoint = "instruments/open_desk")]
pub async fn open_desk(id: String) -> Result<Desk, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    let id = crate::ssr::known(id.parse())?;
    Ok(backend::instruments::desk(&cx, &actor, org, id).await?)
}

/// The competence frameworks of the organisation.
#[server(endpoint = "instruments/frameworks")]
pub async fn frameworks() -> Answer<FrameworkList> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::instruments::frameworks(&cx, &actor, org).await?)
}

/// Stores a framework as it was typed.
#[server(endpoint = "instruments/save_framework")]
pub async fn save_framework(framework: FrameworkForm) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    let id = backend::instruments::save_framework(&cx, &actor, org, &framework).await?;
    crate::ssr::go_to(&format!("/instruments/competences#{id}"));
    Ok(())
}

/// Removes a framework; tests keep what they took from it.
#[server(endpoint = "instruments/remove_framework")]
pub async fn remove_framework(framework: FrameworkId) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::instruments::remove_framework(&cx, &actor, org, framework).await?;
    crate::ssr::go_to("/instruments/competences");
    Ok(())
}

/// Applies one edit and leads back to its place; `open` is the card that stays open.
#[server(endpoint = "instruments/edit")]
pub async fn edit(
    instrument: InstrumentId,
    #[server(default)] open: String,
    edit: EditForm,
) -> Result<Saved, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    let saved = backend::instruments::edit(&cx, &actor, org, instrument, &edit).await?;
    crate::ssr::go_to(&super::way::after(instrument, &edit, saved.focus.as_ref(), &open));
    Ok(saved)
}

/// Takes the last change back.
#[server(endpoint = "instruments/undo")]
pub async fn undo(instrument: InstrumentId, seen: i32) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::instruments::undo(&cx, &actor, org, instrument, seen).await?)
}

/// Makes it once more.
#[server(endpoint = "instruments/redo")]
pub async fn redo(instrument: InstrumentId, seen: i32) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::instruments::redo(&cx, &actor, org, instrument, seen).await?)
}

/// Publishes the draft whose check list was read, and leads to the new version.
#[server(endpoint = "instruments/publish")]
pub async fn publish(instrument: InstrumentId, seen: i32, order_ref: String) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    let version = backend::instruments::publish(&cx, &actor, org, instrument, seen, &order_ref).await?;
    crate::ssr::go_to(&format!("/instruments/{instrument}/versions/{version}"));
    Ok(())
}

/// A published version with its key.
#[server(endpoint = "instruments/open_version")]
pub async fn open_version(instrument: String, version: String) -> Result<VersionDesk, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    let (instrument, version) = (
        crate::ssr::known(instrument.parse())?,
        crate::ssr::known(version.parse())?,
    );
    Ok(backend::instruments::version(&cx, &actor, org, instrument, version).await?)
}

/// Corrects the key of one item of a published version and scores everybody again (E22).
#[server(endpoint = "instruments/correct_key")]
pub async fn correct_key(
    instrument: InstrumentId,
    version: VersionId,
    correction: CorrectionForm,
) -> Result<(), AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    let seen = backend::instruments::version(&cx, &actor, org, instrument, version).await?;
    let (item, change) = backend::instruments::read_correction(&seen.draft, &correction)?;
    let reason = &correction.reason;
    let place = (org, instrument, version);
    let rescore = async |tx: &_, _: &_| backend::attempts::rescore_version(tx, &cx, org, version).await;
    backend::instruments::correct_key(&cx, &actor, place, &item, change, reason, rescore).await?;
    crate::ssr::go_to(&format!("/instruments/{instrument}/versions/{version}#{item}"));
    Ok(())
}
