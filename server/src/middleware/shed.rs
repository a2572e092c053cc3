//! Refuses early when there is more to do than can be done, instead of answering nobody: readers first, so that
//! answers still get in when pages no longer do.

use super::refusal::come_again;
use axum::body::Body;
use axum::extract::State;
use axum::middleware::Next;
use axum::response::Response;
use backend::error::COME_AGAIN_SECONDS;
use http::{Method, Request, StatusCode};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

/// How many requests are worked on, of how many at most.
#[derive(Debug, Default)]
pub struct Load {
    most: usize,
    running: AtomicUsize,
    refused: AtomicU64,
}

/// One request that is worked on.
struct Running<'a>(&'a Load);

impl Load {
    pub fn new(most: usize) -> Self {
        Self {
            most,
            ..Self::default()
        }
    }

    pub fn running(&self) -> usize {
        self.running.load(Ordering::Relaxed)
    }

    pub fn refused(&self) -> u64 {
        self.refused.load(Ordering::Relaxed)
    }

    /// A quarter of all is kept for those who answer.
    fn admit(&self, is_answering: bool) -> Option<Running<'_>> {
        let most = if is_answering {
            self.most
        } else {
            self.most - self.most / 4
        };
        let begun = self.running.fetch_add(1, Ordering::Relaxed);
        let running = Running(self);
        if begun < most {
            return Some(running);
        }
        drop(running);
        self.refused.fetch_add(1, Ordering::Relaxed);
        None
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.0.running.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Works on the request, if it is not too many.
pub async fn refuse_too_many(State(load): State<Arc<Load>>, request: Request<Body>, next: Next) -> Response {
    let is_answering = request.method() == Method::POST && request.uri().path().starts_with("/api/attempts/");
    let Some(_running) = load.admit(is_answering) else {
        let (parts, _) = request.into_parts();
        return come_again(&parts, StatusCode::SERVICE_UNAVAILABLE, COME_AGAIN_SECONDS);
    };
    next.run(request).await
}

#[cfg(test)]
mod tests {
    use super::Load;

    #[test]
    fn readers_are_refused_before_those_who_answer_and_ended_requests_make_room() {
        let load = Load::new(4);
        let three = [load.admit(false), load.admit(true), load.admit(false)];
        assert!(three.iter().all(Option::is_some));
        assert!(load.admit(false).is_none());
        let last = load.admit(true);
        assert!(last.is_some() && load.admit(true).is_none());
        assert_eq!((load.running(), load.refused()), (4, 2));
        drop(three);
        assert!(load.admit(false).is_some());
    }
}
