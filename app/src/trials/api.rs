//! The doors of trial runs, open to whoever may read drafts; each has a run of their own.

use crate::error::AppError;
use domain::attempts::wire;
use domain::ids::{AttemptId, InstrumentId, ItemId, SectionId};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use std::collections::BTreeMap;

/// Begins a trial run of the draft as it is now.
#[server(endpoint = "trials/begin")]
pub async fn begin(instrument: InstrumentId) -> Result<(), AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::trials::begin(&cx, &actor, org, instrument).await?;
    crate::ssr::go_to(&format!("{}/page", crate::attempts::run::Run::Trial(instrument).base()));
    Ok(())
}

/// The trial run that is going on.
#[server(endpoint = "trials/running")]
pub async fn running(instrument: InstrumentId) -> Result<Option<wire::Running>, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::trials::running(&cx, &actor, org, instrument).await?)
}

/// Keeps one item while answering.
#[server(endpoint = "trials/save", input = Json)]
pub async fn save(instrument: InstrumentId, input: wire::SaveItem) -> Result<wire::Saved, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    let saved = backend::trials::save(&cx, &actor, org, instrument, input).await;
    saved.map_err(crate::ssr::for_a_script)
}

/// Keeps one page as a whole and goes on to another, to the review, or back.
#[server(endpoint = "trials/turn")]
pub async fn turn(
    instrument: InstrumentId,
    attempt: AttemptId,
    section: SectionId,
    #[server(default)] fields: BTreeMap<String, Vec<String>>,
    #[server(default)] flagged: Vec<ItemId>,
    #[server(default)] go: String,
) -> Result<(), AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    let input = wire::Turn {
        attempt,
        section: section.clone(),
        fields: crate::attempts::sheet::fields(fields),
        flagged,
        is_back: go == "back",
    };
    let turned = backend::trials::turn(&cx, &actor, org, instrument, input).await?;
    let go = if turned.has_more && go != "back" {
        "stay"
    } else {
        go.as_str()
    };
    let next = crate::attempts::page::after(&turned.shown, &section, go);
    crate::ssr::go_to(&format!(
        "{}{next}",
        crate::attempts::run::Run::Trial(instrument).base()
    ));
    Ok(())
}

/// Ends the trial run and shows what it comes to.
#[server(endpoint = "trials/submit")]
pub async fn submit(
    instrument: InstrumentId,
    attempt: AttemptId,
    #[server(default)] checked: String,
) -> Result<(), AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    if checked != "yes" {
        return Err(backend::error::Error::invalid("checked", "check-needed").into());
    }
    backend::trials::submit(&cx, &actor, org, instrument, attempt).await?;
    crate::ssr::go_to(&format!(
        "{}/result",
        crate::attempts::run::Run::Trial(instrument).base()
    ));
    Ok(())
}

/// What the trial run that has ended comes to.
#[server(endpoint = "trials/outcome")]
pub async fn outcome(instrument: InstrumentId) -> Result<Option<wire::ResultView>, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::trials::result(&cx, &actor, org, instrument).await?)
}
