//! The doors of answering. Each is open to the respondent of that personal link, and to nobody else.

use crate::error::AppError;
use domain::attempts::anonymous::AnonymousSheet;
use domain::attempts::wire;
use domain::ids::{AttemptId, InvitationId, ItemId, SectionId};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use std::collections::BTreeMap;

/// The first screen.
#[server(endpoint = "attempts/welcome")]
pub async fn welcome(invitation: InvitationId) -> Result<wire::Welcome, AppError> {
    let (cx, respondent) = crate::ssr::respondent(invitation)?;
    Ok(backend::attempts::welcome(&cx, &respondent).await?)
}

/// Begins, or goes on with what was begun.
#[server(endpoint = "attempts/start")]
pub async fn start(invitation: InvitationId, #[server(default)] consent: String) -> Result<(), AppError> {
    let (cx, respondent) = crate::ssr::respondent(invitation)?;
    if consent != "yes" {
        return Err(backend::error::Error::invalid("consent", "consent-needed").into());
    }
    let (_, pass) = backend::attempts::start(&cx, &respondent).await?;
    crate::ssr::keep_pass(invitation, &pass);
    crate::ssr::go_to(&format!("/answer/{invitation}/page"));
    Ok(())
}

/// Leads to the one page of an anonymous questionnaire, of which nothing is stored before it is handed in.
#[server(endpoint = "attempts/begin_anonymous")]
pub async fn begin_anonymous(invitation: InvitationId, #[server(default)] consent: String) -> Result<(), AppError> {
    crate::ssr::respondent(invitation)?;
    if consent != "yes" {
        return Err(backend::error::Error::invalid("consent", "consent-needed").into());
    }
    crate::ssr::go_to(&format!("/answer/{invitation}/sheet"));
    Ok(())
}

/// That page, blank; when it is handed in, or cannot be, the first screen is the place to be.
#[server(endpoint = "attempts/one_sheet")]
pub async fn one_sheet(invitation: InvitationId) -> Result<Option<AnonymousSheet>, AppError> {
    let (cx, respondent) = crate::ssr::respondent(invitation)?;
    let sheet = backend::attempts::anonymous_sheet(&cx, &respondent).await?;
    if sheet.is_none() {
        crate::ssr::go_to(&format!("/answer/{invitation}"));
    }
    Ok(sheet)
}

/// The six digits that let an attempt go on in this browser.
#[server(endpoint = "attempts/enter_code")]
pub async fn enter_code(invitation: InvitationId, #[server(default)] code: String) -> Result<(), AppError> {
    let (cx, respondent) = crate::ssr::respondent(invitation)?;
    let pass = backend::attempts::enter_code(&cx, &respondent, &code).await?;
    crate::ssr::keep_pass(invitation, &pass);
    crate::ssr::go_to(&format!("/answer/{invitation}/page"));
    Ok(())
}

/// The attempt that is going on; without one the first screen is the place to be.
#[server(endpoint = "attempts/running")]
pub async fn running(invitation: InvitationId) -> Result<Option<wire::Running>, AppError> {
    let (cx, respondent) = crate::ssr::respondent(invitation)?;
    let running = backend::attempts::running(&cx, &respondent).await?;
    if running.is_none() {
        crate::ssr::go_to(&format!("/answer/{invitation}"));
    }
    Ok(running)
}

/// Saves one item while answering. A problem comes with its sentence, since the browser has none.
#[server(endpoint = "attempts/save", input = Json)]
pub async fn save(invitation: InvitationId, input: wire::SaveItem) -> Result<wire::Saved, AppError> {
    let (cx, respondent) = crate::ssr::respondent(invitation)?;
    let saved = backend::attempts::save(&cx, &respondent, input).await;
    saved.map_err(crate::ssr::for_a_script)
}

/// Saves one page as a whole and goes on to another, to the review, or back.
#[server(endpoint = "attempts/turn")]
pub async fn turn(
    invitation: InvitationId,
    attempt: AttemptId,
    section: SectionId,
    #[server(default)] fields: BTreeMap<String, Vec<String>>,
    #[server(default)] flagged: Vec<ItemId>,
    #[server(default)] go: String,
) -> Result<(), AppError> {
    let (cx, respondent) = crate::ssr::respondent(invitation)?;
    let input = wire::Turn {
        attempt,
        section: section.clone(),
        fields: super::sheet::fields(fields),
        flagged,
        is_back: go == "back",
    };
    let turned = backend::attempts::turn(&cx, &respondent, input).await?;
    let go = if turned.has_more && go != "back" {
        "stay"
    } else {
        go.as_str()
    };
    let next = super::page::after(&turned.shown, &section, go);
    crate::ssr::go_to(&format!("/answer/{invitation}{next}"));
    Ok(())
}

/// Hands in. The attempt's own id is what makes a repeat harmless: it is given the first receipt.
#[server(endpoint = "attempts/submit")]
pub async fn submit(
    invitation: InvitationId,
    attempt: AttemptId,
    #[server(default)] checked: String,
) -> Result<(), AppError> {
    let (cx, respondent) = crate::ssr::respondent(invitation)?;
    if checked != "yes" {
        return Err(backend::error::Error::invalid("checked", "check-needed").into());
    }
    backend::attempts::submit(&cx, &respondent, attempt).await?;
    crate::ssr::go_to(&format!("/answer/{invitation}"));
    Ok(())
}

/// The result, after its release.
#[server(endpoint = "attempts/own_result")]
pub async fn own_result(invitation: InvitationId) -> Result<wire::ResultView, AppError> {
    let (cx, respondent) = crate::ssr::respondent(invitation)?;
    Ok(backend::attempts::result(&cx, &respondent).await?)
}
