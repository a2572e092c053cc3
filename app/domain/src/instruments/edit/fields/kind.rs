//! Fields that only some kinds of items have.

use super::{Field, reading};
use crate::problem::Problem;
use crate::questionnaire::kinds::table::{Cell, Table};
use crate::questionnaire::kinds::{Kind, choice::Pick, number::Number};

/// The most steps of a scale, both ends included.
const SCALE_STEPS: i32 = 11;

/// The text of a field; `None` when there is none of that name here.
pub fn read(kind: &Kind, field: Field) -> Option<String> {
    Some(match (kind, field) {
        (Kind::Choice(it), Field::PickMin | Field::PickMax) => match (it.pick, field) {
            (Pick::Many { min, .. }, Field::PickMin) => min.to_string(),
            (Pick::Many { max, .. }, _) => reading::shown(max),
            (Pick::One, _) => return None,
        },
        (Kind::Choice(it), Field::Other) => it.other.clone().unwrap_or_default(),
        (Kind::Text(it), Field::MaxChars) => reading::shown(it.max_chars),
        (Kind::Number(it), _) => return read_number(it, field),
        (Kind::Table(it), _) => return read_table(it, field),
        (Kind::Date(it), Field::DateFrom) => reading::shown(it.from),
        (Kind::Date(it), Field::DateTo) => reading::shown(it.to),
        (Kind::Time(it), Field::DateFrom) => reading::shown_time(it.from),
        (Kind::Time(it), Field::DateTo) => reading::shown_time(it.to),
        (Kind::Scale(it), Field::ScaleFrom) => it.from.to_string(),
        (Kind::Scale(it), Field::ScaleTo) => it.to.to_string(),
        (Kind::Scale(it), Field::LowLabel) => it.low_label.clone(),
        (Kind::Scale(it), Field::HighLabel) => it.high_label.clone(),
        (Kind::Scale(it), Field::Slider) => it.slider.to_string(),
        (Kind::Ranking(it), Field::Places) => reading::shown(it.places),
        _ => return None,
    })
}

/// Sets a field that `read` knows.
pub fn write(kind: &mut Kind, field: Field, value: &str) -> Result<(), Problem> {
    let text = || value.to_owned();
    match (kind, field) {
        (Kind::Choice(it), Field::PickMin | Field::PickMax) => return write_pick(&mut it.pick, field, value),
        (Kind::Choice(it), Field::Other) => it.other = Some(text()).filter(|it| !it.is_empty()),
        (Kind::Text(it), Field::MaxChars) => it.max_chars = reading::count(value, 1, 20_000)?.map(u32::from),
        (Kind::Number(it), _) => return write_number(it, field, value),
        (Kind::Table(it), _) => return write_table(it, field, value),
        (Kind::Date(it), Field::DateFrom) => it.from = reading::day(value)?,
        (Kind::Date(it), Field::DateTo) => it.to = reading::day(value)?,
        (Kind::Time(it), Field::DateFrom) => it.from = reading::time(value)?,
        (Kind::Time(it), Field::DateTo) => it.to = reading::time(value)?,
        (Kind::Scale(it), Field::ScaleFrom) => it.from = end(value, |from| (from, it.to))?,
        (Kind::Scale(it), Field::ScaleTo) => it.to = end(value, |to| (it.from, to))?,
        (Kind::Scale(it), Field::LowLabel) => it.low_label = text(),
        (Kind::Scale(it), Field::HighLabel) => it.high_label = text(),
        (Kind::Scale(it), Field::Slider) => it.slider = reading::flag(value)?,
        (Kind::Ranking(it), Field::Places) => it.places = reading::count(value, 1, 60)?,
        _ => return Err(Problem::new("", "not-for-this-kind")),
    }
    Ok(())
}

fn read_number(number: &Number, field: Field) -> Option<String> {
    Some(match field {
        Field::Min => number.min.clone().unwrap_or_default(),
        Field::Max => number.max.clone().unwrap_or_default(),
        Field::Unit => number.unit.clone(),
        Field::Whole => number.whole.to_string(),
        _ => return None,
    })
}

fn write_number(number: &mut Number, field: Field, value: &str) -> Result<(), Problem> {
    match field {
        Field::Min => number.min = bound(value)?,
        Field::Max => number.max = bound(value)?,
        Field::Unit => number.unit = value.to_owned(),
        Field::Whole => number.whole = reading::flag(value)?,
        _ => return Err(Problem::new("", "not-for-this-kind")),
    }
    Ok(())
}

fn read_table(table: &Table, field: Field) -> Option<String> {
    match (&table.cell, field) {
        (cell, Field::Cell) => Some(cell.code().to_owned()),
        (Cell::Number(number), _) => read_number(number, field),
        _ => None,
    }
}

fn write_table(table: &mut Table, field: Field, value: &str) -> Result<(), Problem> {
    let unknown = || Problem::new("", "unknown-value").with("value", value);
    match (&mut table.cell, field) {
        (cell, Field::Cell) => *cell = Cell::of_code(value).ok_or_else(unknown)?,
        (Cell::Number(number), _) => write_number(number, field, value)?,
        _ => return Err(Problem::new("", "not-for-this-kind")),
    }
    Ok(())
}

fn write_pick(pick: &mut Pick, field: Field, value: &str) -> Result<(), Problem> {
    let count = reading::count(value, 0, 60)?;
    if let Pick::Many { min, max } = pick {
        match field {
            Field::PickMin => *min = count.unwrap_or(0),
            _ => *max = count.filter(|it| *it > 0),
        }
    }
    Ok(())
}

fn bound(value: &str) -> Result<Option<String>, Problem> {
    let number = reading::decimal(value, -999_999_999_999, 999_999_999_999)?;
    Ok(number.map(|_| value.to_owned()))
}

/// One end of a scale; `ends` gives both, so that the distance is judged.
fn end(value: &str, ends: impl Fn(i16) -> (i16, i16)) -> Result<i16, Problem> {
    let number: i16 = value.parse().map_err(|_| Problem::new("", "not-a-whole-number"))?;
    let (from, to) = ends(number);
    let steps = i32::from(to) - i32::from(from) + 1;
    if (2..=SCALE_STEPS).contains(&steps) {
        return Ok(number);
    }
    Err(Problem::new("", "scale-too-long").with("most", SCALE_STEPS))
}
