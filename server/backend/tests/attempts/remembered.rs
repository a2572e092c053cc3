//! What servers remember of campaigns never hides a change, whoever made it.

use super::school::{Plan, School, choice, school};
use backend::Backend;
use backend::attempts::{open_link, save, welcome};
use backend::error::Error;
use futures::future::join;
use sea_orm::ConnectionTrait;
use std::time::Duration;

/// The contact and the school's name on the first screen of these servers.
async fn said(school: &School, servers: &[&Backend]) -> Vec<(String, String)> {
    let mut said = Vec::new();
    for cx in servers {
        let screen = welcome(cx, &school.respondent(0)).await.unwrap();
        said.push((screen.contact, screen.organization));
    }
    said
}

#[tokio::test]
async fn every_change_of_a_campaign_and_of_its_school_is_seen_by_every_server_at_once() {
    let school = school(Plan::default()).await;
    let other = Backend::new(school.cx.db.clone(), school.cx.clock.clone(), school.cx.secret.clone());
    let servers = [&school.cx, &other];
    let before = said(&school, &servers).await;
    assert_eq!(before[0], before[1]);
    school.run("UPDATE campaigns SET contact = 'кабинет 12'").await;
    school.run("UPDATE organizations SET short_name = 'Школа 7'").await;
    let now = ("кабинет 12".to_owned(), "Школа 7".to_owned());
    assert_eq!(said(&school, &servers).await, [now.clone(), now]);
    // Back to what was: the number goes on all the same.
    school
        .run("UPDATE campaigns SET contact = 'кабинет 13', revision = 0")
        .await;
    school
        .run("UPDATE campaigns SET contact = 'кабинет 14', revision = 0")
        .await;
    let contacts = said(&school, &servers).await.into_iter().map(|(contact, _)| contact);
    assert_eq!(contacts.collect::<Vec<_>>(), ["кабинет 14", "кабинет 14"]);
}

#[tokio::test]
async fn a_campaign_that_is_put_off_or_put_away_is_so_from_the_next_request_on() {
    let school = school(Plan::default()).await;
    school.open(0).await;
    school
        .run("UPDATE campaigns SET opens_at = '2099-01-01 09:00:00+00:00'")
        .await;
    let token = school.cx.secret.link_token(school.links[0], 1);
    let early = open_link(&school.cx, &token, "10.0.0.2").await;
    let begun = backend::attempts::start(&school.cx, &school.respondent(0)).await;
    assert!(matches!(begun, Err(Error::Conflict(_))), "{begun:?}");
    assert!(early.is_ok(), "a link opens before its window and says when it begins");
    school
        .run("UPDATE campaigns SET archived_at = opens_at, closed_at = opens_at")
        .await;
    let late = open_link(&school.cx, &token, "10.0.0.2").await;
    assert!(matches!(late, Err(Error::Unknown)), "{late:?}");
}

/// On PostgreSQL a statement that waits for a lock goes on with what stood before the wait, all but the locked rows.
#[tokio::test]
async fn an_answer_that_had_to_wait_is_judged_by_the_campaign_as_it_is_after_the_wait() {
    let school = school(Plan::default()).await;
    let (who, attempt) = school.start(0).await;
    school.answer(&who, attempt, "q1", "a", 1).await;
    let tx = school.cx.db.begin_write().await.unwrap();
    tx.execute_unprepared("UPDATE targets SET position = position")
        .await
        .unwrap();
    let pauses = async {
        // By then the answer waits.
        tokio::time::sleep(Duration::from_millis(200)).await;
        let paused = "UPDATE campaigns SET paused_at = opens_at";
        tx.execute_unprepared(paused).await.unwrap();
        tx.commit().await.unwrap();
    };
    let (late, ()) = join(save(&school.cx, &who, choice(attempt, "q1", "b", 2)), pauses).await;
    assert!(
        matches!(&late, Err(Error::Conflict(problem)) if problem.kind == "campaign-paused"),
        "{late:?}"
    );
}
