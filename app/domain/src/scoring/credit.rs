//! Points of one item: an answer against its key (`domain.md` 3.2). Points are fractions and never below 0.

use crate::ids::OptionId;
use crate::points::{Exact, whole};
use crate::questionnaire::answers::Value;
use crate::scoring::keys::{Credit, ItemKey, Key};
use crate::spelling::composed;
use num_rational::Ratio;
use std::collections::{BTreeMap, BTreeSet};

/// The points of an answer; `None` while an expert has not given them.
///
/// No answer is 0 points at once, even where an expert would mark it.
pub fn points(key: &ItemKey, answer: Option<&Value>, expert: Option<Exact>) -> Option<Exact> {
    let Some(answer) = answer else {
        return Some(whole(0));
    };
    let max = key.max_points;
    let all_if = |is_right: bool| if is_right { max } else { whole(0) };
    let points = match (&key.key, answer) {
        (Key::Expert, _) => return expert.map(|points| points.clamp(whole(0), max)),
        (Key::Options(right), Value::Options { picked, .. }) => match picked == right {
            true => max,
            false => part(key, options_share(right, picked)),
        },
        (Key::Pairs(right), Value::Pairs(given)) => match pairs_share(right, given) {
            share if share == whole(1) => max,
            share => part(key, share),
        },
        (Key::Order(right), Value::Order(given)) => match right == given {
            true => max,
            false if is_one_adjacent_swap(right, given) => part(key, Exact::new(1, 2)),
            false => whole(0),
        },
        (Key::Number { value, tolerance }, Value::Number(given)) => all_if(is_near(*given, *value, *tolerance)),
        (Key::Texts(right), Value::Text(given)) => all_if(right.iter().any(|text| fold(text) == fold(given))),
        _ => whole(0),
    };
    Some(points)
}

/// `max(0, (right − wrong) / n_key)`: `right` the picked options of the key, `wrong` the other picked ones.
fn options_share(key: &BTreeSet<OptionId>, picked: &BTreeSet<OptionId>) -> Exact {
    let right = picked.intersection(key).count() as i64;
    let wrong = picked.len() as i64 - right;
    match key.len() as i64 {
        0 => whole(0),
        n_key => Exact::new((right - wrong).max(0), n_key),
    }
}

/// The share of the key's pairs that were given.
fn pairs_share(key: &BTreeMap<OptionId, OptionId>, given: &BTreeMap<OptionId, OptionId>) -> Exact {
    let right = key.iter().filter(|(left, side)| given.get(left) == Some(side)).count();
    match key.len() as i64 {
        0 => whole(0),
        pairs => Exact::new(right as i64, pairs),
    }
}

/// A partly right answer's `share × k`, floored as the credit says; nothing when it is all or nothing.
fn part(key: &ItemKey, share: Exact) -> Exact {
    match key.credit {
        Credit::Exact => whole(0),
        Credit::Partial => (share * key.max_points).floor(),
        Credit::PartialHalf => (share * key.max_points * 2).floor() / 2,
    }
}

fn is_one_adjacent_swap(right: &[OptionId], given: &[OptionId]) -> bool {
    if right.len() != given.len() {
        return false;
    }
    let differing: Vec<usize> = (0..right.len()).filter(|&at| right[at] != given[at]).collect();
    matches!(differing[..], [a, b] if b == a + 1 && right[a] == given[b] && right[b] == given[a])
}

/// Within the tolerance, both ends included; in wide numbers, so that no key can overflow it.
fn is_near(given: Exact, value: Exact, tolerance: Exact) -> bool {
    let [given, value, tolerance] =
        [given, value, tolerance].map(|n| Ratio::<i128>::new((*n.numer()).into(), (*n.denom()).into()));
    let distance = if given > value { given - value } else { value - given };
    distance <= tolerance
}

/// Without case, with е for ё, without outer and repeated spaces.
fn fold(text: &str) -> String {
    let text = composed(text).to_lowercase().replace('ё', "е");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
