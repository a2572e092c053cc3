//! The door of the municipality.

use crate::error::Answer;
use domain::municipality::wire::{MunicipalityPage, SubmissionPage};
use leptos::prelude::*;
use uuid::Uuid;

/// Every indicator of a year over all schools.
#[server(endpoint = "municipality/overview")]
pub async fn overview(year: Option<i32>) -> Answer<MunicipalityPage> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::municipality::overview(&cx, &actor, org, year).await?)
}

/// What a school may hand in.
#[server(endpoint = "municipality/submissions")]
pub async fn submissions() -> Answer<SubmissionPage> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::municipality::submissions(&cx, &actor, org).await?)
}

/// Hands a frozen value in.
#[server(endpoint = "municipality/hand_in")]
pub async fn hand_in(value: Uuid, note: String) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::municipality::hand_in(&cx, &actor, org, value, &note).await?)
}
