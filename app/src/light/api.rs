//! The doors of the light registers.

use crate::error::{Answer, AppError};
use domain::ids::LightRecordId;
use domain::light::register::Light;
use domain::light::wire::{LightInput, LightList, LightPage};
use domain::registers::listing::Listing;
use leptos::prelude::*;

/// A part of a register. For `light.read`.
#[server(endpoint = "light/list")]
pub async fn list(register: Light, listing: Listing) -> Result<LightList, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::light::list(&cx, &actor, org, register, &listing).await?)
}

/// One row, or the form of a new one. For `light.read`.
#[server(endpoint = "light/show")]
pub async fn show(register: Light, id: Option<LightRecordId>) -> Result<LightPage, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::light::show(&cx, &actor, org, register, id).await?)
}

/// Adds a row. For `light.write`.
#[server(endpoint = "light/add")]
pub async fn add(register: Light, record: LightInput) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::light::add(&cx, &actor, org, register, &record).await?;
    crate::ssr::go_to(register.described().path);
    Ok(())
}

/// Changes a row. For `light.write`.
#[server(endpoint = "light/edit")]
pub async fn edit(register: Light, id: LightRecordId, record: LightInput) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::light::edit(&cx, &actor, org, register, id, &record).await?;
    crate::ssr::go_to(register.described().path);
    Ok(())
}

/// Takes a row out. For `light.write`.
#[server(endpoint = "light/remove")]
pub async fn remove(register: Light, id: LightRecordId) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::light::remove(&cx, &actor, org, register, id).await?;
    crate::ssr::go_to(register.described().path);
    Ok(())
}
