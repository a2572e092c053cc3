//! A key that turns out wrong (E22).

use super::*;
use backend::error::Error;
use backend::instruments::{KeyChange, correct_key, key_sheet, publish, version};
use domain::ids::Slug;
use domain::scoring::keys::Key;

#[tokio::test]
async fn e22_a_corrected_key_is_a_new_sheet_with_a_reason_and_everybody_is_scored_before_the_commit() {
    let author = Author::of("test").await;
    let (item, options) = author.sound_test().await;
    let Author { cx, org, actor, id, .. } = &author;
    let first = publish(cx, actor, *org, *id, author.revision().await, "")
        .await
        .unwrap();
    let (item, right) = (Slug::parse(&item).unwrap(), Slug::parse(&options[0]).unwrap());
    let change = KeyChange::Key(Key::Options([right.clone()].into()));
    let mut scored_with = None;
    correct_key(
        cx,
        actor,
        (*org, *id, first),
        &item,
        change,
        "опечатка в ключе",
        async |_, corrected| {
            scored_with = Some(corrected.no);
            Ok(())
        },
    )
    .await
    .unwrap();
    assert_eq!(scored_with, Some(2));
    let (no, sheet) = key_sheet(cx.db.read(), *org, first).await.unwrap();
    assert_eq!((no, &sheet.items[&item].key), (2, &Key::Options([right].into())));
    let seen = version(cx, actor, *org, *id, first).await.unwrap();
    assert_eq!(seen.corrections[0].reason, "опечатка в ключе");
    assert_eq!(seen.line.corrections, 1);
}

#[tokio::test]
async fn e22_a_correction_whose_scoring_fails_is_not_kept() {
    let author = Author::of("test").await;
    let (item, _) = author.sound_test().await;
    let Author { cx, org, actor, id, .. } = &author;
    let first = publish(cx, actor, *org, *id, author.revision().await, "")
        .await
        .unwrap();
    let item = Slug::parse(&item).unwrap();
    let fails = async |_: &_, _: &_| Err(Error::conflict("not-now"));
    let done = correct_key(
        cx,
        actor,
        (*org, *id, first),
        &item,
        KeyChange::Annul(true),
        "спорное",
        fails,
    )
    .await;
    assert!(done.is_err());
    assert_eq!(key_sheet(cx.db.read(), *org, first).await.unwrap().0, 1);
}

#[tokio::test]
async fn e22_a_correction_needs_a_reason_and_a_possible_key() {
    let author = Author::of("test").await;
    let (item, options) = author.sound_test().await;
    let Author { cx, org, actor, id, .. } = &author;
    let first = publish(cx, actor, *org, *id, author.revision().await, "")
        .await
        .unwrap();
    let item = Slug::parse(&item).unwrap();
    let none = async |_: &_, _: &_| Ok(());
    let no_reason = correct_key(cx, actor, (*org, *id, first), &item, KeyChange::Annul(true), " ", none).await;
    assert!(matches!(no_reason, Err(Error::Invalid(_))));
    let two = options.iter().take(2).filter_map(|id| Slug::parse(id)).collect();
    let impossible = KeyChange::Key(Key::Options(two));
    let done = correct_key(cx, actor, (*org, *id, first), &item, impossible, "два верных", none).await;
    assert!(matches!(done, Err(Error::Invalid(problems)) if problems[0].kind == "key-cannot-be-picked"));
}
