//! That a link was opened is noted a moment later, with others.

use super::school::{Plan, column, school};
use backend::Backend;
use backend::attempts::{open_link, start};
use futures::future::join_all;

const MARKED: &str = "SELECT count(*) FROM invitations WHERE first_opened_at IS NOT NULL";
const NOTED: &str = "SELECT count(*) FROM facts WHERE action = 'link.open'";
const COUNTED: &str = "SELECT CAST(coalesce(sum(count), 0) AS BIGINT) FROM progress_counters \
     WHERE facet = 'total' AND disposition = 'opened_not_started'";

#[tokio::test]
async fn openings_of_a_moment_are_noted_together_and_each_once() {
    let school = school(Plan {
        people: 5,
        ..Plan::default()
    })
    .await;
    let groups = school.cx.queue().groups;
    for no in [0, 1, 2, 3, 0] {
        let token = school.cx.secret.link_token(school.links[no], 1);
        open_link(&school.cx, &token, "10.0.0.1").await.unwrap();
    }
    school.cx.settled().await;
    for (what, sql) in [("marked", MARKED), ("noted", NOTED), ("counted", COUNTED)] {
        assert_eq!(column::<i64>(&school.cx, sql).await, [4], "{what}");
    }
    assert!(school.cx.queue().groups - groups <= 2, "far fewer groups than openings");
}

/// Power that is lost in that moment takes the note along, and the respondent's beginning brings it back.
#[tokio::test]
async fn who_begins_has_opened_whatever_became_of_the_note() {
    let school = school(Plan {
        people: 2,
        ..Plan::default()
    })
    .await;
    let token = school.cx.secret.link_token(school.links[0], 1);
    open_link(&school.cx, &token, "10.0.0.1").await.unwrap();
    start(&school.cx, &school.respondent(0)).await.unwrap();
    start(&school.cx, &school.respondent(1)).await.unwrap();
    school.cx.settled().await;
    for (what, sql) in [("marked", MARKED), ("noted", NOTED)] {
        assert_eq!(column::<i64>(&school.cx, sql).await, [2], "{what}: both, each once");
    }
    assert_eq!(column::<i64>(&school.cx, COUNTED).await, [0], "both have begun");
}

/// More than there are connections come back to a campaign that is over, to a server that knows nothing yet.
#[tokio::test]
async fn who_comes_back_with_many_after_a_restart_waits_for_nobody_in_a_ring() {
    let school = school(Plan {
        people: 12,
        ..Plan::default()
    })
    .await;
    for no in 0..12 {
        school.take(no, &["a"]).await;
    }
    school.run("UPDATE campaigns SET closes_at = opens_at").await;
    let anew = Backend::new(school.cx.db.clone(), school.cx.clock.clone(), school.cx.secret.clone());
    let tokens = school.links.iter().map(|link| school.cx.secret.link_token(*link, 1));
    let come = |token: String| {
        let anew = &anew;
        async move { open_link(anew, &token, "10.0.0.1").await.map(|_| ()) }
    };
    for opened in join_all(tokens.map(come)).await {
        opened.unwrap();
    }
}
