//! Fields of an item's key: accepted texts, the number, points, competence, explanation.

use super::{Field, reading};
use crate::ids::ItemId;
use crate::instruments::draft::{Draft, InstrumentKind};
use crate::instruments::edit::{Refusal, keys, limits};
use crate::points::whole;
use crate::problem::Problem;
use crate::questionnaire::Item;
use crate::questionnaire::kinds::Kind;
use crate::scoring::keys::{ItemKey, Key};

/// The most points of one item.
const MOST_POINTS: i64 = 1000;
/// The most accepted texts of one item.
const ACCEPTED: usize = 60;
const MOST_NUMBER: i64 = 1_000_000_000;

/// The text of a field; `None` when there is none of that name here.
pub fn read(draft: &Draft, item: &Item, field: Field) -> Option<String> {
    let empty = keys::empty_key(&item.kind).filter(|_| draft.kind == InstrumentKind::Test)?;
    let entry = draft
        .keys
        .items
        .get(&item.id)
        .cloned()
        .unwrap_or_else(|| keys::one_point(empty));
    Some(match field {
        Field::Accepted if is_short(&item.kind) => match entry.key {
            Key::Texts(texts) => texts.join("\n"),
            _ => String::new(),
        },
        Field::KeyNumber | Field::Tolerance if matches!(item.kind, Kind::Number(_)) => match (entry.key, field) {
            (Key::Number { value, .. }, Field::KeyNumber) => reading::exact(value),
            (Key::Number { tolerance, .. }, _) => reading::exact(tolerance),
            _ => String::new(),
        },
        Field::MaxPoints => reading::exact(entry.max_points),
        Field::Credit => reading::name(&entry.credit),
        Field::Competence => entry.competence.unwrap_or_default(),
        Field::PlannedDifficulty => entry.planned_difficulty.map(reading::exact).unwrap_or_default(),
        Field::Explanation => entry.explanation,
        _ => return None,
    })
}

/// Sets a field that `read` knows.
pub fn write(draft: &mut Draft, at: &ItemId, field: Field, value: &str) -> Result<(), Refusal> {
    let is_known = draft.keys.competences.iter().any(|it| it.code == value);
    let entry = keys::entry(draft, at)?;
    match field {
        Field::Accepted => entry.key = Key::Texts(accepted(value)?),
        Field::KeyNumber | Field::Tolerance => write_number(entry, field, value)?,
        Field::MaxPoints => entry.max_points = reading::decimal(value, 0, MOST_POINTS)?.unwrap_or(whole(0)),
        Field::Credit => entry.credit = reading::named(value)?,
        Field::Competence if value.is_empty() => entry.competence = None,
        Field::Competence if !is_known => return Err(Refusal::Missing),
        Field::Competence => entry.competence = Some(value.to_owned()),
        Field::PlannedDifficulty => entry.planned_difficulty = reading::decimal(value, 0, 1)?,
        _ => entry.explanation = value.to_owned(),
    }
    Ok(())
}

fn is_short(kind: &Kind) -> bool {
    matches!(kind, Kind::Text(text) if !text.long)
}

fn accepted(value: &str) -> Result<Vec<String>, Problem> {
    let lines = value.lines().map(str::trim).filter(|line| !line.is_empty());
    let texts: Vec<String> = lines.map(str::to_owned).collect();
    limits::at_most(texts.len(), ACCEPTED, "too-many-texts")?;
    Ok(texts)
}

fn write_number(entry: &mut ItemKey, field: Field, value: &str) -> Result<(), Problem> {
    let number = match field {
        Field::KeyNumber => reading::decimal(value, -MOST_NUMBER, MOST_NUMBER)?,
        _ => Some(reading::decimal(value, 0, MOST_NUMBER)?.unwrap_or(whole(0))),
    };
    entry.key = match (&entry.key, field, number) {
        (Key::Number { value, .. }, Field::Tolerance, Some(tolerance)) => Key::Number {
            value: *value,
            tolerance,
        },
        (Key::Number { tolerance, .. }, _, Some(value)) => Key::Number {
            value,
            tolerance: *tolerance,
        },
        (_, Field::KeyNumber, Some(value)) => Key::Number {
            value,
            tolerance: whole(0),
        },
        (_, Field::KeyNumber, None) => Key::Texts(Vec::new()),
        _ => return Err(Problem::new("", "number-first")),
    };
    Ok(())
}
