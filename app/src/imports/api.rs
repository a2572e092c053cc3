//! The doors of imports. A file itself comes by an address of its own: it is larger than a door lets in.

use crate::error::{Answer, AppError};
use domain::ids::UploadId;
use domain::imports::wire::{Beginning, ColumnsForm, ColumnsPage, PreviewPage};
use domain::registers::listing::Listing;
use leptos::prelude::*;

/// What may be filled, and the files brought before. For `register.import`.
#[server(endpoint = "imports/begin")]
pub async fn begin() -> Result<Beginning, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::imports::begin(&cx, &actor, org).await?)
}

/// The columns of a file. For `register.import` and the register's own verb.
#[server(endpoint = "imports/columns")]
pub async fn columns(id: UploadId) -> Result<ColumnsPage, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::imports::columns(&cx, &actor, org, id).await?)
}

/// Says which column is which, and leads to the rows, or back when the headings are others. For the same.
#[server(endpoint = "imports/choose")]
pub async fn choose(id: UploadId, form: ColumnsForm) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    let is_done = backend::imports::choose(&cx, &actor, org, id, &form).await?;
    let step = if is_done { "" } else { "/columns" };
    crate::ssr::go_to(&format!("/imports/{id}{step}"));
    Ok(())
}

/// What would become of each row. For the same.
#[server(endpoint = "imports/preview")]
pub async fn preview(id: UploadId, listing: Listing) -> Result<PreviewPage, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::imports::preview(&cx, &actor, org, id, &listing).await?)
}

/// Loads the rows; `skip` is not empty when the refused ones are to be left out. For the same.
#[server(endpoint = "imports/apply")]
pub async fn apply(id: UploadId, skip: String) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::imports::apply(&cx, &actor, org, id, !skip.is_empty()).await?;
    crate::ssr::go_to(&format!("/imports/{id}"));
    Ok(())
}

/// Forgets a file. For the same.
#[server(endpoint = "imports/discard")]
pub async fn discard(id: UploadId) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::imports::discard(&cx, &actor, org, id).await?;
    crate::ssr::go_to("/imports");
    Ok(())
}
