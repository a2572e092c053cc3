//! The server's half of the doors: who asks, and how a failure becomes a status. The only gated file.

use crate::error::{Answer, AppError};
use backend::Backend;
use backend::accounts::Visit;
use backend::actor::Actor;
use backend::attempts::{Respondent, guest};
use backend::error::Error;
use domain::ids::{InvitationId, OrgId};
use http::request::Parts;
use http::{Method, StatusCode, header};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

/// The address a request came from, put there by the listener (or a trusted proxy).
#[derive(Clone, Debug)]
pub struct ClientAddress(pub String);

/// Who asks, and everything a use case needs.
pub async fn caller() -> Answer<(Backend, Actor)> {
    let (cx, visit) = visitor().await?;
    Ok((cx, visit.actor))
}

/// A signed-in user with the organisation they work in.
pub async fn member() -> Answer<(Backend, Actor, OrgId)> {
    let (cx, actor) = caller().await?;
    let org = actor.home()?;
    Ok((cx, actor, org))
}

/// The visit itself, for signing in and out.
pub async fn visitor() -> Answer<(Backend, Visit)> {
    let cx: Backend = expect_context();
    let parts: Parts = expect_context();
    match parts.extensions.get::<Visit>() {
        Some(visit) => Ok((cx, visit.clone())),
        None => Err(AppError::Unknown),
    }
}

/// The respondent of this invitation. Each invitation has a cookie of its own, so two links
/// that are open in one browser never mix.
pub fn respondent(invitation: InvitationId) -> Answer<(Backend, Respondent)> {
    let cx: Backend = expect_context();
    let parts: Parts = expect_context();
    let respondent = respondent_of(&cx, &parts, invitation)?;
    Ok((cx, respondent))
}

/// The respondent of this invitation, as a request's cookies say it.
pub fn respondent_of(cx: &Backend, parts: &Parts, invitation: InvitationId) -> Result<Respondent, Error> {
    let ticket = cookie(parts, &respondent_cookie(invitation));
    match ticket.and_then(|ticket| guest(cx, &ticket)) {
        Some((org, own)) if own == invitation => Ok(Respondent {
            actor: Actor::Respondent { org, invitation },
            pass: cookie(parts, &pass_cookie(invitation)),
        }),
        _ => Err(Error::Unknown),
    }
}

/// The name of a respondent's cookie.
pub fn respondent_cookie(invitation: InvitationId) -> String {
    format!("otklik_{}", invitation.0.simple())
}

/// The name of the cookie that proves that this browser began the attempt or was given its code (AC-04).
pub fn pass_cookie(invitation: InvitationId) -> String {
    format!("otklik_pass_{}", invitation.0.simple())
}

/// Keeps that proof in the browser.
pub fn keep_pass(invitation: InvitationId, pass: &str) {
    const MONTH_SECONDS: i64 = 60 * 60 * 24 * 30;
    set_cookie(&pass_cookie(invitation), pass, MONTH_SECONDS);
}

/// The value of a cookie of this request.
pub fn cookie(parts: &Parts, name: &str) -> Option<String> {
    cookies(parts).find_map(|(key, value)| (key == name).then(|| value.to_owned()))
}

/// The tokens that may stand for somebody: of staff, and of each personal link that was opened in this browser.
pub fn session_tokens(parts: &Parts) -> impl Iterator<Item = &str> {
    let is_session = |name: &str| {
        let rest = name.strip_prefix("otklik");
        rest.is_some_and(|rest| rest.is_empty() || rest.len() == "_".len() + 32)
    };
    cookies(parts).filter_map(move |(name, value)| is_session(name).then_some(value))
}

fn cookies(parts: &Parts) -> impl Iterator<Item = (&str, &str)> {
    let all = parts
        .headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok());
    all.flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
}

/// Where the request came from, for the back-off.
pub fn client_address() -> String {
    let parts: Parts = expect_context();
    parts
        .extensions
        .get::<ClientAddress>()
        .map(|address| address.0.clone())
        .unwrap_or_default()
}

/// An id of the address; one that cannot be read is of nothing.
pub fn known<T, E>(id: Result<T, E>) -> Answer<T> {
    id.map_err(|_| Error::NotFound("page").into())
}

