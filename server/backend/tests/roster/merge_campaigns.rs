//! Merging two people of whom both were asked: answers, links, counters, routes and the indicator follow.

use super::coded;
use super::merge::pair;
use crate::demo::golden::school_at;
use crate::demo::number;
use backend::actor::Actor;
use backend::indicators::indicator;
use backend::roster::merge;
use domain::indicators::wire::IndicatorQuery;

const ME: &Actor = &Actor::System;

#[tokio::test]
async fn two_targets_of_one_campaign_become_one_that_has_answered() {
    let (cx, org, _folder) = school_at("2026-04-20T12:00").await;
    let query = IndicatorQuery {
        year: "2026".to_owned(),
        ..IndicatorQuery::default()
    };
    let before = indicator(&cx, ME, org, "I1", &query).await.unwrap().reading;
    assert_eq!((before.numerator, before.denominator), (Some(25), Some(41)));
    // P30 has only opened the test that P10 has finished.
    let (into, from) = (coded(&cx, org, "P30").await, coded(&cx, org, "P10").await);
    let counted = "SELECT COALESCE(SUM(count), 0) FROM progress_counters WHERE facet = 'total'";
    let complete =
        "SELECT COALESCE(SUM(count), 0) FROM progress_counters WHERE facet = 'total' AND disposition = 'complete'";
    let (all, done) = (number(&cx, counted).await, number(&cx, complete).await);
    let attempts = number(&cx, "SELECT count(*) FROM attempts").await;
    let links = number(&cx, "SELECT count(*) FROM invitations").await;
    merge(&cx, ME, org, &pair(into, from)).await.unwrap();
    let shared = all - number(&cx, counted).await;
    assert!(shared > 0, "both were asked in one campaign");
    assert_eq!(
        number(&cx, counted).await,
        number(&cx, "SELECT count(*) FROM targets").await
    );
    assert_eq!(number(&cx, complete).await, done);
    let complete = "SELECT count(*) FROM targets WHERE disposition = 'complete'";
    assert_eq!(number(&cx, complete).await, done);
    assert_eq!(number(&cx, "SELECT count(*) FROM attempts").await, attempts);
    assert_eq!(number(&cx, "SELECT count(*) FROM invitations").await, links);
    let open = "SELECT count(*) FROM (SELECT target_id FROM invitations WHERE revoked_at IS NULL \
                GROUP BY target_id HAVING count(*) > 1) AS doubled";
    assert_eq!(number(&cx, open).await, 0, "one person has one link");
    let after = indicator(&cx, ME, org, "I1", &query).await.unwrap();
    assert_eq!(
        (after.reading.numerator, after.reading.denominator),
        (Some(25), Some(40))
    );
    assert!(
        after
            .counts
            .iter()
            .flat_map(|count| &count.people)
            .all(|row| !row.name.is_empty())
    );
}

#[tokio::test]
async fn routes_events_and_deficits_follow_and_nothing_points_to_who_went() {
    let (cx, org, _folder) = school_at("2026-12-15T12:00").await;
    let (into, from) = (coded(&cx, org, "P02").await, coded(&cx, org, "P05").await);
    let counts = |table: &str| {
        let (cx, sql) = (cx.clone(), format!("SELECT count(*) FROM {table}"));
        async move { number(&cx, &sql).await }
    };
    let before = (counts("ioms").await, counts("deficits").await);
    merge(&cx, ME, org, &pair(into, from)).await.unwrap();
    assert_eq!((counts("ioms").await, counts("deficits").await), before);
    for (table, column) in backend::roster::FOLLOWS {
        let sql = format!("SELECT count(*) FROM {table} WHERE {column} IN (SELECT person_id FROM merged_persons)");
        assert_eq!(number(&cx, &sql).await, 0, "{table}.{column}");
    }
    let twice = "SELECT count(*) FROM (SELECT event_id FROM event_participations GROUP BY event_id, person_id \
                 HAVING count(*) > 1) AS doubled";
    assert_eq!(number(&cx, twice).await, 0);
}
