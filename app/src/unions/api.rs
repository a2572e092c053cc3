//! The door of a methodical union's head.

use crate::error::Answer;
use domain::unions::wire::UnionPage;
use leptos::prelude::*;

/// The union the reader heads. For `union.read`.
#[server(endpoint = "unions/own")]
pub async fn own_union() -> Answer<UnionPage> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::unions::own_union(&cx, &actor, org).await?)
}
