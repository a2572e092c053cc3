//! Finding things in a draft: where an item stands, its lists, a section.

use crate::ids::{ItemId, OptionId, Slug};
use crate::instruments::edit::Refusal;
use crate::instruments::edit::target::{List, Place};
use crate::problem::Problem;
use crate::questionnaire::kinds::table::{Cell, Table};
use crate::questionnaire::kinds::{Choosable, Kind};
use crate::questionnaire::{Item, Questionnaire, Section};

/// Where an item stands. Invariant: it was found in the questionnaire it is used on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    pub section: usize,
    /// The place of the case it is a part of.
    pub case: Option<usize>,
    pub index: usize,
}

/// Where that item stands.
pub fn spot(questionnaire: &Questionnaire, id: &ItemId) -> Option<Spot> {
    for (section, it) in questionnaire.sections.iter().enumerate() {
        for (index, item) in it.items.iter().enumerate() {
            if item.id == *id {
                let case = None;
                return Some(Spot { section, case, index });
            }
            let inner = parts(item).iter().position(|part| part.id == *id);
            if let Some(inner) = inner {
                let case = Some(index);
                return Some(Spot {
                    section,
                    case,
                    index: inner,
                });
            }
        }
    }
    None
}

/// The items among which a spot lies.
pub fn siblings_mut(questionnaire: &mut Questionnaire, spot: Spot) -> Result<&mut Vec<Item>, Refusal> {
    let section = questionnaire.sections.get_mut(spot.section).ok_or(Refusal::Missing)?;
    let Some(case) = spot.case else {
        return Ok(&mut section.items);
    };
    match section.items.get_mut(case).map(|item| &mut item.kind) {
        Some(Kind::Case(case)) => Ok(&mut case.parts),
        _ => Err(Refusal::Missing),
    }
}

/// The spot that a place means.
pub fn spot_of(questionnaire: &Questionnaire, place: &Place) -> Result<Spot, Refusal> {
    let (of, index) = match place {
        Place::After(item) => {
            let found = spot(questionnaire, item).ok_or(Refusal::Missing)?;
            let index = found.index + 1;
            return Ok(Spot { index, ..found });
        }
        Place::EndOf(of) => (of, usize::MAX),
        Place::At(of, index) => (of, *index),
    };
    if let Some(section) = questionnaire.sections.iter().position(|it| it.id == *of) {
        let index = index.min(questionnaire.sections[section].items.len());
        return Ok(Spot {
            section,
            case: None,
            index,
        });
    }
    let outer = spot(questionnaire, of).ok_or(Refusal::Missing)?;
    let item = questionnaire.item(of).ok_or(Refusal::Missing)?;
    if !matches!(item.kind, Kind::Case(_)) || outer.case.is_some() {
        return Err(Problem::new(of.as_str(), "not-a-case").into());
    }
    let index = index.min(parts(item).len());
    let case = Some(outer.index);
    Ok(Spot { case, index, ..outer })
}

/// The item of that id, to be changed.
pub fn item_mut<'a>(questionnaire: &'a mut Questionnaire, id: &ItemId) -> Result<&'a mut Item, Refusal> {
    let found = spot(questionnaire, id).ok_or(Refusal::Missing)?;
    let siblings = siblings_mut(questionnaire, found)?;
    siblings.get_mut(found.index).ok_or(Refusal::Missing)
}

/// The place of that section.
pub fn section_index(questionnaire: &Questionnaire, id: &Slug) -> Option<usize> {
    questionnaire.sections.iter().position(|it| it.id == *id)
}

/// The section of that id, to be changed.
pub fn section_mut<'a>(questionnaire: &'a mut Questionnaire, id: &Slug) -> Option<&'a mut Section> {
    questionnaire.sections.iter_mut().find(|it| it.id == *id)
}

/// The items of a case; none for other kinds.
pub fn parts(item: &Item) -> &[Item] {
    match &item.kind {
        Kind::Case(case) => &case.parts,
        _ => &[],
    }
}

/// The lists of a kind with their names.
pub fn lists(kind: &Kind) -> Vec<(List, &Vec<Choosable>)> {
    match kind {
        Kind::Choice(it) => vec![(List::Options, &it.options)],
        Kind::Ranking(it) => vec![(List::Options, &it.options)],
        Kind::Ordering(it) => vec![(List::Options, &it.options)],
        Kind::Matrix(it) => vec![(List::Rows, &it.rows), (List::Columns, &it.columns)],
        Kind::Table(it) => lists_of_table(it),
        Kind::Matching(it) => vec![(List::Left, &it.left), (List::Right, &it.right)],
        Kind::Text(_)
        | Kind::Number(_)
        | Kind::Date(_)
        | Kind::Time(_)
        | Kind::Scale(_)
        | Kind::Case(_)
        | Kind::Info => Vec::new(),
    }
}

/// The lists of a kind, to be changed.
pub fn lists_mut(kind: &mut Kind) -> Vec<(List, &mut Vec<Choosable>)> {
    match kind {
        Kind::Choice(it) => vec![(List::Options, &mut it.options)],
        Kind::Ranking(it) => vec![(List::Options, &mut it.options)],
        Kind::Ordering(it) => vec![(List::Options, &mut it.options)],
        Kind::Matrix(it) => vec![(List::Rows, &mut it.rows), (List::Columns, &mut it.columns)],
        Kind::Table(it) => lists_of_table_mut(it),
        Kind::Matching(it) => vec![(List::Left, &mut it.left), (List::Right, &mut it.right)],
        Kind::Text(_)
        | Kind::Number(_)
        | Kind::Date(_)
        | Kind::Time(_)
        | Kind::Scale(_)
        | Kind::Case(_)
        | Kind::Info => Vec::new(),
    }
}

fn lists_of_table(table: &Table) -> Vec<(List, &Vec<Choosable>)> {
    let mut lists = vec![(List::Rows, &table.rows), (List::Columns, &table.columns)];
    if let Cell::List(options) = &table.cell {
        lists.push((List::Options, options));
    }
    lists
}

fn lists_of_table_mut(table: &mut Table) -> Vec<(List, &mut Vec<Choosable>)> {
    let mut lists = vec![(List::Rows, &mut table.rows), (List::Columns, &mut table.columns)];
    if let Cell::List(options) = &mut table.cell {
        lists.push((List::Options, options));
    }
    lists
}

/// That list of that item, to be changed.
pub fn list_mut<'a>(
    questionnaire: &'a mut Questionnaire,
    id: &ItemId,
    list: List,
) -> Result<&'a mut Vec<Choosable>, Refusal> {
    let item = item_mut(questionnaire, id)?;
    let found = lists_mut(&mut item.kind).into_iter().find(|(name, _)| *name == list);
    let refusal = || Problem::new(id.as_str(), "not-for-this-kind").into();
    found.map(|(_, list)| list).ok_or_else(refusal)
}

/// The place of that option in a list.
pub fn option_index(list: &[Choosable], id: &OptionId) -> Result<usize, Refusal> {
    list.iter().position(|it| it.id == *id).ok_or(Refusal::Missing)
}
