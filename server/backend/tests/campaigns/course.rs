//! The course of a campaign: the scheduler, the acts, and the acts a state refuses.

use super::{School, kinds};
use backend::campaigns::{approve_results, edit, links, open_due, show};
use domain::campaigns::window::State;

#[tokio::test]
async fn opening_freezes_the_audience_once_however_often_and_by_however_many_it_is_looked_at() {
    let school = School::new().await;
    let id = school.draft().await;
    school.turn(id, "approve", "", "").await.unwrap();
    assert!(
        links(&school.cx, &school.actor, school.org, id)
            .await
            .unwrap()
            .is_empty()
    );
    school.at("2026-04-20T10:00:00Z");
    let (one, two) = tokio::join!(open_due(&school.cx), open_due(&school.cx));
    assert_eq!(one.unwrap() + two.unwrap(), 1);
    assert_eq!(open_due(&school.cx).await.unwrap(), 0);
    let page = show(&school.cx, &school.actor, school.org, id).await.unwrap();
    assert_eq!(
        (page.row.state, page.row.eligible, page.head_count.total),
        (State::Open, 3, 4)
    );
    assert_eq!(page.history[0].act, "open");
    assert_eq!(page.history[0].who, "");
}

#[tokio::test]
async fn one_whose_time_has_come_opens_at_the_approval() {
    let school = School::new().await;
    let id = school.draft().await;
    school.at("2026-04-21T10:00:00Z");
    school.turn(id, "approve", "", "").await.unwrap();
    assert_eq!(links(&school.cx, &school.actor, school.org, id).await.unwrap().len(), 4);
}

#[tokio::test]
async fn an_act_in_the_wrong_state_is_refused_with_the_state() {
    let school = School::new().await;
    let id = school.draft().await;
    for act in ["pause", "resume", "close", "reopen", "extend", "archive", "withdraw"] {
        let found = kinds(school.turn(id, act, "так надо", "2026-05-30T00:00").await);
        assert_eq!(found, [(act.to_owned(), "campaign-state-forbids".to_owned())]);
    }
    school.turn(id, "approve", "", "").await.unwrap();
    edit(&school.cx, &school.actor, school.org, id, &school.input())
        .await
        .unwrap();
    school.at("2026-04-20T10:00:00Z");
    open_due(&school.cx).await.unwrap();
    let found = kinds(edit(&school.cx, &school.actor, school.org, id, &school.input()).await);
    assert_eq!(found[0].1, "campaign-state-forbids");
}

#[tokio::test]
async fn an_approval_needs_somebody_to_ask_and_time_to_answer() {
    let school = School::new().await;
    let input = domain::campaigns::wire::CampaignInput {
        groups: Vec::new(),
        ..school.input()
    };
    let id = backend::campaigns::create(&school.cx, &school.actor, school.org, &input)
        .await
        .unwrap();
    assert_eq!(kinds(school.turn(id, "approve", "", "").await)[0].1, "audience-empty");
    let id = school.draft().await;
    school.at("2026-06-01T00:00:00Z");
    assert_eq!(kinds(school.turn(id, "approve", "", "").await)[0].1, "window-over");
}

#[tokio::test]
async fn extending_and_reopening_need_a_reason_and_a_later_end() {
    let school = School::new().await;
    let id = school.open().await;
    assert_eq!(
        kinds(school.turn(id, "extend", "", "2026-05-07T23:59").await)[0].0,
        "turn[reason]"
    );
    let earlier = school.turn(id, "extend", "болели", "2026-04-25T23:59").await;
    assert_eq!(
        kinds(earlier),
        [("turn[closes]".to_owned(), "window-not-later".to_owned())]
    );
    school.turn(id, "extend", "болели", "2026-05-07T23:59").await.unwrap();
    let page = show(&school.cx, &school.actor, school.org, id).await.unwrap();
    assert_eq!(page.history[0].reason, "30.04.2026 23:59 → 07.05.2026 23:59. болели");
    school.at("2026-05-08T00:00:00Z");
    let over = school.turn(id, "reopen", "просят", "").await;
    assert_eq!(kinds(over), [("turn[closes]".to_owned(), "window-over".to_owned())]);
    school.turn(id, "reopen", "просят", "2026-05-10T23:59").await.unwrap();
    let page = show(&school.cx, &school.actor, school.org, id).await.unwrap();
    assert_eq!(page.row.state, State::Open);
}

#[tokio::test]
async fn pausing_closing_and_reopening_lead_where_they_say() {
    let school = School::new().await;
    let id = school.open().await;
    let path = [
        ("pause", State::Paused),
        ("resume", State::Open),
        ("close", State::Closed),
        ("reopen", State::Open),
        ("close", State::Closed),
        ("archive", State::Archived),
    ];
    for (act, state) in path {
        school.turn(id, act, "так решили", "").await.unwrap();
        let page = show(&school.cx, &school.actor, school.org, id).await.unwrap();
        assert_eq!(page.row.state, state, "{act}");
    }
}

#[tokio::test]
async fn results_are_approved_once_and_it_is_logged() {
    let school = School::new().await;
    let id = school.draft().await;
    let early = approve_results(&school.cx, &school.actor, school.org, id).await;
    assert_eq!(kinds(early)[0].1, "results-not-to-approve");
    school.turn(id, "approve", "", "").await.unwrap();
    school.at("2026-05-08T00:00:00Z");
    approve_results(&school.cx, &school.actor, school.org, id)
        .await
        .unwrap();
    let page = show(&school.cx, &school.actor, school.org, id).await.unwrap();
    assert!(page.results_approved.is_some() && !page.may_approve_results);
    assert_eq!(page.history[0].act, "approve_results");
}
