//! Sections and items: adding, moving, deleting.

use crate::ids::{ItemId, SectionId, Slug};
use crate::instruments::draft::Draft;
use crate::instruments::edit::Refusal;
use crate::instruments::edit::fresh::Ids;
use crate::instruments::edit::place::{section_index, siblings_mut, spot, spot_of};
use crate::instruments::edit::target::{Place, Step};
use crate::instruments::edit::{keys, limits};
use crate::instruments::new_item::new_item;
use crate::problem::Problem;
use crate::questionnaire::kinds::Kind;
use crate::questionnaire::{Item, Section};

type Focus = Result<Option<Slug>, Refusal>;

/// Adds an empty section after that one, or at the end.
pub fn add_section(draft: &mut Draft, after: Option<&SectionId>, ids: &mut Ids) -> Focus {
    let questionnaire = &mut draft.questionnaire;
    limits::at_most(questionnaire.sections.len() + 1, limits::SECTIONS, "too-many-sections")?;
    let index = match after {
        Some(after) => section_index(questionnaire, after).ok_or(Refusal::Missing)? + 1,
        None => questionnaire.sections.len(),
    };
    let id = ids.next();
    let section = Section {
        id: id.clone(),
        title: String::new(),
        intro: String::new(),
        show_if: None,
        items: Vec::new(),
    };
    questionnaire.sections.insert(index, section);
    Ok(Some(id))
}

/// Adds an empty item; in a test it is worth one point, and its key is still to be given.
pub fn add_item(draft: &mut Draft, kind: &str, place: &Place, ids: &mut Ids) -> Focus {
    let item = new_item(kind, &mut || ids.next()).ok_or_else(|| Problem::new("", "unknown-kind"))?;
    limits::room_for_items(&draft.questionnaire, item.with_parts().count())?;
    let id = item.id.clone();
    let added: Vec<Item> = item.with_parts().cloned().collect();
    put(draft, item, place)?;
    for item in &added {
        keys::start(draft, item);
    }
    Ok(Some(id))
}

/// Moves a section, or an item, by one; at the edge nothing changes.
pub fn move_by_one(draft: &mut Draft, at: &Slug, step: Step) -> Focus {
    let sections = &mut draft.questionnaire.sections;
    if let Some(index) = sections.iter().position(|it| it.id == *at) {
        if let Some(to) = step.from(index, sections.len()) {
            sections.swap(index, to);
        }
        return Ok(Some(at.clone()));
    }
    let found = spot(&draft.questionnaire, at).ok_or(Refusal::Missing)?;
    let siblings = siblings_mut(&mut draft.questionnaire, found)?;
    if let Some(to) = step.from(found.index, siblings.len()) {
        siblings.swap(found.index, to);
    } else if found.case.is_none() {
        into_neighbour(draft, found.section, found.index, step);
    }
    Ok(Some(at.clone()))
}

/// Moves an item to a place; `Place::At` counts without the item itself.
pub fn move_to(draft: &mut Draft, at: &ItemId, place: &Place) -> Focus {
    if matches!(place, Place::After(to) | Place::EndOf(to) | Place::At(to, _) if to == at) {
        return Err(Problem::new(at.as_str(), "into-itself").into());
    }
    let found = spot(&draft.questionnaire, at).ok_or(Refusal::Missing)?;
    let item = siblings_mut(&mut draft.questionnaire, found)?.remove(found.index);
    put(draft, item, place)?;
    Ok(Some(at.clone()))
}

/// Deletes a section or an item with all its keys; the neighbour comes into view.
pub fn delete(draft: &mut Draft, at: &Slug) -> Focus {
    let questionnaire = &mut draft.questionnaire;
    let (gone, focus): (Vec<Item>, _) = if let Some(index) = section_index(questionnaire, at) {
        if questionnaire.sections.len() == 1 {
            return Err(Problem::new(at.as_str(), "last-section").into());
        }
        let section = questionnaire.sections.remove(index);
        let left = &questionnaire.sections;
        (
            section.items,
            left.get(index.min(left.len() - 1)).map(|it| it.id.clone()),
        )
    } else {
        let found = spot(questionnaire, at).ok_or(Refusal::Missing)?;
        let owner = owner(draft, found.section, found.case);
        let siblings = siblings_mut(&mut draft.questionnaire, found)?;
        let item = siblings.remove(found.index);
        let near = siblings.get(found.index).or(siblings.last()).map(|it| it.id.clone());
        (vec![item], near.or(owner))
    };
    for item in gone.iter().flat_map(Item::with_parts) {
        draft.keys.items.remove(&item.id);
    }
    Ok(focus)
}

fn owner(draft: &Draft, section: usize, case: Option<usize>) -> Option<Slug> {
    let section = draft.questionnaire.sections.get(section)?;
    match case {
        Some(case) => section.items.get(case).map(|it| it.id.clone()),
        None => Some(section.id.clone()),
    }
}

fn put(draft: &mut Draft, item: Item, place: &Place) -> Result<(), Refusal> {
    let to = spot_of(&draft.questionnaire, place)?;
    if to.case.is_some() && matches!(item.kind, Kind::Case(_)) {
        return Err(Problem::new(item.id.as_str(), "case-in-case").into());
    }
    siblings_mut(&mut draft.questionnaire, to)?.insert(to.index, item);
    Ok(())
}

fn into_neighbour(draft: &mut Draft, section: usize, index: usize, step: Step) {
    let sections = &mut draft.questionnaire.sections;
    let Some(to) = step.from(section, sections.len()) else {
        return;
    };
    let item = sections[section].items.remove(index);
    let items = &mut sections[to].items;
    let at = if step == Step::Up { items.len() } else { 0 };
    items.insert(at, item);
}
