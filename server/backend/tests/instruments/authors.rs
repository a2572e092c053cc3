//! Two authors at one draft, and the way back and forth in its history.

use super::*;
use backend::error::Error;
use backend::instruments::{archive, instruments, redo, undo};

#[tokio::test]
async fn b10_changes_of_different_fields_merge() {
    let author = Author::of("test").await;
    let item = author.add("single").await;
    author
        .post(&[
            ("act", "set"),
            ("at", &item),
            ("field", "stem"),
            ("value", "Текст"),
            ("was", ""),
        ])
        .await
        .unwrap();
    author
        .post(&[
            ("act", "set"),
            ("at", &item),
            ("field", "hint"),
            ("value", "Подсказка"),
            ("was", ""),
        ])
        .await
        .unwrap();
    let draft = author.draft().await;
    let kept = draft.questionnaire.items().next().unwrap();
    assert_eq!((kept.stem.as_str(), kept.hint.as_str()), ("Текст", "Подсказка"));
}

#[tokio::test]
async fn b10_a_change_of_the_same_field_is_refused_with_both_texts_and_nothing_is_lost() {
    let author = Author::of("test").await;
    let item = author.add("single").await;
    let set = |value: &'static str| [("act", "set"), ("field", "stem"), ("value", value), ("was", "")];
    let at = [("at", item.as_str())];
    author.post(&[&set("Текст Ивановой")[..], &at].concat()).await.unwrap();
    let before = author.revision().await;
    let Err(Error::Conflict(problem)) = author.post(&[&set("Текст Петровой")[..], &at].concat()).await
    else {
        panic!("the second text must not be taken");
    };
    assert_eq!(problem.kind, "field-changed");
    assert_eq!(
        (problem.with["mine"].as_str(), problem.with["theirs"].as_str()),
        ("Текст Петровой", "Текст Ивановой")
    );
    assert_eq!(author.revision().await, before);
    assert_eq!(
        author.draft().await.questionnaire.items().next().unwrap().stem,
        "Текст Ивановой"
    );
}

#[tokio::test]
async fn b10_two_authors_at_once_lose_neither_change() {
    let author = Author::of("test").await;
    let (first, second) = (author.add("single").await, author.add("info").await);
    let one = [
        ("act", "set"),
        ("at", first.as_str()),
        ("field", "stem"),
        ("value", "Раз"),
    ];
    let two = [
        ("act", "set"),
        ("at", second.as_str()),
        ("field", "stem"),
        ("value", "Два"),
    ];
    let (a, b) = tokio::join!(author.post(&one), author.post(&two));
    assert!(a.is_ok() && b.is_ok(), "{a:?} {b:?}");
    let stems: Vec<String> = author
        .draft()
        .await
        .questionnaire
        .items()
        .map(|it| it.stem.clone())
        .collect();
    assert_eq!(stems, ["Раз", "Два"]);
}

#[tokio::test]
async fn what_was_typed_into_a_deleted_item_comes_back_with_the_refusal() {
    let author = Author::of("test").await;
    let item = author.add("single").await;
    author.post(&[("act", "delete"), ("at", &item)]).await.unwrap();
    let done = author
        .post(&[("act", "set"), ("at", &item), ("field", "stem"), ("value", "Мой текст")])
        .await;
    let Err(Error::Conflict(problem)) = done else {
        panic!("{done:?}")
    };
    assert_eq!(
        (problem.kind.as_str(), problem.with["mine"].as_str()),
        ("part-gone", "Мой текст")
    );
}

#[tokio::test]
async fn b3_undo_and_redo_go_through_the_stored_history() {
    let author = Author::of("test").await;
    let Author { cx, org, actor, id, .. } = &author;
    let item = author.add("single").await;
    author.set(&item, "stem", "Первый").await;
    author.set(&item, "stem", "Второй").await;
    let stem = || async {
        author
            .draft()
            .await
            .questionnaire
            .items()
            .next()
            .map(|it| it.stem.clone())
    };
    undo(cx, actor, *org, *id, author.revision().await).await.unwrap();
    assert_eq!(stem().await.as_deref(), Some("Первый"));
    redo(cx, actor, *org, *id, author.revision().await).await.unwrap();
    assert_eq!(stem().await.as_deref(), Some("Второй"));
    for _ in 0..3 {
        undo(cx, actor, *org, *id, author.revision().await).await.unwrap();
    }
    assert_eq!(stem().await, None);
    let end = undo(cx, actor, *org, *id, author.revision().await).await;
    assert!(matches!(end, Err(Error::Conflict(problem)) if problem.kind == "history-ends"));
    author.add("info").await;
    let gone = redo(cx, actor, *org, *id, author.revision().await).await;
    assert!(
        matches!(gone, Err(Error::Conflict(_))),
        "a new change ends what could be redone"
    );
}

#[tokio::test]
async fn a_colleagues_change_is_not_taken_back_unseen() {
    let author = Author::of("test").await;
    let seen = author.revision().await;
    author.add("single").await;
    let done = undo(&author.cx, &author.actor, author.org, author.id, seen).await;
    assert!(matches!(done, Err(Error::Conflict(problem)) if problem.kind == "draft-moved-on"));
    assert_eq!(author.draft().await.questionnaire.items().count(), 1);
}

#[tokio::test]
async fn an_instrument_that_is_put_away_stands_apart_and_comes_back() {
    let author = Author::of("test").await;
    let listed = async || instruments(&author.cx, &author.actor, author.org).await.unwrap().lines;
    for is_archived in [true, true, false] {
        archive(&author.cx, &author.actor, author.org, author.id, is_archived)
            .await
            .unwrap();
        assert_eq!(listed().await[0].is_archived, is_archived);
    }
}
