//! A key that turns out wrong (E22).

use super::*;
use backend::error::Error;
use backend::instruments::{KeyChange, correct_key, key_sheet, publish, read_correction, version};
use domain::ids::Slug;
use domain::instruments::wire::CorrectionForm;
use domain::questionnaire::kinds::Kind;
use domain::scoring::keys::Key;
use std::collections::BTreeMap;

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

#[tokio::test]
async fn e22_the_order_of_steps_and_the_pairs_are_corrected_as_a_respondent_gives_them() {
    let author = Author::of("test").await;
    let (steps, sides) = (author.add("ordering").await, author.add("matching").await);
    let draft = author.draft().await;
    let kind_of = |id: &str| {
        draft
            .questionnaire
            .items()
            .find(|it| it.id.as_str() == id)
            .unwrap()
            .kind
            .clone()
    };
    let (Kind::Ordering(ordering), Kind::Matching(matching)) = (kind_of(&steps), kind_of(&sides)) else {
        panic!("two kinds were asked for");
    };
    let backwards: Vec<_> = ordering.options.iter().rev().map(|it| it.id.clone()).collect();
    let places = (1..)
        .zip(&backwards)
        .map(|(place, id)| (format!("_{id}"), place.to_string()));
    let (_, change) = read_correction(&draft, &corrected(&steps, places.collect())).unwrap();
    assert_eq!(change, KeyChange::Key(Key::Order(backwards.clone())));

    let all_first = backwards.iter().map(|id| (format!("_{id}"), "1".to_owned())).collect();
    let refused = read_correction(&draft, &corrected(&steps, all_first));
    assert!(matches!(refused, Err(Error::Invalid(problems)) if problems[0].kind == "place-repeated"));

    let right = &matching.right[1].id;
    let pairs = matching
        .left
        .iter()
        .map(|left| (format!("_{}", left.id), right.to_string()));
    let (_, change) = read_correction(&draft, &corrected(&sides, pairs.collect())).unwrap();
    let all = matching.left.iter().map(|left| (left.id.clone(), right.clone()));
    assert_eq!(change, KeyChange::Key(Key::Pairs(all.collect())));
}

fn corrected(item: &str, parts: BTreeMap<String, String>) -> CorrectionForm {
    CorrectionForm {
        item: item.to_owned(),
        act: "key".to_owned(),
        parts,
        ..CorrectionForm::default()
    }
}
