//! Refuses what another site makes a browser send (security 12): no tokens to render, and it covers
//! server functions and plain forms alike.

use axum::body::Body;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, Method, Request, StatusCode, header};

/// Lets reading through, and writing only from our own pages or from outside a browser.
pub async fn refuse_foreign(request: Request<Body>, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    if reads || is_own(request.headers()) {
        return next.run(request).await;
    }
    // Not the path: it may hold a personal link.
    tracing::warn!("a request from another site was refused");
    (StatusCode::FORBIDDEN, "cross-site request").into_response()
}

fn is_own(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    let Some(origin) = text(header::ORIGIN.as_str()) else {
        return true;
    };
    let host = text("x-forwarded-host")
        .or_else(|| text(header::HOST.as_str()))
        .unwrap_or_default();
    origin.split_once("://").is_some_and(|(_, from)| from == host)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(pairs: &[(&'static str, &str)]) -> bool {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.insert(*name, value.parse().unwrap_or(http::HeaderValue::from_static("")));
        }
        is_own(&headers)
    }

    #[test]
    fn security_12_only_our_own_pages_and_non_browsers_may_write() {
        assert!(own(&[("host", "a.ru")]));
        assert!(own(&[("host", "a.ru"), ("origin", "https://a.ru")]));
        assert!(own(&[
            ("host", "a.ru"),
            ("sec-fetch-site", "same-origin"),
            ("origin", "null")
        ]));
        assert!(!own(&[("host", "a.ru"), ("origin", "https://evil.test")]));
        assert!(!own(&[("host", "a.ru"), ("origin", "null")]));
        assert!(!own(&[("host", "a.ru"), ("sec-fetch-site", "cross-site")]));
        assert!(!own(&[
            ("host", "a.ru"),
            ("sec-fetch-site", "same-site"),
            ("origin", "https://a.ru")
        ]));
    }
}
