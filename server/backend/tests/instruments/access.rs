//! Who may write, read and see which instruments.

use super::*;
use backend::error::Error;
use backend::instruments::{instruments, publish, undo, version};
use domain::access::Role;

#[tokio::test]
async fn security_2_a_foreign_school_finds_nothing() {
    let author = Author::of("test").await;
    author.sound_test().await;
    let Author { cx, org, actor, id, .. } = &author;
    let own = publish(cx, actor, *org, *id, author.revision().await, "")
        .await
        .unwrap();
    let foreign = crate::support::school(cx, "s8").await;
    let stranger = crate::support::coordinator(foreign);
    assert!(instruments(cx, &stranger, foreign).await.unwrap().lines.is_empty());
    let add = form(&[("act", "add_section")]);
    for place in [foreign, *org] {
        let missing = [
            desk(cx, &stranger, place, *id).await.map(|_| ()),
            edit(cx, &stranger, place, *id, &add).await.map(|_| ()),
            undo(cx, &stranger, place, *id, 0).await,
            publish(cx, &stranger, place, *id, 0, "").await.map(|_| ()),
            version(cx, &stranger, place, *id, own).await.map(|_| ()),
        ];
        assert!(
            missing.iter().all(|it| matches!(it, Err(Error::NotFound(_)))),
            "{missing:?}"
        );
    }
}

#[tokio::test]
async fn the_administration_reads_and_publishes_but_does_not_write() {
    let author = Author::of("test").await;
    author.sound_test().await;
    let Author { cx, org, id, .. } = &author;
    let administration = crate::support::member(cx, *org, Role::SchoolAdmin).await;
    let seen = desk(cx, &administration, *org, *id).await.unwrap();
    assert!(!seen.may_write && seen.may_publish);
    let add = form(&[("act", "add_section")]);
    assert!(matches!(
        edit(cx, &administration, *org, *id, &add).await,
        Err(Error::Forbidden(_))
    ));
    assert!(matches!(
        create(cx, &administration, *org, &new("test")).await,
        Err(Error::Forbidden(_))
    ));
    publish(cx, &administration, *org, *id, seen.revision, "")
        .await
        .unwrap();
    let keeper = crate::support::member(cx, *org, Role::Sysadmin).await;
    assert!(matches!(desk(cx, &keeper, *org, *id).await, Err(Error::Forbidden(_))));
}

#[tokio::test]
async fn a_title_and_a_kind_are_asked_for() {
    let author = Author::of("questionnaire").await;
    for (title, kind, at) in [(" ", "test", "new[title]"), ("Тест", "poem", "new[kind]")] {
        let new = NewInstrument {
            title: title.to_owned(),
            ..new(kind)
        };
        let done = create(&author.cx, &author.actor, author.org, &new).await;
        assert!(matches!(done, Err(Error::Invalid(problems)) if problems[0].at == at));
    }
}
