//! Handing in a page that is answered without a name. What cannot be taken is shown again in the same answer, as it
//! was typed: a refused form that is kept for the next request would be a trace (security 56).

use crate::middleware::refusal::come_again;
use crate::pages::render_over;
use crate::router::Site;
use app::attempts::sheet;
use app::error::AppError;
use axum::Router;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::post;
use backend::attempts::hand_in_anonymously;
use backend::error::{COME_AGAIN_SECONDS, Error, Result};
use domain::attempts::anonymous::{AnonymousForm, AnonymousSheet};
use domain::ids::{InvitationId, ItemId};
use http::request::Parts;
use http::{Method, Request, StatusCode, Uri};
use http_body_util::{BodyExt, Collected};
use std::time::Duration;

/// Where the page goes; whoever asks for the address again is led to the page.
pub fn routes() -> Router<Site> {
    Router::new().route("/answer/{invitation}/hand-in", post(hand_in).get(to_the_page))
}

async fn to_the_page(Path(invitation): Path<String>) -> Response {
    match invitation.parse::<InvitationId>() {
        Ok(invitation) => Redirect::to(&format!("/answer/{invitation}/sheet")).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn hand_in(State(site): State<Site>, Path(invitation): Path<String>, request: Request<Body>) -> Response {
    let Ok(invitation) = invitation.parse::<InvitationId>() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let (parts, body) = request.into_parts();
    let Ok(body) = body.collect().await.map(Collected::to_bytes) else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    match taken_in_the_end(&site, &parts, invitation, &body).await {
        // The first screen thanks, and says so of a link that no longer opens.
        Ok(None) | Err(Error::Unknown | Error::NotFound(_)) => {
            Redirect::to(&format!("/answer/{invitation}")).into_response()
        }
        Ok(Some(page)) => again(&site, parts, invitation, page).await,
        Err(other) => {
            // The cause goes to the log there.
            let seconds = match AppError::from(other) {
                AppError::Busy(seconds) => seconds,
                _ => COME_AGAIN_SECONDS,
            };
            come_again(&parts, StatusCode::SERVICE_UNAVAILABLE, seconds)
        }
    }
}

/// Once more after a moment when too much was asked at once: without the page nothing typed could be given back.
async fn taken_in_the_end(
    site: &Site,
    parts: &Parts,
    invitation: InvitationId,
    body: &[u8],
) -> Result<Option<AnonymousSheet>> {
    match taken(site, parts, invitation, body).await {
        Err(Error::Busy(seconds)) => {
            tokio::time::sleep(Duration::from_secs(seconds.into())).await;
            taken(site, parts, invitation, body).await
        }
        done => done,
    }
}

async fn taken(site: &Site, parts: &Parts, invitation: InvitationId, body: &[u8]) -> Result<Option<AnonymousSheet>> {
    let respondent = app::ssr::respondent_of(&site.cx, parts, invitation)?;
    hand_in_anonymously(&site.cx, &respondent, &read(body)).await
}

fn read(body: &[u8]) -> AnonymousForm {
    let mut sent = AnonymousForm::default();
    for (name, value) in url::form_urlencoded::parse(body) {
        match &*name {
            "seed" => sent.seed = value.parse().unwrap_or_default(),
            "hidden" => sent.hidden = value.split(' ').filter_map(ItemId::parse).collect(),
            name => {
                if let Some(field) = sheet::field(name) {
                    let texts = sent.fields.entry(field.to_owned()).or_default();
                    texts.push(value.into_owned());
                }
            }
        }
    }
    sent
}

/// The page once more, under its own address.
async fn again(site: &Site, mut parts: Parts, invitation: InvitationId, page: AnonymousSheet) -> Response {
    let is_refused = !page.problems.is_empty();
    parts.method = Method::GET;
    parts.uri = Uri::try_from(format!("/answer/{invitation}/sheet")).unwrap_or_default();
    let mut response = render_over(site, Request::from_parts(parts, Body::empty()), page).await;
    if is_refused {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    response
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_form_is_read_under_the_names_of_its_items() {
        let sent = read(b"seed=7&hidden=q3+q4&fields%5B_q1%5D%5B%5D=a&fields%5B_q1%5D%5B%5D=b&other=x");
        assert_eq!(sent.seed, 7);
        assert_eq!(sent.hidden.len(), 2);
        assert_eq!(sent.fields["q1"], ["a", "b"]);
        assert_eq!(sent.fields.len(), 1);
    }
}
