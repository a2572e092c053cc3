//! The doors of the roster.

use crate::error::AppError;
use domain::roster::wire::{RegisterQuery, RegisterView};
use leptos::prelude::*;

/// The staff register on a date.
#[server(endpoint = "roster/register")]
pub async fn register(query: RegisterQuery) -> Result<RegisterView, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::roster::register(&cx, &actor, org, &query).await?)
}
