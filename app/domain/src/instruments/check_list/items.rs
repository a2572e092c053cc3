//! Findings about single items: their codes, their options, their keys.

use super::Finding;
use crate::ids::OptionId;
use crate::instruments::draft::Draft;
use crate::instruments::edit::keys::{empty_key, fits, keyable};
use crate::instruments::edit::target::List;
use crate::points::whole;
use crate::problem::Problem;
use crate::questionnaire::Item;
use crate::questionnaire::kinds::{Kind, choice::Pick, table::Cell};
use crate::scoring::keys::{ItemKey, Key};
use std::collections::{BTreeMap, BTreeSet};

/// Items without a code, and codes that several items have.
pub fn codes(draft: &Draft) -> Vec<Finding> {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for item in draft.questionnaire.questions() {
        *seen.entry(item.code.trim()).or_default() += 1;
    }
    let found = draft.questionnaire.questions().filter_map(|item| {
        let code = item.code.trim();
        if code.is_empty() {
            return Some(problem(item, "no-code"));
        }
        (seen[code] > 1).then(|| problem(item, "code-twice").with("code", code))
    });
    found.map(Finding::warn).collect()
}

/// Lists with a single option leave nothing to choose.
pub fn lone_options(draft: &Draft) -> Vec<Finding> {
    let is_lone = |item: &&Item| match &item.kind {
        Kind::Choice(it) => it.options.len() + usize::from(it.other.is_some()) == 1,
        Kind::Ranking(it) => it.options.len() == 1,
        Kind::Ordering(it) => it.options.len() == 1,
        Kind::Matrix(it) => it.columns.len() == 1,
        Kind::Table(it) => matches!(&it.cell, Cell::List(options) if options.len() == 1),
        Kind::Matching(it) => it.right.len() == 1,
        _ => false,
    };
    let lone = draft.questionnaire.questions().filter(is_lone);
    lone.map(|item| Finding::warn(problem(item, "one-option"))).collect()
}

/// What is wrong with the keys of a test.
pub fn keys(draft: &Draft) -> Vec<Finding> {
    draft
        .questionnaire
        .questions()
        .flat_map(|item| of_item(draft, item))
        .collect()
}

fn of_item(draft: &Draft, item: &Item) -> Vec<Finding> {
    if empty_key(&item.kind).is_none() {
        return vec![Finding::warn(problem(item, "not-scored"))];
    }
    let Some(entry) = draft.keys.items.get(&item.id) else {
        return vec![Finding::stop(problem(item, "no-key"))];
    };
    if entry.annulled {
        return Vec::new();
    }
    let mut findings: Vec<Finding> = of_key(item, &entry.key).map(Finding::stop).into_iter().collect();
    findings.extend(of_points(draft, item, entry));
    findings
}

fn of_points(draft: &Draft, item: &Item, entry: &ItemKey) -> Vec<Finding> {
    let mut findings = Vec::new();
    if entry.max_points <= whole(0) {
        findings.push(Finding::stop(problem(item, "no-points")));
    }
    let competences = &draft.keys.competences;
    match &entry.competence {
        None if !competences.is_empty() => findings.push(Finding::stop(problem(item, "no-competence"))),
        Some(code) if competences.iter().all(|it| it.code != *code) => {
            findings.push(Finding::stop(problem(item, "competence-gone").with("code", code)));
        }
        _ => {}
    }
    if entry.planned_difficulty.is_none() {
        findings.push(Finding::warn(problem(item, "no-planned-difficulty")));
    }
    findings
}

fn of_key(item: &Item, key: &Key) -> Option<Problem> {
    if !fits(&item.kind, key) || is_empty(key, &item.kind) {
        return Some(problem(item, "no-key"));
    }
    let options = keyable(item, List::Options);
    match key {
        Key::Options(right) => of_options(item, right, &options),
        Key::Order(order) => {
            let given: BTreeSet<&OptionId> = order.iter().collect();
            let gone = given.iter().any(|id| !options.contains(id)) || given.len() != order.len();
            let missing = given.len() < options.len();
            kind_of(item, gone, missing)
        }
        Key::Pairs(pairs) => {
            let (left, right) = (keyable(item, List::Left), keyable(item, List::Right));
            let gone = pairs.iter().any(|(l, r)| !left.contains(l) || !right.contains(r));
            kind_of(item, gone, pairs.len() < left.len())
        }
        Key::Texts(_) | Key::Number { .. } | Key::Expert => None,
    }
}

fn of_options(item: &Item, right: &BTreeSet<OptionId>, options: &BTreeSet<OptionId>) -> Option<Problem> {
    let Kind::Choice(choice) = &item.kind else {
        return None;
    };
    if !right.is_subset(options) {
        return Some(problem(item, "key-option-gone"));
    }
    let most = match choice.pick {
        Pick::One => 1,
        Pick::Many { max, .. } => max.map_or(usize::MAX, usize::from),
    };
    let least = match choice.pick {
        Pick::One => 1,
        Pick::Many { min, .. } => usize::from(min),
    };
    let unreachable = right.len() > most || right.len() < least;
    unreachable.then(|| problem(item, "key-cannot-be-picked").with("right", right.len()))
}

fn is_empty(key: &Key, kind: &Kind) -> bool {
    match key {
        Key::Options(right) => right.is_empty(),
        Key::Texts(texts) => texts.is_empty() || matches!(kind, Kind::Number(_)),
        Key::Order(order) => order.is_empty(),
        Key::Pairs(pairs) => pairs.is_empty(),
        Key::Number { .. } | Key::Expert => false,
    }
}

fn kind_of(item: &Item, gone: bool, missing: bool) -> Option<Problem> {
    if gone {
        return Some(problem(item, "key-option-gone"));
    }
    missing.then(|| problem(item, "key-incomplete"))
}

fn problem(item: &Item, kind: &str) -> Problem {
    Problem::new(item.id.as_str(), kind)
}
