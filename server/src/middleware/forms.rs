//! Plain forms, without any script: a server function that succeeds leads on, one that refuses leads back
//! to the page, where the problems and everything typed are shown once more.

use crate::site::Site;
use app::error::AppError;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use backend::accounts::{self, Flash, Visit};
use http::{HeaderMap, HeaderValue, Method, Request, StatusCode, header};
use http_body_util::BodyExt;
use std::collections::BTreeMap;

/// More than any of our forms may hold.
const MAX_ANSWER_BYTES: usize = 256 * 1024;

/// Turns a form's POST into a call and its answer into a page to go to; calls by script pass through.
pub async fn answer_plain_forms(State(site): State<Site>, request: Request<Body>, next: Next) -> Response {
    if !is_plain_form(&request) {
        return next.run(request).await;
    }
    let (mut parts, body) = request.into_parts();
    let Ok(body) = body.collect().await.map(http_body_util::Collected::to_bytes) else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    parts
        .headers
        .insert(header::ACCEPT, HeaderValue::from_static("application/json"));
    let (visit, path) = (parts.extensions.get::<Visit>().cloned(), parts.uri.path().to_owned());
    let back = said_way_back(&body).unwrap_or_else(|| way_back(&parts.headers));
    let response = next.run(Request::from_parts(parts, Body::from(body.clone()))).await;
    lead_on(&site, visit, &path, &back, &body, response).await
}

fn is_plain_form(request: &Request<Body>) -> bool {
    let starts = |name, with: &str| {
        let value = request.headers().get(name).and_then(|value| value.to_str().ok());
        value.is_some_and(|value| value.contains(with))
    };
    request.method() == Method::POST
        && request.uri().path().starts_with("/api/")
        && starts(header::ACCEPT, "text/html")
        && starts(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
}

async fn lead_on(
    site: &Site,
    visit: Option<Visit>,
    path: &str,
    back: &str,
    typed: &Bytes,
    response: Response,
) -> Response {
    let (mut parts, body) = response.into_parts();
    let to = parts
        .headers
        .get(header::LOCATION)
        .and_then(|value| value.to_str().ok())
        .and_then(own_path);
    if parts.status.is_success() {
        return see_other(to.as_deref().unwrap_or(back), &mut parts.headers);
    }
    let error = read_error(body).await;
    lead_back(site, visit, (path, back), &error, read_typed(typed)).await
}

/// Leads back to the page of a refused form, where the problems and what was typed are shown once.
pub async fn lead_back(
    site: &Site,
    visit: Option<Visit>,
    (form, back): (&str, &str),
    error: &AppError,
    typed: BTreeMap<String, Vec<String>>,
) -> Response {
    let flash = Flash {
        form: form.to_owned(),
        problems: error.problems(),
        typed,
    };
    let visit = visit.unwrap_or(Visit {
        actor: backend::actor::Actor::Stranger,
        session: None,
        has_flash: false,
    });
    let mut headers = HeaderMap::new();
    match accounts::put_flash(&site.cx, &visit, &flash).await {
        Ok(Some(token)) => {
            let cookie = format!("otklik={token}; Path=/; HttpOnly; SameSite=Lax");
            if let Ok(cookie) = cookie.parse() {
                headers.append(header::SET_COOKIE, cookie);
            }
        }
        Ok(None) => {}
        Err(cause) => tracing::error!(%cause, "a refused form could not be kept"),
    }
    let back = if *error == AppError::Unknown && !back.starts_with("/answer") {
        "/sign-in"
    } else {
        back
    };
    see_other(back, &mut headers)
}

fn see_other(path: &str, headers: &mut HeaderMap) -> Response {
    let mut response = Redirect::to(path).into_response();
    for (name, value) in headers.iter() {
        if name == header::SET_COOKIE || name.as_str() == "clear-site-data" {
            response.headers_mut().append(name.clone(), value.clone());
        }
    }
    response
}

async fn read_error(body: Body) -> AppError {
    let bytes = http_body_util::Limited::new(body, MAX_ANSWER_BYTES)
        .collect()
        .await
        .map(|all| all.to_bytes());
    let error = bytes.ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
    error.unwrap_or_else(|| AppError::Unexpected {
        reference: "form".to_owned(),
    })
}

/// What was typed, to be shown again; secrets are not kept.
fn read_typed(body: &Bytes) -> BTreeMap<String, Vec<String>> {
    let pairs: Vec<(String, String)> = serde_urlencoded_pairs(body);
    let mut typed: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, value) in pairs {
        if !name.contains("password") {
            typed.entry(name).or_default().push(value);
        }
    }
    typed
}

fn serde_urlencoded_pairs(body: &Bytes) -> Vec<(String, String)> {
    url::form_urlencoded::parse(body).into_owned().collect()
}

/// The page that the form itself names: a browser cuts a long address of the page before to the bare host.
fn said_way_back(body: &Bytes) -> Option<String> {
    let said = url::form_urlencoded::parse(body).find(|(name, _)| name == "way_back");
    said.and_then(|(_, path)| own_path(&path))
}

/// The page the form was on, if it is ours.
pub fn way_back(headers: &HeaderMap) -> String {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let host = text(header::HOST).unwrap_or_default();
    let page = text(header::REFERER).and_then(|referer| {
        let (_, rest) = referer.split_once("://")?;
        let path = rest.strip_prefix(host)?;
        own_path(path)
    });
    page.unwrap_or_else(|| "/".to_owned())
}

/// A path on this site: one slash first, no second, no backslash, no control characters (security 14).
pub fn own_path(path: &str) -> Option<String> {
    let rest = path.strip_prefix('/')?;
    let is_foreign = rest.starts_with(['/', '\\']) || path.contains('\\') || path.chars().any(char::is_control);
    (!is_foreign).then(|| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn security_14_only_paths_of_this_site_are_gone_to() {
        for foreign in [
            "//evil.test",
            "/\\evil.test",
            "https:evil.test",
            "https://evil.test",
            "evil",
            "",
            "/a\r\nx: y",
        ] {
            assert_eq!(own_path(foreign), None, "{foreign:?}");
        }
        assert_eq!(own_path("/campaigns?x=1").as_deref(), Some("/campaigns?x=1"));
    }

    #[test]
    fn security_14_a_foreign_referer_leads_home() {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, HeaderValue::from_static("a.ru"));
        for (referer, back) in [
            ("https://evil.test/x", "/"),
            ("http://a.ru/sign-in", "/sign-in"),
            ("http://a.ru.evil.test/", "/"),
        ] {
            headers.insert(header::REFERER, HeaderValue::from_static(referer));
            assert_eq!(way_back(&headers), back);
        }
    }

    #[test]
    fn security_14_the_way_back_that_a_form_names_is_of_this_site() {
        let said = |body: &'static str| said_way_back(&Bytes::from_static(body.as_bytes()));
        assert_eq!(said("a=1&way_back=%2Frules%3Fv%3D2").as_deref(), Some("/rules?v=2"));
        assert_eq!(said("way_back=%2F%2Fevil.test"), None);
        assert_eq!(said("a=1"), None);
    }
}
