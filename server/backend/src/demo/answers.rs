//! Answers that are worth exactly so many points: as people err, not as keys do.

use anyhow::{Result, anyhow};
use domain::ids::OptionId;
use domain::points::{Exact, whole};
use domain::questionnaire::answers::{Answers, Value};
use domain::questionnaire::condition::Fields;
use domain::questionnaire::kinds::Kind;
use domain::questionnaire::{Item, Questionnaire};
use domain::scoring::credit;
use domain::scoring::keys::{ItemKey, Key, KeySheet};
use std::collections::{BTreeMap, BTreeSet};

use super::data::Points;

/// Options of one item beyond which not every combination is looked at.
const MOST_OPTIONS: usize = 10;

/// An answer to every item that scores as told; `salt` makes different people err differently.
pub fn answers(questionnaire: &Questionnaire, keys: &KeySheet, points: &Points, salt: usize) -> Result<Answers> {
    let mut answers = Answers::new();
    for (place, item) in questionnaire.questions().enumerate() {
        let key = keys
            .items
            .get(&item.id)
            .ok_or_else(|| anyhow!("{} has no key", item.code))?;
        let wanted = points
            .get(&item.code)
            .ok_or_else(|| anyhow!("no points for {}", item.code))?;
        let found = worth(item, key, whole(*wanted), salt.wrapping_mul(31) + place * 7);
        let value = found.ok_or_else(|| anyhow!("no answer to {} is worth {wanted}", item.code))?;
        answers.insert(item.id.clone(), value);
    }
    Ok(answers)
}

/// One of the answers to an item that are worth so many points.
fn worth(item: &Item, key: &ItemKey, wanted: Exact, salt: usize) -> Option<Value> {
    let fits = |value: &Value| credit::points(key, Some(value), None) == Some(wanted) && is_readable(item, value);
    let mut fitting: Vec<Value> = candidates(item, &key.key).into_iter().filter(fits).collect();
    // The nearest mistakes come first in the list of candidates; the far ones are made by nobody.
    fitting.truncate(6);
    let chosen = salt.checked_rem(fitting.len())?;
    fitting.into_iter().nth(chosen)
}

/// Answers to an item, the right one first and near misses before far ones.
fn candidates(item: &Item, key: &Key) -> Vec<Value> {
    match (&item.kind, key) {
        (Kind::Choice(choice), Key::Options(right)) => {
            let options: Vec<&OptionId> = choice.options.iter().map(|option| &option.id).collect();
            picks(&options, right)
        }
        (_, Key::Order(right)) => orders(right),
        (_, Key::Pairs(right)) => pairings(right),
        (_, Key::Number { value, .. }) => {
            let misses = [0, 1, -1, 2, -2, 5, -5, 10, -10, 100].map(|by| Value::Number(*value + whole(by)));
            misses.to_vec()
        }
        _ => Vec::new(),
    }
}

fn picks(options: &[&OptionId], right: &BTreeSet<OptionId>) -> Vec<Value> {
    let options = &options[..options.len().min(MOST_OPTIONS)];
    let subset = |mask: usize| {
        let taken = options.iter().enumerate().filter(|(place, _)| mask >> place & 1 == 1);
        taken.map(|(_, option)| (*option).clone()).collect::<BTreeSet<_>>()
    };
    let mut sets: Vec<BTreeSet<OptionId>> = (1..1_usize << options.len()).map(subset).collect();
    sets.sort_by_key(|set| (set.len().abs_diff(right.len()), set.symmetric_difference(right).count()));
    let value = |picked| Value::Options { picked, other: None };
    sets.into_iter().map(value).collect()
}

fn orders(right: &[OptionId]) -> Vec<Value> {
    let swapped = |place: usize, other: usize| {
        let mut order = right.to_vec();
        order.swap(place, other);
        order
    };
    let neighbours = (1..right.len()).map(|place| swapped(place - 1, place));
    let apart = (2..right.len()).map(|place| swapped(place - 2, place));
    let turned = (1..right.len()).map(|by| {
        let mut order = right.to_vec();
        order.rotate_left(by);
        order
    });
    let all = std::iter::once(right.to_vec())
        .chain(neighbours)
        .chain(apart)
        .chain(turned);
    all.map(Value::Order).collect()
}

/// The right sides of some left sides moved on by one: every other pair stays right.
fn pairings(right: &BTreeMap<OptionId, OptionId>) -> Vec<Value> {
    let lefts: Vec<&OptionId> = right.keys().take(MOST_OPTIONS).collect();
    let mut masks: Vec<usize> = (0..1_usize << lefts.len()).collect();
    masks.sort_by_key(|mask| mask.count_ones());
    let moved = |mask: usize| {
        let chosen: Vec<&OptionId> = (0..lefts.len())
            .filter(|place| mask >> place & 1 == 1)
            .map(|place| lefts[place])
            .collect();
        let mut pairs = right.clone();
        for (place, left) in chosen.iter().enumerate() {
            let next = chosen[(place + 1) % chosen.len()];
            pairs.insert((*left).clone(), right[next].clone());
        }
        Value::Pairs(pairs)
    };
    masks.into_iter().map(moved).collect()
}

/// Would the form take it? Then somebody may have given it.
fn is_readable(item: &Item, value: &Value) -> bool {
    let fields = Given(item.kind.fields(&item.id, value));
    item.kind
        .read(&item.id, &fields)
        .is_ok_and(|read| read.as_ref() == Some(value))
}

struct Given(Vec<(String, String)>);

impl Fields for Given {
    fn texts(&self, field: &str) -> Vec<String> {
        let own = self.0.iter().filter(|(name, _)| name == field);
        own.map(|(_, text)| text.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;
    use crate::demo::content::draft;
    use crate::demo::data;
    use domain::scoring::grade::grade;

    #[test]
    fn every_attempt_scores_to_exactly_its_points_and_people_err_differently() {
        for (wave, instrument) in [("T1-2026", "T1"), ("T2-2026", "T2"), ("T2-2026-W2", "T2")] {
            let draft = draft(instrument).unwrap();
            let mut given = BTreeSet::new();
            for (salt, ((person, no), points)) in data::points(wave).unwrap().into_iter().enumerate() {
                let answers = answers(&draft.questionnaire, &draft.keys, &points, salt).unwrap();
                let grade = grade(&draft.questionnaire, &draft.keys, &answers, &BTreeMap::new());
                for item in &grade.items {
                    let code = &draft.questionnaire.item(&item.item).unwrap().code;
                    assert_eq!(item.points, Some(whole(points[code])), "{wave} {person} {no} {code}");
                }
                given.insert(serde_json::to_string(&answers).unwrap());
            }
            assert!(given.len() > 3, "{wave}");
        }
    }
}
