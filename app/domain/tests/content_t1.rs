//! The demo test T1 against its plan: 24 items, 30 points, every key within its item (`domain.md` 4.3).
#![allow(clippy::unwrap_used, clippy::expect_used)]

use domain::instruments::draft::Draft;
use domain::instruments::draw::draw;
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

/// Over a thousand draws the right option stands at every place about as often, and its name tells nothing either.
#[test]
fn security_19_neither_the_place_nor_the_name_of_an_option_tells_the_right_one() {
    let draft = draft();
    let (mut names_below, mut names_beside) = (0, 0);
    for item in draft.questionnaire.questions() {
        let Some(Key::Options(right)) = draft.keys.items.get(&item.id).map(|key| &key.key) else {
            continue;
        };
        let (Kind::Choice(choice), 1) = (&item.kind, right.len()) else {
            continue;
        };
        let right = right.first().unwrap();
        let mut at = vec![0_u32; choice.options.len()];
        for seed in 0..1000 {
            let drawn = draw(&draft.questionnaire, &draft.settings, seed);
            let drawn = names_under(drawn.item(&item.id).unwrap())
                .into_iter()
                .map(str::to_owned);
            let place = drawn.collect::<Vec<_>>().iter().position(|name| name == right.as_str());
            at[place.unwrap()] += 1;
        }
        // Five standard deviations of a count that has the chance 1/n a thousand times.
        let expected = 1000.0 / at.len() as f64;
        let spread = 5.0 * (expected * (1.0 - 1.0 / at.len() as f64)).sqrt();
        for count in &at {
            assert!((f64::from(*count) - expected).abs() < spread, "{}: {at:?}", item.code);
        }
        names_below += choice.options.iter().filter(|option| option.id < *right).count();
        names_beside += choice.options.len() - 1;
    }
    let share = names_below as f64 / names_beside as f64;
    assert!((0.3..0.7).contains(&share), "{names_below} of {names_beside}");
}
