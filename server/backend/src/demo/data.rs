//! The demonstration school's files, as rows.

use crate::formats::sheet::read_sheet;
use anyhow::{Context, Result, anyhow};
use chrono::NaiveDateTime;
use std::collections::BTreeMap;

pub const ROSTER: &[u8] = include_bytes!("data/roster.csv");
pub const ABSENCES: &[u8] = include_bytes!("data/absences.csv");
pub const EVENTS: &[u8] = include_bytes!("data/events.csv");
pub const PARTICIPATIONS: &[u8] = include_bytes!("data/event_participation.csv");
pub const VACANCIES: &[u8] = include_bytes!("data/vacancies.csv");
pub const IOMS: &[u8] = include_bytes!("data/iom.csv");
const CAMPAIGNS: &[u8] = include_bytes!("data/campaigns.csv");
const ATTEMPTS: &[u8] = include_bytes!("data/attempts.csv");
const T1_POINTS: &[u8] = include_bytes!("data/t1_answers.csv");
const T2_POINTS: &[u8] = include_bytes!("data/t2_answers.csv");
const T2_SECOND_POINTS: &[u8] = include_bytes!("data/t2w2_answers.csv");

/// One wave of asking.
#[derive(Clone, Debug)]
pub struct Wave {
    /// `T1-2026`
    pub code: String,
    pub title: String,
    /// `T1` or `T2`
    pub instrument: String,
    pub kind: String,
    pub opens_at: NaiveDateTime,
    pub closes_at: NaiveDateTime,
}

/// How far one person came, one line per attempt.
#[derive(Clone, Debug)]
pub struct Outcome {
    pub person: String,
    pub disposition: String,
    /// The attempt's number and moment, when it was handed in.
    pub handed_in: Option<(i32, NaiveDateTime)>,
}

/// Points per item code of one attempt.
pub type Points = BTreeMap<String, i64>;

/// The waves in order.
pub fn waves() -> Result<Vec<Wave>> {
    maps(CAMPAIGNS).into_iter().map(|row| wave(&row)).collect()
}

/// What came of a wave.
pub fn outcomes(wave: &str) -> Result<Vec<Outcome>> {
    let rows = maps(ATTEMPTS).into_iter();
    rows.filter(|row| cell(row, "campaign").is_ok_and(|code| code == wave))
        .map(|row| outcome(&row))
        .collect()
}

/// The points of every attempt of a wave, by person and number of the attempt.
pub fn points(wave: &str) -> Result<BTreeMap<(String, i32), Points>> {
    let file = match wave {
        "T1-2026" => T1_POINTS,
        "T2-2026" => T2_POINTS,
        "T2-2026-W2" => T2_SECOND_POINTS,
        other => return Err(anyhow!("there are no answers of {other}")),
    };
    let mut found = BTreeMap::new();
    for mut row in maps(file) {
        let (person, number) = (cell(&row, "person")?, cell(&row, "attempt")?);
        if person == "MAX" {
            continue;
        }
        row.retain(|name, _| name.contains('-'));
        let points = row.into_iter().map(|(item, points)| Ok((item, points.parse()?)));
        found.insert((person, number.parse()?), points.collect::<Result<Points>>()?);
    }
    Ok(found)
}

fn wave(row: &BTreeMap<String, String>) -> Result<Wave> {
    Ok(Wave {
        code: cell(row, "id")?,
        title: cell(row, "title")?,
        instrument: cell(row, "instrument")?,
        kind: cell(row, "kind")?,
        opens_at: moment(&cell(row, "opens_at")?)?,
        closes_at: moment(&cell(row, "closes_at")?)?,
    })
}

fn outcome(row: &BTreeMap<String, String>) -> Result<Outcome> {
    let handed_in = match cell(row, "submitted_at")? {
        at if at.is_empty() => None,
        at => Some((cell(row, "attempt")?.parse()?, moment(&at)?)),
    };
    Ok(Outcome {
        person: cell(row, "person")?,
        disposition: cell(row, "disposition")?,
        handed_in,
    })
}

fn moment(text: &str) -> Result<NaiveDateTime> {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").with_context(|| format!("reading the moment {text}"))
}

fn cell(row: &BTreeMap<String, String>, column: &str) -> Result<String> {
    row.get(column).cloned().ok_or_else(|| anyhow!("no column {column}"))
}

fn maps(file: &[u8]) -> Vec<BTreeMap<String, String>> {
    let sheet = read_sheet(file);
    let map = |(_, cells): (usize, Vec<String>)| sheet.header.iter().cloned().zip(cells).collect();
    sheet.lines.clone().into_iter().map(map).collect()
}
