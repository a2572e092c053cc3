//! Is it alive, and can it take answers? `/healthz` says that the process answers; `/readyz` that something could be
//! written durably a moment ago, which a failing disk ends and a healed one brings back (security 66).

use crate::site::Site;
use axum::extract::State;
use backend::Backend;
use http::StatusCode;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::time::{Instant, timeout};

/// How long one look is good for, however often it is asked for.
const GOOD_FOR: Duration = Duration::from_secs(1);
/// Longer than a locked database is waited for.
const WITHIN: Duration = Duration::from_secs(8);

/// What was found at the last look.
#[derive(Clone, Debug, Default)]
pub struct Health(Arc<Mutex<Option<(Instant, bool)>>>);

/// `/readyz`: 200 while answers can be taken; nobody should be sent here otherwise.
pub async fn ready(State(site): State<Site>) -> (StatusCode, &'static str) {
    if site.ending.is_said() {
        return (StatusCode::SERVICE_UNAVAILABLE, "ending");
    }
    match site.health.look(&site.cx).await {
        true => (StatusCode::OK, "ready"),
        false => (StatusCode::SERVICE_UNAVAILABLE, "the database takes nothing"),
    }
}

impl Health {
    async fn look(&self, cx: &Backend) -> bool {
        let mut last = self.0.lock().await;
        if let Some((at, was_good)) = *last
            && at.elapsed() < GOOD_FOR
        {
            return was_good;
        }
        let is_good = match timeout(WITHIN, cx.db.prove_durable()).await {
            Ok(Ok(())) => true,
            Ok(Err(cause)) => {
                tracing::error!(%cause, "not ready: nothing can be written");
                false
            }
            Err(_) => {
                tracing::error!("not ready: nothing was written in time");
                false
            }
        };
        *last = Some((Instant::now(), is_good));
        is_good
    }
}
