//! Trial runs of a draft (B4).

use super::*;
use backend::error::Error;
use backend::trials::{begin, result, running, save, submit, turn};
use domain::access::Role;
use domain::attempts::wire::{Running, SaveItem, Turn};
use domain::points::whole;
use sea_orm::{ConnectionTrait, Statement};
use std::collections::BTreeMap;

async fn started(author: &Author) -> Running {
    begin(&author.cx, &author.actor, author.org, author.id).await.unwrap();
    let found = running(&author.cx, &author.actor, author.org, author.id).await;
    found.unwrap().unwrap()
}

fn picked(run: &Running, item: &str, option: &str, revision: i64) -> SaveItem {
    SaveItem {
        attempt: run.attempt,
        item: domain::ids::Slug::parse(item).unwrap(),
        revision,
        fields: Some(BTreeMap::from([(item.to_owned(), vec![option.to_owned()])])),
        flagged: None,
    }
}

async fn rows(author: &Author, table: &str) -> i64 {
    let db = author.cx.db.read();
    let sql = Statement::from_string(db.get_database_backend(), format!("SELECT count(*) FROM {table}"));
    let row = db.query_one_raw(sql).await.unwrap().unwrap();
    row.try_get_by_index(0).unwrap()
}

#[tokio::test]
async fn b4_a_trial_run_is_scored_like_an_attempt_and_is_none() {
    let author = Author::of("test").await;
    let (item, options) = author.sound_test().await;
    let Author { cx, org, actor, id, .. } = &author;
    let run = started(&author).await;
    let saved = save(cx, actor, *org, *id, picked(&run, &item, &options[0], 5)).await;
    assert_eq!(saved.unwrap().answered, 1);
    save(cx, actor, *org, *id, picked(&run, &item, &options[1], 6))
        .await
        .unwrap();
    save(cx, actor, *org, *id, picked(&run, &item, &options[2], 4))
        .await
        .unwrap();
    let now = running(cx, actor, *org, *id).await.unwrap().unwrap();
    assert_eq!(
        now.fields[&item],
        [options[1].clone()],
        "an older revision changes nothing"
    );

    submit(cx, actor, *org, *id, run.attempt).await.unwrap();
    submit(cx, actor, *org, *id, run.attempt).await.unwrap();
    let came_to = result(cx, actor, *org, *id).await.unwrap().unwrap();
    assert_eq!((came_to.points, came_to.max), (whole(1), whole(1)));
    for table in [
        "attempts",
        "answers",
        "attempt_scores",
        "deficits",
        "targets",
        "campaigns",
    ] {
        assert_eq!(rows(&author, table).await, 0, "{table}");
    }
    let late = save(cx, actor, *org, *id, picked(&run, &item, &options[0], 9)).await;
    assert!(matches!(late, Err(Error::Conflict(problem)) if problem.kind == "trial-over"));
}

#[tokio::test]
async fn b4_a_page_without_script_is_kept_and_an_edit_of_the_draft_does_not_reach_the_run() {
    let author = Author::of("test").await;
    let (item, options) = author.sound_test().await;
    let Author { cx, org, actor, id, .. } = &author;
    let run = started(&author).await;
    author.set(&item, "stem", "Совсем другой вопрос?").await;
    let page = Turn {
        attempt: run.attempt,
        section: run.questionnaire.sections[0].id.clone(),
        fields: BTreeMap::from([(item.clone(), vec![options[0].clone()])]),
        flagged: Vec::new(),
        is_back: false,
    };
    turn(cx, actor, *org, *id, page).await.unwrap();
    let now = running(cx, actor, *org, *id).await.unwrap().unwrap();
    assert_eq!(now.fields[&item], [options[0].clone()]);
    assert_eq!(
        now.questionnaire.items().next().unwrap().stem,
        "Какой отзыв помогает ученику?"
    );
}

#[tokio::test]
async fn b4_a_trial_run_is_its_author_s_own_and_needs_a_question() {
    let author = Author::of("test").await;
    let Author { cx, org, id, .. } = &author;
    let empty = begin(cx, &author.actor, *org, *id).await;
    assert!(matches!(empty, Err(Error::Conflict(problem)) if problem.kind == "trial-empty"));
    author.sound_test().await;
    started(&author).await;
    let colleague = crate::support::member(cx, *org, Role::Coordinator).await;
    assert!(running(cx, &colleague, *org, *id).await.unwrap().is_none());
    let neighbour = crate::support::school(cx, "s8").await;
    let stranger = crate::support::member(cx, neighbour, Role::Coordinator).await;
    assert!(running(cx, &stranger, *org, *id).await.is_err());
}

#[tokio::test]
async fn security_23_a_trial_run_keeps_the_fixed_order_too() {
    let author = Author::of("test").await;
    let (first, options) = author.sound_test().await;
    author.set("", "fixed_order", "true").await;
    author.post(&[("act", "add_section")]).await.unwrap();
    let sections = author.draft().await.questionnaire.sections;
    let last = sections[1].id.to_string();
    let item = author
        .post(&[("act", "add_item"), ("value", "long_text"), ("to", &last)])
        .await;
    let item = item.unwrap().focus.unwrap().to_string();
    let Author { cx, org, actor, id, .. } = &author;
    let run = started(&author).await;
    assert_eq!(run.order.unwrap().due, Some(1));
    assert!(run.questionnaire.sections[1].items.is_empty());
    let is_refused = |result: backend::error::Result<_>| matches!(result, Err(Error::Conflict(problem)) if problem.kind == "order-fixed");
    assert!(is_refused(
        save(cx, actor, *org, *id, picked(&run, &item, "Рано", 1))
            .await
            .map(|_| ())
    ));
    assert!(is_refused(submit(cx, actor, *org, *id, run.attempt).await));
    let page = Turn {
        attempt: run.attempt,
        section: sections[0].id.clone(),
        fields: BTreeMap::from([(first.clone(), vec![options[0].clone()])]),
        flagged: Vec::new(),
        is_back: false,
    };
    turn(cx, actor, *org, *id, page.clone()).await.unwrap();
    assert!(is_refused(turn(cx, actor, *org, *id, page).await.map(|_| ())));
    assert!(is_refused(
        save(cx, actor, *org, *id, picked(&run, &first, &options[1], i64::MAX))
            .await
            .map(|_| ())
    ));
    save(cx, actor, *org, *id, picked(&run, &item, "Теперь можно", 1))
        .await
        .unwrap();
}
