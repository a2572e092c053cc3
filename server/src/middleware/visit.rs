//! Finds out who comes: the session of staff, its flash and organisation, once per request.

use crate::pages::Found;
use crate::site::Site;
use app::ssr::{SecureCookies, cookie};
use axum::body::Body;
use axum::extract::State;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use backend::accounts::{self, Visit};
use http::{Method, Request, StatusCode};

/// Puts the `Visit` and what pages need into the request.
pub async fn find(State(site): State<Site>, request: Request<Body>, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let token = cookie(&parts, "otklik");
    let visit = match accounts::visit(&site.cx, token.as_deref()).await {
        Ok(visit) => visit,
        Err(cause) => {
            tracing::error!(%cause, "a session could not be read");
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
    };
    if parts.method == Method::GET {
        parts.extensions.insert(found(&site, &visit).await);
    }
    parts.extensions.insert(visit);
    if site.is_https {
        parts.extensions.insert(SecureCookies);
    }
    next.run(Request::from_parts(parts, body)).await
}

async fn found(site: &Site, visit: &Visit) -> Found {
    let flash = accounts::take_flash(&site.cx, visit).await.unwrap_or_default();
    let organization = match visit.actor.home() {
        Ok(org) => accounts::organization(&site.cx, org).await.ok(),
        Err(_) => None,
    };
    Found { flash, organization }
}
