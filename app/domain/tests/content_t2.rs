//! The demo's digital test and its two questionnaires read as drafts and have the planned size.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use domain::instruments::draft::{Draft, InstrumentKind};
use domain::points::{Exact, whole};
use domain::questionnaire::{Item, Questionnaire, kinds::Kind};
use domain::scoring::keys::{ItemKey, Key};
use std::collections::BTreeSet;

const T2: &str = include_str!("../../../server/backend/src/demo/content/t2.json");
const QA: &str = include_str!("../../../server/backend/src/demo/content/qa.json");
const QB: &str = include_str!("../../../server/backend/src/demo/content/qb.json");

fn read(json: &str) -> Draft {
    serde_json::from_str(json).unwrap()
}

fn codes(questionnaire: &Questionnaire) -> Vec<&str> {
    questionnaire.questions().map(|item| item.code.as_str()).collect()
}

fn choosables(item: &Item) -> Vec<&str> {
    let lists = match &item.kind {
        Kind::Choice(choice) => vec![&choice.options],
        Kind::Ordering(ordering) => vec![&ordering.options],
        Kind::Ranking(ranking) => vec![&ranking.options],
        Kind::Matching(matching) => vec![&matching.left, &matching.right],
        Kind::Matrix(matrix) => vec![&matrix.rows, &matrix.columns],
        _ => Vec::new(),
    };
    lists.into_iter().flatten().map(|one| one.id.as_str()).collect()
}

fn named_by(key: &Key) -> Vec<&str> {
    match key {
        Key::Options(options) => options.iter().map(|id| id.as_str()).collect(),
        Key::Order(order) => order.iter().map(|id| id.as_str()).collect(),
        Key::Pairs(pairs) => pairs.iter().flat_map(|(l, r)| [l.as_str(), r.as_str()]).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn the_digital_test_has_twenty_five_questions_and_thirty_points() {
    let draft = read(T2);
    assert_eq!(draft.kind, InstrumentKind::Test);
    assert_eq!(draft.questionnaire.questions().count(), 25);
    assert_eq!(draft.keys.items.len(), 25);
    let points: Exact = draft.keys.items.values().map(|key| key.max_points).sum();
    assert_eq!(points, whole(30));
}

#[test]
fn each_competence_has_its_five_items_and_six_points_as_planned() {
    let Draft { keys, .. } = read(T2);
    assert_eq!(keys.competences.len(), 5);
    for row in &keys.blueprint {
        let own = |key: &&ItemKey| key.competence.as_ref() == Some(&row.competence);
        let of_row: Vec<&ItemKey> = keys.items.values().filter(own).collect();
        let points: Exact = of_row.iter().map(|key| key.max_points).sum();
        assert_eq!((of_row.len(), points), (5, whole(6)), "{}", row.competence);
        assert_eq!((row.items, row.points), (5, whole(6)), "{}", row.competence);
    }
}

#[test]
fn every_question_of_the_test_has_an_explained_key_of_its_own_options() {
    let draft = read(T2);
    for item in draft.questionnaire.questions() {
        let key = &draft.keys.items[&item.id];
        assert!(!key.explanation.is_empty(), "{}", item.code);
        let options = choosables(item);
        assert!(
            named_by(&key.key).iter().all(|id| options.contains(id)),
            "{}",
            item.code
        );
    }
}

#[test]
fn no_step_list_is_stored_in_its_right_order() {
    let draft = read(T2);
    for item in draft.questionnaire.questions() {
        if let Key::Order(_) = &draft.keys.items[&item.id].key {
            assert_ne!(
                choosables(item),
                named_by(&draft.keys.items[&item.id].key),
                "{}",
                item.code
            );
        }
    }
}

#[test]
fn the_questionnaires_ask_fourteen_and_sixteen_questions_and_have_no_keys() {
    for (json, letter, count) in [(QA, "A", 14), (QB, "B", 16)] {
        let draft = read(json);
        let expected: Vec<String> = (1..=count).map(|n| format!("{letter}{n}")).collect();
        assert_eq!(codes(&draft.questionnaire), expected);
        assert!(draft.keys.items.is_empty());
    }
}

#[test]
fn short_names_are_unique_and_conditions_look_back() {
    for json in [T2, QA, QB] {
        let Draft { questionnaire, .. } = read(json);
        let mut seen = BTreeSet::new();
        for section in &questionnaire.sections {
            assert!(seen.insert(section.id.as_str()));
            let conditions = section.show_if.iter();
            assert!(
                conditions
                    .flat_map(|c| c.looks_at())
                    .all(|id| seen.contains(id.as_str()))
            );
            for item in section.items.iter().flat_map(Item::with_parts) {
                let conditions = item.show_if.iter();
                assert!(
                    conditions
                        .flat_map(|c| c.looks_at())
                        .all(|id| seen.contains(id.as_str()))
                );
                assert!(seen.insert(item.id.as_str()));
                assert!(choosables(item).into_iter().all(|id| seen.insert(id)), "{}", item.code);
            }
        }
    }
}
