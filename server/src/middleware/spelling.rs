//! Every text that a form brings is composed (Unicode NFC) before any door sees it, so that «й» typed on one device is
//! «й» typed on another: in an answer, a name, a password (security 50).

use axum::body::{Body, Bytes};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::spelling::{composed, is_composed};
use http::{HeaderMap, HeaderValue, Request, StatusCode, header};
use http_body_util::BodyExt;
use url::form_urlencoded::{Serializer, parse};

/// Passes the request on with its texts composed; what is composed already goes on as it came.
pub async fn compose(request: Request<Body>, next: Next) -> Response {
    if !is_form(request.headers()) {
        return next.run(request).await;
    }
    let (mut parts, body) = request.into_parts();
    let Ok(body) = body.collect().await.map(http_body_util::Collected::to_bytes) else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let body = form_composed(body);
    parts
        .headers
        .insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
    next.run(Request::from_parts(parts, Body::from(body))).await
}

fn is_form(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"))
}

fn form_composed(body: Bytes) -> Bytes {
    if parse(&body).all(|(name, value)| is_composed(&name) && is_composed(&value)) {
        return body;
    }
    let pairs = parse(&body).map(|(name, value)| (composed(&name), composed(&value)));
    Serializer::new(String::new()).extend_pairs(pairs).finish().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn security_50_only_what_is_not_composed_is_written_anew() {
        for (given, kept) in [
            ("a=%D0%B8%CC%86&b=1+2", "a=%D0%B9&b=1+2"),
            ("a=%D0%B9&b=1%202", "a=%D0%B9&b=1%202"),
            ("", ""),
            ("a=%00&=&&", "a=%00&=&&"),
        ] {
            assert_eq!(form_composed(Bytes::from(given)), kept, "{given}");
        }
    }
}
