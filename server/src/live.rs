//! Server-sent events: «changed», nothing else. The page fetches again through its own door.

use crate::router::Site;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use backend::accounts::Visit;
use backend::actor::Actor;
use http::StatusCode;
use std::convert::Infallible;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::BroadcastStream;

/// Streams in all (security 54).
const MAX_STREAMS: usize = 500;
static STREAMS: AtomicUsize = AtomicUsize::new(0);

/// `/live/campaign:<id>` or `/live/indicators:<org>`, for signed-in users only.
///
/// The stream ends after half a minute and the browser comes again: so a closed account stops watching.
pub async fn stream(
    State(site): State<Site>,
    Path(topic): Path<String>,
    Extension(visit): Extension<Visit>,
) -> Response {
    if !matches!(visit.actor, Actor::User { .. }) {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let Some(place) = Place::take() else {
        return StatusCode::TOO_MANY_REQUESTS.into_response();
    };
    let nudges = BroadcastStream::new(site.cx.live.watch()).filter_map(move |nudge| {
        // A watcher that fell behind is told «changed» as well: it fetches everything anyway.
        let _held = &place;
        let is_own = nudge.map_or(true, |nudged| nudged.to_string() == topic);
        is_own.then(|| Ok::<_, Infallible>(Event::default().event("changed").data("")))
    });
    let hello = tokio_stream::once(Ok(Event::default()
        .event("hello")
        .data("")
        .retry(Duration::from_secs(1))));
    let ends = tokio::time::Instant::now() + Duration::from_secs(30);
    let stream = futures::StreamExt::take_until(hello.chain(nudges), tokio::time::sleep_until(ends));
    Sse::new(stream).keep_alive(KeepAlive::default()).into_response()
}

struct Place;

impl Place {
    fn take() -> Option<Self> {
        let before = STREAMS.fetch_add(1, Ordering::Relaxed);
        let place = Place;
        (before < MAX_STREAMS).then_some(place)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        STREAMS.fetch_sub(1, Ordering::Relaxed);
    }
}
