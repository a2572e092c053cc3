//! Handing in: once; scored; the record attempt.

use super::school::{Plan, School, choice, column, school};
use backend::attempts::{Receipt, invalidate, save, start, submit};
use backend::error::Error;
use backend::jobs;

#[tokio::test(flavor = "multi_thread")]
async fn security_25_fifty_submits_at_once_give_one_receipt() {
    let school = school(Plan::default()).await;
    let (who, attempt) = school.start(0).await;
    for item in ["q1", "q2", "q3", "q4"] {
        school.answer(&who, attempt, item, "a", 1).await;
    }
    let all = (0..50).map(|_| {
        let (cx, who) = (school.cx.clone(), who.clone());
        tokio::spawn(async move { submit(&cx, &who, attempt).await })
    });
    let mut receipts: Vec<Receipt> = Vec::new();
    for one in futures::future::join_all(all).await {
        receipts.push(one.unwrap().unwrap());
    }
    assert!(receipts.windows(2).all(|pair| pair[0] == pair[1]));
    let facts = "SELECT count(*) FROM facts WHERE action = 'attempt.submit'";
    assert_eq!(school.number(facts).await, 1);
    assert_eq!(school.number("SELECT count(*) FROM item_scores").await, 5);
    assert_eq!(school.text("SELECT points FROM attempts").await, "4");
    assert_eq!(school.rung().await, "complete");
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
