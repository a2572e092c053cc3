//! From a draft to an immutable version.

use super::*;
use backend::error::Error;
use backend::instruments::{instruments, publish, published, version};

#[tokio::test]
async fn b9_a_published_version_stays_as_it_was_while_the_draft_goes_on() {
    let author = Author::of("test").await;
    let Author { cx, org, actor, id, .. } = &author;
    let (item, _) = author.sound_test().await;
    let first = publish(cx, actor, *org, *id, author.revision().await, "приказ № 5")
        .await
        .unwrap();
    author.set(&item, "stem", "Новый текст").await;
    let seen = published(cx, *org, first).await.unwrap();
    assert_eq!(
        seen.questionnaire.items().next().unwrap().stem,
        "Какой отзыв помогает ученику?"
    );
    let list = instruments(cx, actor, *org).await.unwrap();
    assert_eq!((list.lines[0].version_no, list.lines[0].questions), (Some(1), 1));
    let second = publish(cx, actor, *org, *id, author.revision().await, "")
        .await
        .unwrap();
    let seen_again = version(cx, actor, *org, *id, second).await.unwrap();
    assert_eq!(seen_again.line.no, 2);
    assert_ne!(seen_again.line.content_hash, seen.content_hash);
}

#[tokio::test]
async fn sr_26_stops_of_the_check_list_block_publishing_and_are_named() {
    let author = Author::of("test").await;
    let Author { cx, org, actor, id, .. } = &author;
    let item = author.add("single").await;
    author.set(&item, "stem", "Без ключа").await;
    let done = publish(cx, actor, *org, *id, author.revision().await, "").await;
    let Err(Error::Invalid(stops)) = done else {
        panic!("{done:?}")
    };
    let kinds: Vec<&str> = stops.iter().map(|it| it.kind.as_str()).collect();
    assert!(
        kinds.contains(&"no-key") && kinds.contains(&"no-cut-scores"),
        "{kinds:?}"
    );
    assert!(stops.iter().any(|it| it.at == item));
    let list = instruments(cx, actor, *org).await.unwrap();
    assert_eq!(list.lines[0].version_no, None);
}

#[tokio::test]
async fn what_is_published_is_what_the_author_saw() {
    let author = Author::of("test").await;
    let (item, _) = author.sound_test().await;
    let seen = author.revision().await;
    author.set(&item, "stem", "Правка коллеги").await;
    let done = publish(&author.cx, &author.actor, author.org, author.id, seen, "").await;
    assert!(matches!(done, Err(Error::Conflict(problem)) if problem.kind == "draft-moved-on"));
}
