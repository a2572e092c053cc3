//! What follows from facts: each is taken by one server, one that fails waits and is never given up.

use super::{number, run, server_at};
use crate::support::{backend, fresh_schema, noon, school};
use backend::Backend;
use backend::actor::Actor;
use backend::check::check;
use backend::facts::{Fact, append};
use backend::jobs;
use chrono::Duration;
use domain::ids::OrgId;

const FACTS: usize = 250;

async fn log(cx: &Backend, org: OrgId, count: usize) {
    let tx = cx.db.begin_write().await.unwrap();
    for _ in 0..count {
        let fact = Fact::PoliciesChanged {};
        append(&tx, &Actor::System, Some(org), noon(), fact).await.unwrap();
    }
    tx.commit().await.unwrap();
}

/// Works until nothing is left; answers how many facts this server took.
async fn work(cx: &Backend) -> usize {
    let mut taken = 0;
    loop {
        match jobs::once(cx).await.unwrap() {
            0 => return taken,
            some => taken += some,
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_several_servers_one_takes_each_fact() {
    let (one, _folder) = backend().await;
    let mut servers = vec![one];
    if let Some(url) = fresh_schema().await {
        servers = vec![server_at(&url).await, server_at(&url).await, server_at(&url).await];
    }
    let org = school(&servers[0], "shared").await;
    log(&servers[0], org, FACTS).await;
    let waiting = number(&servers[0], "SELECT count(*) FROM facts WHERE processed_at IS NULL").await;
    let taken = futures::future::join_all(servers.iter().map(work)).await;
    assert_eq!(taken.iter().sum::<usize>() as i64, waiting, "{taken:?}");
    assert_eq!(
        number(&servers[0], "SELECT count(*) FROM facts WHERE processed_at IS NULL").await,
        0
    );
}

#[tokio::test]
async fn a_consequence_that_fails_waits_longer_each_time_shows_in_the_check_and_is_done_at_last() {
    let (cx, _folder) = backend().await;
    school(&cx, "patient").await;
    work(&cx).await;
    run(
        &cx,
        "INSERT INTO facts (org_id, no, at, actor_kind, action, content, failures, hash) SELECT org_id, -1, at, 'system', \
         'policy.change', '{\"fact\":\"of_a_newer_program\"}', 0, hash FROM facts WHERE no = 1 LIMIT 1",
    )
    .await;
    let mut now = noon();
    for (failures, wait) in [(1, 2), (2, 4), (3, 8), (4, 16), (5, 32), (6, 64)] {
        assert_eq!(jobs::once(&cx).await.unwrap(), 1, "try {failures}");
        cx.clock.set(now + Duration::seconds(wait - 1));
        assert_eq!(jobs::once(&cx).await.unwrap(), 0, "not so soon after try {failures}");
        now += Duration::seconds(wait);
        cx.clock.set(now);
        let found = check(&cx).await.unwrap().join("\n");
        let is_told = found.contains(&format!("(policy.change) failed {failures} times"));
        assert_eq!(is_told, failures >= 3, "{found}");
    }
    run(
        &cx,
        "UPDATE facts SET content = '{\"fact\":\"policies_changed\"}' WHERE processed_at IS NULL",
    )
    .await;
    assert_eq!(jobs::once(&cx).await.unwrap(), 1);
    assert_eq!(
        number(&cx, "SELECT count(*) FROM facts WHERE processed_at IS NULL").await,
        0
    );
}
