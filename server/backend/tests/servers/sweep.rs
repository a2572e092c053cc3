//! What nobody can use any more goes, what may be used stays.

use super::number;
use crate::support::{backend, noon};
use backend::accounts::{Flash, Visit, put_flash, sweep};
use backend::actor::Actor;
use chrono::Duration;

#[tokio::test]
async fn sessions_that_are_over_go_and_others_stay() {
    let (cx, _folder) = backend().await;
    let stranger = Visit {
        actor: Actor::Stranger,
        session: None,
        has_flash: false,
    };
    put_flash(&cx, &stranger, &Flash::default()).await.unwrap();
    assert!(!sweep(&cx).await.unwrap());
    assert_eq!(number(&cx, "SELECT count(*) FROM sessions").await, 1);
    cx.clock.set(noon() + Duration::hours(13));
    put_flash(&cx, &stranger, &Flash::default()).await.unwrap();
    sweep(&cx).await.unwrap();
    assert_eq!(number(&cx, "SELECT count(*) FROM sessions").await, 1);
}
