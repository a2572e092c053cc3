//! Keys: which answers of an item are right. Only a test has keys.

use crate::ids::{ItemId, OptionId, Slug};
use crate::instruments::draft::{Draft, InstrumentKind};
use crate::instruments::edit::Refusal;
use crate::instruments::edit::place::lists;
use crate::instruments::edit::target::{List, Step};
use crate::points::whole;
use crate::problem::Problem;
use crate::questionnaire::Item;
use crate::questionnaire::kinds::{Kind, choice::Choice, choice::Pick};
use crate::scoring::keys::{Credit, ItemKey, Key};
use std::collections::{BTreeMap, BTreeSet};

type Focus = Result<Option<Slug>, Refusal>;

/// The key of an item that has none yet; `None` for kinds that no key can score.
///
/// A number has no empty key, so no accepted texts stand for it; the check list asks for the number.
pub fn empty_key(kind: &Kind) -> Option<Key> {
    match kind {
        Kind::Choice(_) => Some(Key::Options(BTreeSet::new())),
        Kind::Text(text) if text.long => Some(Key::Expert),
        Kind::Text(_) | Kind::Number(_) => Some(Key::Texts(Vec::new())),
        Kind::Ordering(it) => Some(Key::Order(it.options.iter().map(|it| it.id.clone()).collect())),
        Kind::Matching(_) => Some(Key::Pairs(BTreeMap::new())),
        Kind::Date(_)
        | Kind::Time(_)
        | Kind::Scale(_)
        | Kind::Matrix(_)
        | Kind::Table(_)
        | Kind::Ranking(_)
        | Kind::Case(_)
        | Kind::Info => None,
    }
}

/// Can this key, filled or not, belong to this kind?
pub fn fits(kind: &Kind, key: &Key) -> bool {
    match (kind, key) {
        (Kind::Choice(_), Key::Options(_)) | (Kind::Number(_), Key::Number { .. }) => true,
        (Kind::Ordering(_), Key::Order(_)) | (Kind::Matching(_), Key::Pairs(_)) => true,
        (Kind::Number(_), Key::Texts(texts)) => texts.is_empty(),
        (Kind::Text(text), Key::Texts(_)) => !text.long,
        (Kind::Text(_), Key::Expert) => true,
        _ => false,
    }
}

/// One point, all or nothing, for that key.
pub fn one_point(key: Key) -> ItemKey {
    ItemKey {
        key,
        max_points: whole(1),
        credit: Credit::Exact,
        competence: None,
        planned_difficulty: None,
        explanation: String::new(),
        annulled: false,
    }
}

/// Gives a new item of a test its key, still empty.
pub fn start(draft: &mut Draft, item: &Item) {
    if draft.kind == InstrumentKind::Test
        && let Some(key) = empty_key(&item.kind)
    {
        draft
            .keys
            .items
            .entry(item.id.clone())
            .or_insert_with(|| one_point(key));
    }
}

/// The key of that item, to be changed; an empty one is made when there is none that fits.
pub fn entry<'a>(draft: &'a mut Draft, at: &ItemId) -> Result<&'a mut ItemKey, Refusal> {
    let item = draft.questionnaire.item(at).ok_or(Refusal::Missing)?;
    if draft.kind != InstrumentKind::Test {
        return Err(Problem::new(at.as_str(), "not-a-test").into());
    }
    let empty = empty_key(&item.kind).ok_or_else(|| Problem::new(at.as_str(), "not-scored-kind"))?;
    let entry = draft
        .keys
        .items
        .entry(at.clone())
        .or_insert_with(|| one_point(empty.clone()));
    if !fits(&item.kind, &entry.key) {
        entry.key = empty;
    }
    Ok(entry)
}

