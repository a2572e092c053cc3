//! Packs pages and data, which are whole in memory, each by itself; what is streamed is packed as it goes by the layer
//! outside of this one.

use crate::packing::{brotli, is_welcome, say};
use axum::body::{Body, HttpBody};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{Request, StatusCode, header};
use http_body_util::BodyExt;

/// What is no longer than this fits into one packet as it is.
pub const WORTH_IT_BYTES: u16 = 1024;
const WHOLE: [&str; 2] = ["text/html", "application/json"];

/// Packs what is whole for who unpacks it.
pub async fn whole(request: Request<Body>, next: Next) -> Response {
    let is_welcome = is_welcome(request.headers(), "br");
    let response = next.run(request).await;
    match is_welcome && is_whole(&response) {
        true => packed(response).await,
        false => response,
    }
}

fn is_whole(response: &Response) -> bool {
    let headers = response.headers();
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let is_large = response.body().size_hint().upper() != Some(0);
    let is_packed = headers.contains_key(header::CONTENT_ENCODING);
    is_large && !is_packed && kind.is_some_and(|kind| WHOLE.iter().any(|whole| kind.starts_with(whole)))
}

async fn packed(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    let Ok(text) = body.collect().await.map(http_body_util::Collected::to_bytes) else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let is_long = text.len() > usize::from(WORTH_IT_BYTES);
    let Some(packed) = is_long.then(|| brotli(&text)).flatten() else {
        return Response::from_parts(parts, Body::from(text));
    };
    parts.headers.remove(header::CONTENT_LENGTH);
    let mut response = Response::from_parts(parts, Body::from(packed));
    say(&mut response, "br");
    response
}
