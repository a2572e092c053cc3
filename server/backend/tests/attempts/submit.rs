//! Handing in: once; scored; the record attempt.

use super::school::{Plan, School, choice, column, school};
use backend::attempts::{Receipt, guest, invalidate, save, start, submit};
use backend::clock::Clock;
use backend::error::Error;
use backend::{Backend, jobs};
use std::sync::Arc;
use tokio::sync::Barrier;

/// As many people, one after the other.
const ROUNDS: usize = 30;

#[tokio::test(flavor = "multi_thread")]
async fn security_25_fifty_submits_at_once_give_one_receipt_in_every_round() {
    let school = school(Plan {
        people: ROUNDS,
        ..Plan::default()
    })
    .await;
    for no in 0..ROUNDS {
        let (who, attempt) = school.start(no).await;
        for item in ["q1", "q2", "q3", "q4"] {
            school.answer(&who, attempt, item, "a", 1).await;
        }
        let together = Arc::new(Barrier::new(50));
        let all = (0..50).map(|_| {
            let (cx, who, together) = (school.cx.clone(), who.clone(), together.clone());
            tokio::spawn(async move {
                together.wait().await;
                submit(&cx, &who, attempt).await
            })
        });
        let mut receipts: Vec<Receipt> = Vec::new();
        for one in futures::future::join_all(all).await {
            receipts.push(one.unwrap().unwrap());
        }
        assert!(receipts.windows(2).all(|pair| pair[0] == pair[1]), "round {no}");
    }
    let people = i64::try_from(ROUNDS).unwrap();
    let facts = "SELECT count(*) FROM facts WHERE action = 'attempt.submit'";
    assert_eq!(school.number(facts).await, people);
    assert_eq!(school.number("SELECT count(*) FROM attempt_scores").await, people);
    let points = column::<String>(&school.cx, "SELECT DISTINCT points FROM attempts").await;
    assert_eq!(points, ["4"]);
    assert_eq!(school.rung().await, "complete");
}

#[tokio::test]
async fn security_72_a_clock_that_jumps_at_a_restart_gives_no_negative_times_and_ends_no_session() {
    for hours in [2, -2] {
        let mut school = school(Plan {
            limit_minutes: None,
            ..Plan::default()
        })
        .await;
        let opened = school.open(0).await;
        let (who, attempt) = school.start(0).await;
        school.answer(&who, attempt, "q1", "a", 1).await;
        let clock = Clock::held_at(school.cx.clock.now() + chrono::Duration::hours(hours));
        school.cx = Backend::new(school.cx.db.clone(), clock, school.cx.secret.clone());
        let came = guest(&school.cx, &opened.ticket).map(|(_, invitation)| invitation);
        assert_eq!(came, Some(opened.invitation), "{hours} h: still the same person");
        school.answer(&who, attempt, "q1", "b", 2).await;
        submit(&school.cx, &who, attempt).await.unwrap();
        while jobs::once(&school.cx).await.unwrap() > 0 {}
        let negative = "SELECT count(*) FROM attempts WHERE submitted_at < started_at";
        assert_eq!(school.number(negative).await, 0, "{hours} h");
    }
}

#[tokio::test]
async fn ac_04_a_second_click_on_start_begins_nothing_new() {
    let school = school(Plan::default()).await;
    let (who, attempt) = school.start(0).await;
    assert_eq!(start(&school.cx, &who).await.unwrap().0, attempt);
    assert_eq!(school.number("SELECT count(*) FROM attempts").await, 1);
}

#[tokio::test]
async fn security_27_nothing_is_taken_after_handing_in() {
    let school = school(Plan::default()).await;
    let attempt = school.take(0, &["a", "a", "a", "a", "a"]).await;
    let late = save(&school.cx, &school.respondent(0), choice(attempt, "q1", "b", 99)).await;
    assert!(matches!(late, Err(Error::Conflict(_))));
    assert_eq!(school.text("SELECT points FROM attempts").await, "5");
    let again = start(&school.cx, &school.respondent(0)).await;
    assert!(matches!(again, Err(Error::Conflict(_))));
}