/// Marks an option as right or wrong; where one is picked, marking it right takes the mark off the others.
pub fn mark(draft: &mut Draft, at: &ItemId, option: &OptionId, right: bool) -> Focus {
    let item = draft.questionnaire.item(at).ok_or(Refusal::Missing)?;
    let Kind::Choice(choice) = &item.kind else {
        return Err(Problem::new(at.as_str(), "not-for-this-kind").into());
    };
    let other = choice.other.is_some() && option.as_str() == "other";
    if !other && choice.options.iter().all(|it| it.id != *option) {
        return Err(Refusal::Missing);
    }
    let one = choice.pick == Pick::One;
    if let Key::Options(options) = &mut entry(draft, at)?.key {
        if right && one {
            options.clear();
        }
        if right {
            options.insert(option.clone());
        } else {
            options.remove(option);
        }
    }
    Ok(Some(option.clone()))
}

/// Makes the present order of the steps the right one.
pub fn keep_order(draft: &mut Draft, at: &ItemId) -> Focus {
    let item = draft.questionnaire.item(at).ok_or(Refusal::Missing)?;
    let Kind::Ordering(ordering) = &item.kind else {
        return Err(Problem::new(at.as_str(), "not-for-this-kind").into());
    };
    let order = ordering.options.iter().map(|it| it.id.clone()).collect();
    entry(draft, at)?.key = Key::Order(order);
    Ok(Some(at.clone()))
}

/// Moves a step by one within the right order; at the edge nothing changes.
pub fn move_in_key(draft: &mut Draft, at: &ItemId, option: &OptionId, step: Step) -> Focus {
    let Key::Order(order) = &mut entry(draft, at)?.key else {
        return Err(Problem::new(at.as_str(), "not-for-this-kind").into());
    };
    let index = order.iter().position(|id| id == option).ok_or(Refusal::Missing)?;
    if let Some(to) = step.from(index, order.len()) {
        order.swap(index, to);
    }
    Ok(Some(option.clone()))
}

/// Joins a left side with a right side, or takes its pair off.
pub fn pair(draft: &mut Draft, at: &ItemId, left: &OptionId, right: Option<&OptionId>) -> Focus {
    let item = draft.questionnaire.item(at).ok_or(Refusal::Missing)?;
    let Kind::Matching(matching) = &item.kind else {
        return Err(Problem::new(at.as_str(), "not-for-this-kind").into());
    };
    let has_left = matching.left.iter().any(|it| it.id == *left);
    let has_right = right.is_none_or(|right| matching.right.iter().any(|it| it.id == *right));
    if !has_left || !has_right {
        return Err(Refusal::Missing);
    }
    if let Key::Pairs(pairs) = &mut entry(draft, at)?.key {
        match right {
            Some(right) => pairs.insert(left.clone(), right.clone()),
            None => pairs.remove(left),
        };
    }
    Ok(Some(left.clone()))
}

/// Puts a new step of an ordering at the end of its right order.
pub fn follow_new_option(draft: &mut Draft, at: &ItemId, option: &OptionId) {
    if let Some(Key::Order(order)) = draft.keys.items.get_mut(at).map(|it| &mut it.key) {
        order.push(option.clone());
    }
}

/// Takes a deleted option out of the key of its item.
pub fn forget_option(draft: &mut Draft, at: &ItemId, list: List, option: &OptionId) {
    match draft.keys.items.get_mut(at).map(|it| &mut it.key) {
        Some(Key::Options(options)) => {
            options.remove(option);
        }
        Some(Key::Order(order)) => order.retain(|id| id != option),
        Some(Key::Pairs(pairs)) if list == List::Left => {
            pairs.remove(option);
        }
        Some(Key::Pairs(pairs)) => pairs.retain(|_, right| right != option),
        _ => {}
    }
}

/// The options that an item's key may speak of, by list; «Другое» is called `other`.
pub fn keyable(item: &Item, list: List) -> BTreeSet<OptionId> {
    let named = lists(&item.kind).into_iter().filter(|(name, _)| *name == list);
    let mut ids: BTreeSet<_> = named
        .flat_map(|(_, list)| list.iter().map(|it| it.id.clone()))
        .collect();
    if let Kind::Choice(Choice { other: Some(_), .. }) = &item.kind {
        ids.extend(Slug::parse("other"));
    }
    ids
}
