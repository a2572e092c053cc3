//! The order of an attempt: what moves, what stays, and that a seed keeps its order.

use crate::support::draft;
use domain::instruments::draft::Settings;
use domain::instruments::draw::draw;
use domain::questionnaire::kinds::Kind;
use domain::questionnaire::{Item, Questionnaire};
use std::collections::BTreeSet;

fn ids(questionnaire: &Questionnaire, section: usize) -> Vec<&str> {
    let items = questionnaire.sections[section].items.iter();
    items.map(|item| item.id.as_str()).collect()
}

fn options(item: &Item) -> Vec<&str> {
    let options = match &item.kind {
        Kind::Choice(choice) => &choice.options,
        Kind::Ordering(ordering) => &ordering.options,
        _ => return Vec::new(),
    };
    options.iter().map(|option| option.id.as_str()).collect()
}

#[test]
fn a_seed_gives_the_same_order_for_ever() {
    let draft = draft("shuffled");
    let drawn = draw(&draft.questionnaire, &draft.settings, 7);
    assert_eq!(drawn, draw(&draft.questionnaire, &draft.settings, 7));
    assert_ne!(drawn, draw(&draft.questionnaire, &draft.settings, 8));
}

#[test]
fn only_what_may_move_moves() {
    let draft = draft("shuffled");
    let mut orders = BTreeSet::new();
    for seed in 0..200 {
        let drawn = draw(&draft.questionnaire, &draft.settings, seed);
        let first = ids(&drawn, 0);
        assert_eq!((first[0], first[4], first[5]), ("hello", "asks", "follows"));
        let question = drawn.items().find(|item| item.id.as_str() == "q1").unwrap();
        assert_eq!(options(question)[4], "none");
        let case = drawn.items().position(|item| item.id.as_str() == "case").unwrap();
        let after: Vec<&str> = drawn
            .items()
            .skip(case + 1)
            .take(2)
            .map(|item| item.id.as_str())
            .collect();
        assert_eq!(after, ["p1", "p2"]);
        orders.insert((first.join(" "), options(question).join(" ")));
    }
    assert!(orders.len() > 100, "{}", orders.len());
}

#[test]
fn steps_are_shuffled_even_when_nothing_else_is() {
    let draft = draft("shuffled");
    let settings = Settings::default();
    let drawn: Vec<Questionnaire> = (0..20)
        .map(|seed| draw(&draft.questionnaire, &settings, seed))
        .collect();
    let steps = drawn
        .iter()
        .map(|drawn| options(drawn.items().find(|item| item.id.as_str() == "steps").unwrap()));
    assert!(steps.collect::<BTreeSet<_>>().len() > 5);
    for drawn in &drawn {
        assert_eq!(ids(drawn, 0), ids(&draft.questionnaire, 0));
        assert_eq!(options(&drawn.sections[0].items[1]), ["a", "b", "c", "d", "none"]);
    }
}
