//! Personal links: the token in the address is exchanged for a cookie at once, so it stays out of logs and history.

use crate::pages;
use crate::site::Site;
use app::ssr::{ClientAddress, respondent_cookie};
use axum::body::Body;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use backend::attempts::{Opened, TICKET_HOURS, open_link};
use backend::error::Error;
use http::{HeaderValue, Request, StatusCode, Uri, header};

/// `/l/<token>`. Wrong, revoked and expired links are answered alike.
pub async fn open(State(site): State<Site>, Path(token): Path<String>, request: Request<Body>) -> Response {
    let address = request.extensions().get::<ClientAddress>();
    let address = address.map(|address| address.0.clone()).unwrap_or_default();
    let mut response = match open_link(&site.cx, &token, &address).await {
        Ok(opened) => lead_in(&site, &opened),
        Err(Error::Unexpected(cause)) => {
            tracing::error!(cause = format!("{cause:#}"), "a link could not be opened");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
        Err(_) => refuse(&site, request).await,
    };
    let nowhere = HeaderValue::from_static("no-referrer");
    response.headers_mut().insert(header::REFERRER_POLICY, nowhere);
    response
}

fn lead_in(site: &Site, opened: &Opened) -> Response {
    let secure = if site.is_https { "; Secure" } else { "" };
    let (name, ticket) = (respondent_cookie(opened.invitation), &opened.ticket);
    let seconds = TICKET_HOURS * 60 * 60;
    let cookie = format!("{name}={ticket}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}");
    let page = format!("/answer/{}", opened.invitation);
    ([(header::SET_COOKIE, cookie)], Redirect::to(&page)).into_response()
}

/// The page of a link that does not open, under the address that was asked for.
async fn refuse(site: &Site, mut request: Request<Body>) -> Response {
    *request.uri_mut() = Uri::from_static("/answer");
    let mut response = pages::render(site, request).await;
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}
