//! Nudges between servers: heard by all, and made good when the connection that listens was killed (security 75).

use super::{run, server_at};
use crate::support::fresh_schema;
use backend::Backend;
use backend::jobs;
use backend::live::{Nudge, Topic};
use domain::ids::OrgId;
use std::time::Duration;
use tokio::sync::broadcast::Receiver;
use tokio::time::timeout;
use uuid::Uuid;

/// Far beyond what it takes; a hint that never comes ends the test.
const PATIENCE: u32 = 200;

fn a_topic() -> Topic {
    Topic::Indicators(OrgId(Uuid::now_v7()))
}

/// Waits for a nudge of that kind, while the other server announces the topic again and again.
async fn heard(from: &Backend, at: &mut Receiver<Nudge>, topic: Topic, is_it: impl Fn(Nudge) -> bool) -> bool {
    for _ in 0..PATIENCE {
        from.live.announce(topic);
        if let Ok(Ok(nudge)) = timeout(Duration::from_millis(100), at.recv()).await
            && is_it(nudge)
        {
            return true;
        }
    }
    false
}

#[tokio::test(flavor = "multi_thread")]
async fn security_75_a_nudge_reaches_watchers_at_other_servers_even_after_the_listener_was_killed() {
    let Some(url) = fresh_schema().await else { return };
    let (one, other) = (server_at(&url).await, server_at(&url).await);
    let (topic, foreign) = (a_topic(), a_topic());
    let mut at_other = other.live.watch();
    let tasks = [
        tokio::spawn(jobs::run(one.clone())),
        tokio::spawn(jobs::run(other.clone())),
    ];
    let is_this = |nudge: Nudge| nudge.is_about(topic) && !nudge.is_about(foreign);
    let is_everything = |nudge: Nudge| nudge.is_about(topic) && nudge.is_about(foreign);
    assert!(heard(&one, &mut at_other, topic, is_this).await, "the topic itself");
    run(
        &one,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = 'LISTEN \"otklik_live\"'",
    )
    .await;
    assert!(
        heard(&one, &mut at_other, topic, is_everything).await,
        "look at everything again"
    );
    assert!(
        heard(&one, &mut at_other, topic, is_this).await,
        "and the topic once more"
    );
    for task in tasks {
        task.abort();
    }
}