async fn three_attempts(policy: &'static str) -> School {
    let school = school(Plan {
        attempts_allowed: 3,
        policy,
        ..Plan::default()
    })
    .await;
    school.take(0, &["a", "a", "b", "b", "b"]).await;
    school.take(0, &["a", "a", "a", "a", "b"]).await;
    school.take(0, &["a", "a", "a", "b", "b"]).await;
    school
}

#[tokio::test]
async fn ac_05_further_attempts_do_not_change_the_record_under_the_first_policy() {
    for (policy, no) in [("first", 1), ("best", 2), ("last", 3)] {
        let school = three_attempts(policy).await;
        let records = column::<i32>(&school.cx, "SELECT no FROM attempts WHERE is_record").await;
        assert_eq!(records, [no], "{policy}");
        assert_eq!(school.rung().await, "complete");
    }
}

#[tokio::test]
async fn ex_23_a_struck_out_attempt_leaves_the_person_not_complete_with_a_trace() {
    let school = school(Plan::default()).await;
    let attempt = school.take(0, &["a", "b", "b", "b", "b"]).await;
    while jobs::once(&school.cx).await.unwrap() > 0 {}
    assert_eq!(school.number("SELECT count(*) FROM deficits").await, 2);
    let coordinator = crate::support::coordinator(school.org);
    let without = invalidate(&school.cx, &coordinator, school.org, attempt, " ").await;
    assert!(matches!(without, Err(Error::Invalid(_))));
    invalidate(&school.cx, &coordinator, school.org, attempt, "двое за одним экраном")
        .await
        .unwrap();
    while jobs::once(&school.cx).await.unwrap() > 0 {}
    assert_eq!(school.rung().await, "opened_not_started");
    assert_eq!(school.number("SELECT count(*) FROM deficits").await, 0);
    assert_eq!(
        school.number("SELECT count(*) FROM answers").await,
        5,
        "nothing is deleted"
    );
    assert_eq!(
        school
            .number("SELECT count(*) FROM targets WHERE record_attempt_id IS NULL")
            .await,
        1
    );
    let facts = "SELECT count(*) FROM facts WHERE action = 'attempt.invalidate'";
    assert_eq!(school.number(facts).await, 1);
    assert!(
        start(&school.cx, &school.respondent(0)).await.is_ok(),
        "the try is given back"
    );
}

/// What is written for many at once is what would have been written for each, and a second time nothing is.
#[tokio::test]
async fn deficits_of_many_who_hand_in_together_are_those_of_each() {
    let what = "SELECT CAST(count(*) AS BIGINT) FROM deficits WHERE state = 'open' AND competence = ";
    for together in [true, false] {
        let school = school(Plan {
            people: 3,
            attempts_allowed: 2,
            ..Plan::default()
        })
        .await;
        let taken = [
            ["b", "b", "b", "a", "a"],
            ["a", "a", "a", "a", "a"],
            ["b", "b", "b", "b", "b"],
        ];
        for (no, options) in taken.iter().enumerate() {
            school.take(no, options).await;
            if !together {
                jobs::once(&school.cx).await.unwrap();
            }
        }
        // A second try of the first person does not count under this policy, and finds nothing more.
        school.take(0, &["a", "a", "a", "b", "b"]).await;
        while jobs::once(&school.cx).await.unwrap() > 0 {}
        assert_eq!(school.number(&format!("{what}'K1'")).await, 2, "together: {together}");
        assert_eq!(school.number(&format!("{what}'K2'")).await, 1, "together: {together}");
        school.run("UPDATE facts SET processed_at = NULL").await;
        while jobs::once(&school.cx).await.unwrap() > 0 {}
        assert_eq!(
            school.number("SELECT count(*) FROM deficits").await,
            3,
            "together: {together}"
        );
    }
}
