//! «Come again in a moment»: as a page for people, as data for scripts. Nothing was done, so nothing is lost.

use crate::assets;
use app::error::AppError;
use app::i18n::{Locale, text_in};
use app::ssr::cookie;
use axum::Json;
use axum::response::{Html, IntoResponse, Response};
use http::request::Parts;
use http::{HeaderValue, Method, StatusCode, header};

/// The refusal of a request. A page asks again by itself; a form waits for its person.
pub fn come_again(parts: &Parts, status: StatusCode, seconds: u32) -> Response {
    let mut response = match wants_a_page(parts) {
        true => page(parts, seconds),
        false => Json(AppError::Busy(seconds)).into_response(),
    };
    *response.status_mut() = status;
    response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    response
}

fn wants_a_page(parts: &Parts) -> bool {
    let accepts = parts.headers.get(header::ACCEPT).map(HeaderValue::to_str);
    accepts.is_some_and(|accepts| accepts.is_ok_and(|kinds| kinds.contains("text/html")))
}

fn page(parts: &Parts, seconds: u32) -> Response {
    let locale = cookie(parts, "otklik_lang").and_then(|code| Locale::from_code(&code));
    let locale = locale.unwrap_or_default();
    let is_reading = parts.method == Method::GET;
    let word = |key: &str| text_in(locale, key, &[]);
    let (title, text) = match is_reading {
        true => (word("crowd-title"), word("crowd-page")),
        false => (word("crowd-title"), word("crowd-form")),
    };
    let (language, package) = (locale.code(), assets::package_path());
    let html = format!(
        "<!DOCTYPE html><html lang=\"{language}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\"><title>{title}</title>\
         <link rel=\"icon\" href=\"/favicon.svg\" type=\"image/svg+xml\">\
         <link rel=\"stylesheet\" href=\"/{package}/answer.css\"></head><body class=\"answering\">\
         <main class=\"page narrow\"><section class=\"trouble\"><h1>{title}</h1><p class=\"lead\">{text}</p>\
         </section></main></body></html>"
    );
    let policy = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; \
                  form-action 'none'; frame-ancestors 'none'";
    let policy = HeaderValue::from_static(policy);
    let mut response = ([(header::CONTENT_SECURITY_POLICY, policy)], Html(html)).into_response();
    if is_reading {
        response.headers_mut().insert(header::REFRESH, seconds.into());
    }
    response
}
