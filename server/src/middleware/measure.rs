//! Counts each request by its route, never by its address: that may hold a personal link (security 61).

use crate::metrics::Requests;
use axum::body::Body;
use axum::extract::{MatchedPath, State};
use axum::middleware::Next;
use axum::response::Response;
use http::Request;
use std::collections::HashSet;
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

/// From here on a request is worth a line in the log.
const SLOW: Duration = Duration::from_secs(2);

/// Counts the request with its status and the time until its answer began.
pub async fn count(State(requests): State<Arc<Requests>>, request: Request<Body>, next: Next) -> Response {
    let matched = request.extensions().get::<MatchedPath>().cloned();
    let door = door_of(request.uri().path());
    let began = Instant::now();
    let response = next.run(request).await;
    let (status, took) = (response.status().as_u16(), began.elapsed());
    let route = door.or(matched.as_ref().map(MatchedPath::as_str)).unwrap_or("none");
    let (route, status) = told(route, status);
    requests.count(route, status, took);
    if took > SLOW {
        tracing::warn!(route, status, milliseconds = took.as_millis(), "a slow answer");
    }
    response
}

/// A row of its own, or a status that the first screen never has, would tell when answers without a name came
/// (security 56).
fn told(route: &str, status: u16) -> (&str, u16) {
    match (route, status) {
        ("/answer/{invitation}/hand-in", ..500) => ("/answer/{invitation}", 200),
        ("/answer/{invitation}/hand-in", _) => ("/answer/{invitation}", status),
        _ => (route, status),
    }
}

/// All doors share one route, so each is known by its own name.
fn door_of(path: &str) -> Option<&'static str> {
    static DOORS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
        let paths = server_fn::axum::server_fn_paths();
        paths.map(|(path, _)| path).collect()
    });
    match path.starts_with("/api/") {
        true => DOORS.get(path).copied(),
        false => None,
    }
}

#[cfg(test)]
mod tests {
    use super::told;

    #[test]
    fn security_56_no_count_tells_when_answers_without_a_name_came() {
        let first_screen = "/answer/{invitation}";
        for status in [303, 404, 422] {
            assert_eq!(told("/answer/{invitation}/hand-in", status), (first_screen, 200));
        }
        assert_eq!(told("/answer/{invitation}/hand-in", 503), (first_screen, 503));
        assert_eq!(
            told("/answer/{invitation}/page", 303),
            ("/answer/{invitation}/page", 303)
        );
    }
}
