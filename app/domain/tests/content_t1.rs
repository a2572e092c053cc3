//! The demo test T1 against its plan: 24 items, 30 points, every key within its item (`domain.md` 4.3).
#![allow(clippy::unwrap_used, clippy::expect_used)]

use domain::instruments::draft::Draft;
use domain::points::{Exact, whole};
use domain::questionnaire::Item;
use domain::questionnaire::kinds::{Choosable, Kind};
use domain::scoring::keys::{ItemKey, Key};
use std::collections::BTreeSet;

const FILE: &str = include_str!("../../../server/backend/src/demo/content/t1.json");

fn draft() -> Draft {
    serde_json::from_str(FILE).expect("t1.json is a draft")
}

fn names(options: &[Choosable]) -> Vec<&str> {
    options.iter().map(|option| option.id.as_str()).collect()
}

/// The names under an item: options, or both sides of its pairs.
fn names_under(item: &Item) -> Vec<&str> {
    match &item.kind {
        Kind::Choice(choice) => names(&choice.options),
        Kind::Ordering(ordering) => names(&ordering.options),
        Kind::Matching(matching) => [names(&matching.left), names(&matching.right)].concat(),
        _ => Vec::new(),
    }
}

fn key_fits(item: &Item, key: &Key) -> bool {
    let set = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect::<BTreeSet<_>>();
    match (&item.kind, key) {
        (Kind::Choice(choice), Key::Options(right)) => {
            let known = set(names(&choice.options));
            !right.is_empty() && right.iter().all(|id| known.contains(id.as_str()))
        }
        (Kind::Ordering(ordering), Key::Order(order)) => {
            let stored = names(&ordering.options);
            let right: Vec<&str> = order.iter().map(|id| id.as_str()).collect();
            stored != right && stored.len() == right.len() && set(stored) == set(right)
        }
        (Kind::Matching(matching), Key::Pairs(pairs)) => {
            set(names(&matching.left)) == pairs.keys().map(ToString::to_string).collect()
                && set(names(&matching.right)) == pairs.values().map(ToString::to_string).collect()
        }
        _ => false,
    }
}

fn sum<'a>(keys: impl Iterator<Item = &'a ItemKey>) -> Exact {
    keys.map(|key| key.max_points).sum()
}

#[test]
fn t1_has_24_items_and_30_points_in_six_competences_of_5() {
    let draft = draft();
    assert_eq!(draft.questionnaire.questions().count(), 24);
    assert_eq!(draft.keys.items.len(), 24);
    assert_eq!(sum(draft.keys.items.values()), whole(30));
    assert_eq!(draft.keys.competences.len(), 6);
    assert_eq!(draft.keys.blueprint.len(), 6);
    for (section, row) in draft.questionnaire.sections.iter().zip(&draft.keys.blueprint) {
        let of = |key: &&ItemKey| key.competence.as_deref() == Some(row.competence.as_str());
        assert_eq!((row.items, row.points), (4, whole(5)));
        assert_eq!(draft.keys.items.values().filter(of).count(), 4, "{}", row.competence);
        assert_eq!(
            sum(draft.keys.items.values().filter(of)),
            row.points,
            "{}",
            row.competence
        );
        let codes: Vec<_> = section.questions().map(|item| item.code.clone()).collect();
        let planned: Vec<_> = (1..=4).map(|number| format!("{}-{number}", row.competence)).collect();
        assert_eq!(codes, planned);
    }
}

#[test]
fn every_item_of_t1_has_a_fitting_key_an_explanation_and_a_planned_difficulty() {
    let draft = draft();
    for item in draft.questionnaire.questions() {
        let key = draft.keys.items.get(&item.id).expect("an item with a key");
        assert!(key_fits(item, &key.key), "{}", item.code);
        assert!(!key.explanation.is_empty(), "{}", item.code);
        assert!(
            item.code.starts_with(key.competence.as_deref().unwrap()),
            "{}",
            item.code
        );
        let difficulty = key.planned_difficulty.unwrap();
        assert!(
            difficulty >= Exact::new(3, 10) && difficulty <= Exact::new(9, 10),
            "{}",
            item.code
        );
    }
}

#[test]
fn every_short_name_of_t1_is_given_once() {
    let draft = draft();
    let sections = draft.questionnaire.sections.iter().map(|section| section.id.as_str());
    let items = draft.questionnaire.items().map(|item| item.id.as_str());
    let under = draft.questionnaire.items().flat_map(names_under);
    let all: Vec<&str> = sections.chain(items).chain(under).collect();
    assert!(all.iter().all(|name| name.len() == 7));
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
}
