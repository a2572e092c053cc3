//! One file at a time for each person, there or back: a second click, or a program that asks for all at once, comes again
//! later (security 53). Whoever goes away is forgotten: the work ends with the connection.

use super::refusal::come_again;
use crate::places::Places;
use axum::Extension;
use axum::body::Body;
use axum::extract::State;
use axum::middleware::Next;
use axum::response::Response;
use backend::accounts::Visit;
use backend::actor::Actor;
use domain::ids::UserId;
use http::{Request, StatusCode};

const COME_AGAIN_SECONDS: u32 = 5;

/// Goes on with the file, unless this person's last one is still under way.
pub async fn one_file(
    State(under_way): State<Places<UserId>>,
    Extension(visit): Extension<Visit>,
    request: Request<Body>,
    next: Next,
) -> Response {
    let Actor::User { id, .. } = visit.actor else {
        return next.run(request).await;
    };
    let Some(_place) = under_way.take(id) else {
        let (parts, _) = request.into_parts();
        return come_again(&parts, StatusCode::TOO_MANY_REQUESTS, COME_AGAIN_SECONDS);
    };
    next.run(request).await
}
