//! Server-sent events: «changed», nothing else. The page fetches again through its own door.

#[cfg(test)]
mod tests;

use crate::site::Site;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use backend::accounts::Visit;
use backend::actor::Actor;
use backend::error::Error;
use backend::live::{Nudge, Topic, watchable};
use futures::{Stream, StreamExt, stream};
use http::{StatusCode, header};
use std::convert::Infallible;
use std::time::Duration;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

/// A browser drops an event without data.
const SOMETHING: &str = "1";
/// Between two words to one watcher: while a whole school hands in, its board is not told of each.
const REST: Duration = Duration::from_millis(250);

/// `/live/campaign:<id>` or `/live/indicators:<org>`, for those who may see what is announced.
pub async fn stream(
    State(site): State<Site>,
    Path(topic): Path<String>,
    Extension(visit): Extension<Visit>,
) -> Response {
    let topic = match watchable(&site.cx, &visit.actor, &topic).await {
        Ok(topic) => topic,
        Err(cause) => return refusal(&cause).into_response(),
    };
    let Actor::User { id, .. } = visit.actor else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    let Some(place) = site.streams.take(id) else {
        return (StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, "30")]).into_response();
    };
    let changes = changes(site.cx.live.watch(), topic).map(move |()| {
        let _held = &place;
        Ok::<_, Infallible>(Event::default().event("changed").data(SOMETHING))
    });
    let hello = Event::default()
        .event("hello")
        .data(SOMETHING)
        .retry(Duration::from_secs(1));
    let hello = stream::once(std::future::ready(Ok(hello)));
    let stream = hello.chain(changes).take_until(Box::pin(end_of_stream(&site)));
    Sse::new(stream).keep_alive(KeepAlive::default()).into_response()
}

/// Something each time the topic has changed; with a rest after each, and what has changed meanwhile is one change.
fn changes(nudges: Receiver<Nudge>, topic: Topic) -> impl Stream<Item = ()> {
    stream::unfold((nudges, Duration::ZERO), move |(mut nudges, rest)| async move {
        tokio::time::sleep(rest).await;
        change(&mut nudges, topic).await?;
        Some(((), (nudges.resubscribe(), REST)))
    })
}

/// Waits until the topic has changed; none when nothing more will.
async fn change(nudges: &mut Receiver<Nudge>, topic: Topic) -> Option<()> {
    loop {
        match nudges.recv().await {
            Ok(nudge) if !nudge.is_about(topic) => {}
            // A watcher that fell behind is told «changed» as well: it fetches everything anyway.
            Ok(_) | Err(RecvError::Lagged(_)) => return Some(()),
            Err(RecvError::Closed) => return None,
        }
    }
}

/// The browser comes again by itself: so a closed account stops watching (security 11), and a server that ends is left.
fn end_of_stream(site: &Site) -> impl Future<Output = ()> + use<> {
    let ending = site.ending.clone().said();
    let lasts = Duration::from_secs(site.limits.stream_seconds);
    async move {
        let _ = tokio::time::timeout(lasts, ending).await;
    }
}

/// A stranger is told to sign in; what is not the actor's looks as if it were not there.
fn refusal(cause: &Error) -> StatusCode {
    match cause {
        Error::Unknown => StatusCode::UNAUTHORIZED,
        Error::NotFound(_) => StatusCode::NOT_FOUND,
        Error::Forbidden(_) => StatusCode::FORBIDDEN,
        _ => {
            tracing::error!(%cause, "a stream could not be opened");
            StatusCode::INTERNAL_SERVER_ERROR
        }
    }
}