/// Sends the browser to another page of ours.
pub fn go_to(path: &str) {
    leptos_axum::redirect(path);
}

/// Sets a cookie that scripts cannot read; `max_age_seconds` 0 removes it.
pub fn set_cookie(name: &str, value: &str, max_age_seconds: i64) {
    let parts: Parts = expect_context();
    let secure = if parts.extensions.get::<SecureCookies>().is_some() {
        "; Secure"
    } else {
        ""
    };
    let cookie = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={max_age_seconds}{secure}");
    if let (Some(options), Ok(value)) = (use_context::<ResponseOptions>(), cookie.parse()) {
        options.append_header(header::SET_COOKIE, value);
    }
}

/// Adds a header to the answer.
pub fn set_header(name: &'static str, value: &str) {
    if let (Some(options), Ok(value)) = (use_context::<ResponseOptions>(), value.parse()) {
        options.insert_header(http::HeaderName::from_static(name), value);
    }
}

/// Marks a request that came by HTTPS, so cookies are for HTTPS only.
#[derive(Clone, Copy, Debug)]
pub struct SecureCookies;

impl From<Error> for AppError {
    fn from(error: Error) -> Self {
        let (status, answer) = match error {
            Error::NotFound(_) => (StatusCode::NOT_FOUND, AppError::NotFound),
            Error::Forbidden(_) => (StatusCode::FORBIDDEN, AppError::Forbidden),
            Error::Unknown => (StatusCode::UNAUTHORIZED, AppError::Unknown),
            Error::Invalid(problems) => (StatusCode::UNPROCESSABLE_ENTITY, AppError::Invalid(problems)),
            Error::Conflict(problem) => (StatusCode::CONFLICT, AppError::Conflict(problem)),
            Error::Busy(seconds) => {
                set_header("retry-after", &seconds.to_string());
                (StatusCode::TOO_MANY_REQUESTS, AppError::Busy(seconds))
            }
            Error::Unexpected(cause) if backend::error::is_outage(&cause) => {
                tracing::error!(cause = format!("{cause:#}"), "the database does not take this now");
                set_header("retry-after", "2");
                (StatusCode::SERVICE_UNAVAILABLE, AppError::Busy(2))
            }
            Error::Unexpected(cause) => {
                let reference = format!("{:08x}", backend::secrets::random_u64() as u32);
                tracing::error!(reference, cause = format!("{cause:#}"), "unexpected");
                (StatusCode::INTERNAL_SERVER_ERROR, AppError::Unexpected { reference })
            }
        };
        if let Some(options) = use_context::<ResponseOptions>() {
            options.set_status(status);
        }
        send_strangers_to_the_door(&answer);
        answer
    }
}

/// What was found; nothing where there is none yet and the address names none.
pub fn if_begun<T>(found: backend::error::Result<T>, is_any_meant: bool) -> Result<Option<T>, AppError> {
    match found {
        Err(Error::NotFound(_)) if is_any_meant => Ok(None),
        found => Ok(Some(found?)),
    }
}

/// A failure of saving, for a script that has no texts: each problem brings its sentence along.
/// A full queue is «come again», not «you ask too often».
pub fn for_a_script(error: Error) -> AppError {
    let mut answer = AppError::from(error);
    let problems: &mut [domain::problem::Problem] = match &mut answer {
        AppError::Invalid(problems) => problems,
        AppError::Conflict(problem) => std::slice::from_mut(problem),
        _ => &mut [],
    };
    for problem in problems {
        let text = crate::attempts::sheet::said(problem);
        problem.with.insert("text".to_owned(), text);
    }
    if let (AppError::Busy(_), Some(options)) = (&answer, use_context::<ResponseOptions>()) {
        options.set_status(StatusCode::SERVICE_UNAVAILABLE);
    }
    answer
}

/// A page asked for by somebody who is not signed in becomes the sign-in page, also for a program that takes `*/*`.
fn send_strangers_to_the_door(answer: &AppError) {
    let Some(parts) = use_context::<Parts>() else { return };
    if *answer == AppError::Unknown && parts.method == Method::GET && !parts.uri.path().starts_with("/answer") {
        go_to("/sign-in");
        if let Some(options) = use_context::<ResponseOptions>() {
            options.set_status(StatusCode::FOUND);
            set_header("location", "/sign-in");
        }
    }
}
