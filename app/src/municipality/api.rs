//! The door of the municipality.

use crate::error::Answer;
use domain::municipality::wire::MunicipalityPage;
use leptos::prelude::*;

/// Every indicator of a year over all schools.
#[server(endpoint = "municipality/overview")]
pub async fn overview(year: Option<i32>) -> Answer<MunicipalityPage> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::municipality::overview(&cx, &actor, org, year).await?)
}
