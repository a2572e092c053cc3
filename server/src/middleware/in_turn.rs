//! One file at a time for each person, there or back: a second click, or a program that asks for all at once, comes again
//! later (security 53). Files of several people are made in turn. Whoever goes away is forgotten: the work ends with the
//! connection.

use super::refusal::come_again;
use crate::places::Places;
use axum::Extension;
use axum::body::Body;
use axum::extract::State;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use backend::accounts::Visit;
use backend::actor::Actor;
use domain::ids::UserId;
use http::{Request, StatusCode};
use rustix::process::setpriority_process;
use std::sync::Arc;
use std::thread::Builder;
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::sync::{Semaphore, oneshot};
use tokio::time::timeout;

/// Whoever waits longer holds a connection for nothing: their browser asks again.
pub const LONGEST_WAIT: Duration = Duration::from_secs(60);
const COME_AGAIN_SECONDS: u32 = 5;
/// Of 19 steps behind everybody else.
const MODEST: i32 = 10;

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

/// Goes on when it is this file's turn. Files of many rows take a core each and a connection for reports; more of them
/// than there are would take memory and wait for each other half done. Whoever is not signed in gets no file anyway.
pub async fn few_at_once(
    State((turns, longest_wait)): State<(Arc<Semaphore>, Duration)>,
    Extension(visit): Extension<Visit>,
    request: Request<Body>,
    next: Next,
) -> Response {
    let Actor::User { .. } = visit.actor else {
        return next.run(request).await;
    };
    // Nobody closes the turns.
    let Ok(turn) = timeout(longest_wait, turns.acquire_owned()).await else {
        let (parts, _) = request.into_parts();
        return come_again(&parts, StatusCode::SERVICE_UNAVAILABLE, COME_AGAIN_SECONDS);
    };
    let made = apart(async move {
        let _turn = turn;
        next.run(request).await
    });
    match made.await {
        Some(response) => response,
        None => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// Runs the work on a thread of its own, which gives way to others: a hundred thousand rows that are ready one after the
/// other would otherwise keep a thread of those who answer for as long. It ends early when nobody waits for it any more;
/// none when it has failed.
async fn apart<T: Send + 'static>(work: impl Future<Output = T> + Send + 'static) -> Option<T> {
    let ((mut answer, answered), runtime) = (oneshot::channel(), Handle::current());
    let work = move || {
        if cfg!(target_os = "linux") {
            // Only there it is of the thread alone; where it is refused, the work is less modest and that is all.
            let _ = setpriority_process(None, MODEST);
        }
        let done = runtime.block_on(async {
            tokio::select! {
                done = work => Some(done),
                () = answer.closed() => None,
            }
        });
        let _ = done.map(|done| answer.send(done));
    };
    Builder::new().name("file".to_owned()).spawn(work).ok()?;
    answered.await.ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use axum::Router;
    use axum::middleware::from_fn_with_state;
    use axum::routing::get;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use tokio::sync::Barrier;
    use tower::ServiceExt;
    use uuid::Uuid;

    const A_MOMENT: Duration = Duration::from_millis(20);

    fn user() -> Actor {
        Actor::User {
            id: UserId(Uuid::nil()),
            name: String::new(),
            roles: Vec::new(),
        }
    }

    /// Files that this actor asks for and waits so long for, and how many of them were ever made at a time.
    fn files(actor: Actor, turns: usize, wait: Duration) -> (Router, Arc<AtomicUsize>) {
        let (running, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let seen = most.clone();
        // As many as have a turn wait for one another, so that they are made at one time.
        let together = Arc::new(Barrier::new(turns.max(1)));
        let make = move || {
            let (running, most, together) = (running.clone(), most.clone(), together.clone());
            async move {
                most.fetch_max(running.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                together.wait().await;
                running.fetch_sub(1, Ordering::SeqCst);
                "a file"
            }
        };
        let visit = Visit {
            actor,
            session: None,
            has_flash: false,
        };
        let turns = (Arc::new(Semaphore::new(turns)), wait);
        let router = Router::new()
            .route("/", get(make))
            .layer(from_fn_with_state(turns, few_at_once))
            .layer(Extension(visit));
        (router, seen)
    }

    #[tokio::test]
    async fn security_53_so_many_files_are_made_at_a_time_and_the_others_wait_for_their_turn() {
        let (router, most) = files(user(), 2, LONGEST_WAIT);
        let ask = || router.clone().oneshot(Request::new(Body::empty()));
        let (one, two, three, four) = tokio::join!(ask(), ask(), ask(), ask());
        for answer in [one, two, three, four] {
            assert_eq!(answer.unwrap().status(), StatusCode::OK);
        }
        assert_eq!(most.load(Ordering::SeqCst), 2);
    }

    #[tokio::test]
    async fn security_53_a_file_that_is_long_in_the_making_keeps_nobody_waiting_and_ends_with_who_left() {
        let (began, has_begun) = oneshot::channel();
        let (ended, has_ended) = oneshot::channel::<()>();
        let long = tokio::spawn(apart(async move {
            let _ended = ended;
            began.send(()).unwrap();
            std::future::pending::<()>().await;
        }));
        has_begun.await.unwrap();
        long.abort();
        assert!(has_ended.await.is_err(), "what it held is dropped");
        let (go, waits) = std::sync::mpsc::channel::<()>();
        let long = tokio::spawn(apart(async move { waits.recv().unwrap() }));
        tokio::task::yield_now().await;
        // This thread has to go on, or nobody ever says so.
        go.send(()).unwrap();
        assert_eq!(long.await.unwrap(), Some(()));
    }

    #[tokio::test]
    async fn security_53_whoever_has_waited_long_for_a_turn_is_asked_to_come_again() {
        let (router, most) = files(user(), 0, A_MOMENT);
        let answer = router.oneshot(Request::new(Body::empty())).await.unwrap();
        assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(answer.headers()[http::header::RETRY_AFTER], "5");
        assert_eq!(most.load(Ordering::SeqCst), 0);
    }

    #[tokio::test]
    async fn security_53_strangers_do_not_stand_in_the_queue() {
        let (router, _) = files(Actor::Stranger, 0, A_MOMENT);
        let answer = router.oneshot(Request::new(Body::empty())).await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK, "refused by the file itself");
    }
}
