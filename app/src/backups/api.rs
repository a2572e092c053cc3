//! The door of the page of copies.

use crate::error::Answer;
use domain::backups::wire::CopiesPage;
use leptos::prelude::*;

/// The newest copies, the plan, and what to worry about.
#[server(endpoint = "backups/overview")]
pub async fn overview() -> Answer<CopiesPage> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::backups::overview(&cx, &actor, org).await?)
}
