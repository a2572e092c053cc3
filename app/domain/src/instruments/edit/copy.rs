//! Duplicating a section or an item: all ids of the copy are new, and what spoke of the old ones
//! inside the copy (its key, its conditions) speaks of the new ones.

use crate::ids::{ItemId, OptionId, Slug};
use crate::instruments::draft::Draft;
use crate::instruments::edit::fresh::Ids;
use crate::instruments::edit::place::{lists_mut, section_index, siblings_mut, spot};
use crate::instruments::edit::target::List;
use crate::instruments::edit::{Refusal, limits};
use crate::questionnaire::Item;
use crate::questionnaire::condition::{Comparison, Condition};
use crate::questionnaire::kinds::Kind;
use crate::scoring::keys::{ItemKey, Key};
use std::collections::BTreeMap;

/// Old ids to new ones. Options are looked up by item and list: short names need not differ between items.
#[derive(Default)]
struct Renamed {
    items: BTreeMap<ItemId, ItemId>,
    options: BTreeMap<(ItemId, List, OptionId), OptionId>,
}

impl Renamed {
    fn item(&self, id: &ItemId) -> ItemId {
        self.items.get(id).unwrap_or(id).clone()
    }

    fn option(&self, item: &ItemId, list: List, id: &OptionId) -> OptionId {
        let new = self.options.get(&(item.clone(), list, id.clone()));
        new.unwrap_or(id).clone()
    }
}

/// Puts a copy behind the section or item.
pub fn duplicate(draft: &mut Draft, at: &Slug, ids: &mut Ids) -> Result<Option<Slug>, Refusal> {
    let mut renamed = Renamed::default();
    let id = if let Some(index) = section_index(&draft.questionnaire, at) {
        copy_section(draft, index, ids, &mut renamed)?
    } else {
        copy_item(draft, at, ids, &mut renamed)?
    };
    copy_keys(draft, &renamed);
    Ok(Some(id))
}

fn copy_section(draft: &mut Draft, index: usize, ids: &mut Ids, renamed: &mut Renamed) -> Result<Slug, Refusal> {
    let questionnaire = &mut draft.questionnaire;
    limits::at_most(questionnaire.sections.len() + 1, limits::SECTIONS, "too-many-sections")?;
    let mut copy = questionnaire.sections[index].clone();
    limits::room_for_items(questionnaire, copy.items.iter().flat_map(Item::with_parts).count())?;
    copy.id = ids.next();
    for item in &mut copy.items {
        rename(item, ids, renamed);
    }
    for item in &mut copy.items {
        redirect_item(item, renamed);
    }
    let id = copy.id.clone();
    questionnaire.sections.insert(index + 1, copy);
    Ok(id)
}

fn copy_item(draft: &mut Draft, at: &Slug, ids: &mut Ids, renamed: &mut Renamed) -> Result<Slug, Refusal> {
    let questionnaire = &mut draft.questionnaire;
    let mut copy = questionnaire.item(at).ok_or(Refusal::Missing)?.clone();
    limits::room_for_items(questionnaire, copy.with_parts().count())?;
    let found = spot(questionnaire, at).ok_or(Refusal::Missing)?;
    rename(&mut copy, ids, renamed);
    redirect_item(&mut copy, renamed);
    let id = copy.id.clone();
    siblings_mut(questionnaire, found)?.insert(found.index + 1, copy);
    Ok(id)
}

fn rename(item: &mut Item, ids: &mut Ids, renamed: &mut Renamed) {
    let old = std::mem::replace(&mut item.id, ids.next());
    item.code.clear();
    for (list, choosables) in lists_mut(&mut item.kind) {
        for choosable in choosables {
            let option = std::mem::replace(&mut choosable.id, ids.next());
            renamed
                .options
                .insert((old.clone(), list, option), choosable.id.clone());
        }
    }
    renamed.items.insert(old, item.id.clone());
    if let Kind::Case(case) = &mut item.kind {
        case.parts.iter_mut().for_each(|part| rename(part, ids, renamed));
    }
}

fn redirect_item(item: &mut Item, renamed: &Renamed) {
    let rules = item.rules.iter_mut().map(|rule| &mut rule.refuse_if);
    for condition in item.show_if.iter_mut().chain(rules) {
        redirect(condition, renamed);
    }
    if let Kind::Case(case) = &mut item.kind {
        case.parts.iter_mut().for_each(|part| redirect_item(part, renamed));
    }
}

fn redirect(condition: &mut Condition, renamed: &Renamed) {
    for test in &mut condition.tests {
        let old = test.item.clone();
        test.item = renamed.item(&old);
        test.row = test.row.as_ref().map(|row| renamed.option(&old, List::Rows, row));
        match &mut test.is {
            Comparison::Picked(option) | Comparison::NotPicked(option) => {
                let lists = [List::Options, List::Columns];
                let new = Slug::parse(option).and_then(|id| {
                    let mut found = lists.iter().map(|list| renamed.option(&old, *list, &id));
                    found.find(|new| *new != id)
                });
                if let Some(new) = new {
                    *option = new.to_string();
                }
            }
            Comparison::LessThanItem(item) | Comparison::GreaterThanItem(item) => *item = renamed.item(item),
            _ => {}
        }
    }
}

fn copy_keys(draft: &mut Draft, renamed: &Renamed) {
    for (old, new) in &renamed.items {
        if let Some(key) = draft.keys.items.get(old) {
            let copy = copied(key, old, renamed);
            draft.keys.items.insert(new.clone(), copy);
        }
    }
}

fn copied(key: &ItemKey, item: &ItemId, renamed: &Renamed) -> ItemKey {
    let new = |list: List, id: &OptionId| renamed.option(item, list, id);
    let option = |id: &OptionId| new(List::Options, id);
    let mut copy = key.clone();
    copy.key = match &key.key {
        Key::Options(right) => Key::Options(right.iter().map(option).collect()),
        Key::Order(order) => Key::Order(order.iter().map(option).collect()),
        Key::Pairs(pairs) => {
            let pairs = pairs
                .iter()
                .map(|(left, right)| (new(List::Left, left), new(List::Right, right)));
            Key::Pairs(pairs.collect())
        }
        other => other.clone(),
    };
    copy
}
