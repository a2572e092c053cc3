//! Fields of competences, of the blueprint's rows and of levels.

use super::{Field, reading};
use crate::instruments::draft::Draft;
use crate::instruments::edit::{Refusal, limits};
use crate::points::{Exact, whole};
use crate::problem::Problem;
use crate::scoring::keys::{BlueprintRow, KeySheet};
use std::cmp::Reverse;

const MOST_POINTS: i64 = 100_000;

/// The text of a field; `None` when there is none of that name here.
pub fn read_competence(draft: &Draft, code: &str, field: Field) -> Option<String> {
    let competence = draft.keys.competences.iter().find(|it| it.code == code)?;
    match field {
        Field::Code => Some(competence.code.clone()),
        Field::Title => Some(competence.title.clone()),
        Field::Domain => Some(reading::name(&competence.domain)),
        _ => None,
    }
}

/// Sets a field that `read` knows.
pub fn write_competence(draft: &mut Draft, code: &str, field: Field, value: &str) -> Result<(), Refusal> {
    if field == Field::Code {
        return Ok(recode(&mut draft.keys, code, value)?);
    }
    let found = draft.keys.competences.iter_mut().find(|it| it.code == code);
    let competence = found.ok_or(Refusal::Missing)?;
    match field {
        Field::Domain => competence.domain = reading::named(value)?,
        _ => competence.title = value.to_owned(),
    }
    Ok(())
}

/// The text of a field; `None` when there is none of that name here.
pub fn read_plan(draft: &Draft, code: &str, field: Field) -> Option<String> {
    let (items, points) = planned(&draft.keys, code);
    match field {
        Field::PlannedItems => Some(items.to_string()),
        Field::PlannedPoints => Some(reading::exact(points)),
        _ => None,
    }
}

/// A row with no items and no points is no row.
pub fn write_plan(draft: &mut Draft, code: &str, field: Field, value: &str) -> Result<(), Refusal> {
    let (mut items, mut points) = planned(&draft.keys, code);
    match field {
        Field::PlannedItems => items = reading::count(value, 0, limits::ITEMS as u16)?.unwrap_or(0),
        _ => points = reading::decimal(value, 0, MOST_POINTS)?.unwrap_or(whole(0)),
    }
    let rows = &mut draft.keys.blueprint;
    let row = BlueprintRow {
        competence: code.to_owned(),
        items,
        points,
    };
    match rows.iter().position(|it| it.competence == code) {
        Some(index) => rows[index] = row,
        None => rows.push(row),
    }
    rows.retain(|row| row.items > 0 || row.points > whole(0));
    Ok(())
}

/// The text of a field; `None` when there is none of that name here.
pub fn read_level(draft: &Draft, code: &str, field: Field) -> Option<String> {
    let level = draft.keys.scale.as_ref()?.levels.iter().find(|it| it.code == code)?;
    match field {
        Field::Title => Some(level.title.clone()),
        Field::BoundPercent => Some(reading::exact(level.from * whole(100))),
        Field::Severity => Some(level.severity.to_string()),
        Field::Feedback => Some(level.feedback.clone()),
        _ => None,
    }
}

/// A new bound brings the level to its place.
pub fn write_level(draft: &mut Draft, code: &str, field: Field, value: &str) -> Result<(), Refusal> {
    let levels = &mut draft.keys.scale.as_mut().ok_or(Refusal::Missing)?.levels;
    let level = levels.iter_mut().find(|it| it.code == code).ok_or(Refusal::Missing)?;
    match field {
        Field::BoundPercent => {
            let bound = reading::decimal(value, 0, 100)?.ok_or_else(|| Problem::new("", "required"))?;
            level.from = bound / whole(100);
            levels.sort_by_key(|it| Reverse(it.from));
        }
        Field::Feedback => level.feedback = value.to_owned(),
        Field::Severity => level.severity = reading::count(value, 0, 3)?.unwrap_or(0) as u8,
        _ => level.title = value.to_owned(),
    }
    Ok(())
}

fn recode(keys: &mut KeySheet, code: &str, new: &str) -> Result<(), Problem> {
    limits::text(new, limits::CODE_CHARS)?;
    if new.is_empty() {
        return Err(Problem::new(code, "required"));
    }
    if new != code && keys.competences.iter().any(|it| it.code == new) {
        return Err(Problem::new(code, "code-taken").with("code", new));
    }
    let of_sheet = keys.competences.iter_mut().map(|it| &mut it.code);
    let of_rows = keys.blueprint.iter_mut().map(|it| &mut it.competence);
    let of_items = keys.items.values_mut().filter_map(|it| it.competence.as_mut());
    for found in of_sheet.chain(of_rows).chain(of_items).filter(|it| *it == code) {
        new.clone_into(found);
    }
    Ok(())
}

fn planned(keys: &KeySheet, code: &str) -> (u16, Exact) {
    let row = keys.blueprint.iter().find(|row| row.competence == code);
    row.map_or((0, whole(0)), |row| (row.items, row.points))
}
