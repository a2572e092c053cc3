//! Reads a request's body to its end before anything else is done for it, so that who sends slowly holds nothing that
//! others wait for (security 48). A body of an unknown packing is refused, and the largest is bounded (security 49).

use crate::limits::Limits;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, Method, Request, StatusCode, header};
use http_body_util::BodyExt;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::{Instant, timeout_at};

/// The slowest line that is waited for, after the first seconds: a kilobyte a second.
const FOR_A_BYTE: Duration = Duration::from_micros(1_000_000 / 1_024);

/// Passes the request on when all of it is here.
pub async fn read(State(limits): State<Arc<Limits>>, request: Request<Body>, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    if is_packed(&parts.headers) {
        return StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response();
    }
    match collect(body, Duration::from_secs(limits.body_seconds), FOR_A_BYTE).await {
        Ok(bytes) => next.run(Request::from_parts(parts, Body::from(bytes))).await,
        Err(status) => status.into_response(),
    }
}

fn is_packed(headers: &HeaderMap) -> bool {
    headers
        .get(header::CONTENT_ENCODING)
        .is_some_and(|packing| packing != "identity")
}

async fn collect(mut body: Body, grace: Duration, for_a_byte: Duration) -> Result<Bytes, StatusCode> {
    let (mut until, mut all) = (Instant::now() + grace, Vec::new());
    loop {
        match timeout_at(until, body.frame()).await {
            Ok(Some(Ok(frame))) => {
                let data = frame.into_data().unwrap_or_default();
                until += for_a_byte * u32::try_from(data.len()).unwrap_or(u32::MAX);
                all.extend(data);
            }
            Ok(None) => return Ok(all.into()),
            Ok(Some(Err(_))) => return Err(StatusCode::PAYLOAD_TOO_LARGE),
            Err(_) => return Err(StatusCode::REQUEST_TIMEOUT),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use futures::stream;
    use std::convert::Infallible;

    /// A body of so many pieces of so many bytes, one every five milliseconds.
    fn slow(pieces: usize, size: usize) -> Body {
        Body::from_stream(stream::unfold(0, move |no| async move {
            tokio::time::sleep(Duration::from_millis(5)).await;
            (no < pieces).then(|| (Ok::<_, Infallible>(vec![b'a'; size]), no + 1))
        }))
    }

    #[tokio::test]
    async fn security_48_a_body_that_trickles_is_given_up_and_a_slow_line_is_not() {
        let (grace, for_a_byte) = (Duration::from_millis(50), Duration::from_millis(1));
        let endless = collect(slow(usize::MAX, 1), grace, for_a_byte).await;
        assert_eq!(endless, Err(StatusCode::REQUEST_TIMEOUT));
        let steady = collect(slow(50, 1_000), grace, for_a_byte).await;
        assert_eq!(steady.unwrap().len(), 50_000);
    }
}
