//! Around every server function: a body of another kind is refused as such, and arguments that cannot be read are the
//! caller's fault. Left alone, the first is taken and the second is answered as a failure of ours.

use app::error::AppError;
use axum::body::Body;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, Method, Request, StatusCode, header};
use http_body_util::{BodyExt, Collected};

/// Gives an unreadable call its status.
pub async fn refuse_unreadable(request: Request<Body>, next: Next) -> Response {
    if request.method() != Method::POST || !request.uri().path().starts_with("/api/") {
        return next.run(request).await;
    }
    if !is_known_kind(request.headers()) {
        return StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response();
    }
    let response = next.run(request).await;
    match response.status() {
        StatusCode::INTERNAL_SERVER_ERROR => corrected(response).await,
        _ => response,
    }
}

/// `text/plain` is what another site's form can send without asking (security 12).
fn is_known_kind(headers: &HeaderMap) -> bool {
    let kind = headers
        .get(header::CONTENT_TYPE)
        .map(|value| value.to_str().unwrap_or("?"));
    let known = [
        "application/x-www-form-urlencoded",
        "application/json",
        "multipart/form-data",
    ];
    kind.is_none_or(|kind| known.iter().any(|one| kind.starts_with(one)))
}

async fn corrected(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    let body = body.collect().await.map(Collected::to_bytes).unwrap_or_default();
    if let Ok(AppError::Invalid(_)) = serde_json::from_slice(&body) {
        parts.status = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Response::from_parts(parts, Body::from(body))
}
