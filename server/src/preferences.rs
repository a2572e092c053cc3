//! Language and contrast: links that set a cookie and come back to where one was.

use crate::middleware::forms::own_path;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use http::{HeaderMap, StatusCode, header};

const YEAR_SECONDS: u32 = 60 * 60 * 24 * 365;

/// `/language/ru`, `/language/en`
pub async fn language(Path(code): Path<String>, headers: HeaderMap) -> Response {
    choose("otklik_lang", &code, &["ru", "en"], &headers)
}

/// `/contrast/high`, `/contrast/normal`
pub async fn contrast(Path(mode): Path<String>, headers: HeaderMap) -> Response {
    choose("otklik_contrast", &mode, &["high", "normal"], &headers)
}

fn choose(cookie: &str, value: &str, known: &[&str], headers: &HeaderMap) -> Response {
    if !known.contains(&value) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let cookie = format!("{cookie}={value}; Path=/; SameSite=Lax; Max-Age={YEAR_SECONDS}");
    ([(header::SET_COOKIE, cookie)], Redirect::to(&back(headers))).into_response()
}

fn back(headers: &HeaderMap) -> String {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let host = text(header::HOST).unwrap_or_default();
    let page = text(header::REFERER).and_then(|referer| own_path(referer.split_once("://")?.1.strip_prefix(host)?));
    page.unwrap_or_else(|| "/".to_owned())
}
