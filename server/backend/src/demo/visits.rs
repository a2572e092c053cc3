//! What each person did in a wave, and when, up to the moment the demonstration stands at.

use super::answers::answers;
use super::content::Instrument;
use super::data::{Outcome, Points, Wave};
use anyhow::Result;
use chrono::{Duration, NaiveDateTime};
use domain::ids::ItemId;
use domain::points::Exact;
use domain::questionnaire::answers::Value;
use std::collections::BTreeMap;

/// Who gave up answered this many items: a quarter of a test.
const GIVEN_UP_AFTER: usize = 6;

/// One person's visits to a wave.
#[derive(Clone, Debug, Default)]
pub struct Visit {
    pub opened_at: Option<NaiveDateTime>,
    pub tries: Vec<Try>,
}

/// One attempt.
#[derive(Clone, Debug)]
pub struct Try {
    pub started_at: NaiveDateTime,
    /// Each answer with the moment it was given.
    pub answers: Vec<(ItemId, Value, NaiveDateTime)>,
    /// Left behind when absent.
    pub submitted_at: Option<NaiveDateTime>,
}

/// What a person did by the outcomes of the file; `salt` tells people apart.
pub fn visit(
    wave: &Wave,
    instrument: &Instrument,
    outcomes: &[&Outcome],
    points: &BTreeMap<(String, i32), Points>,
    salt: usize,
) -> Result<Visit> {
    let looked_in = wave.opens_at + Duration::minutes(180 + minutes(salt * 13));
    let mut visit = Visit::default();
    for outcome in outcomes {
        match (outcome.disposition.as_str(), outcome.handed_in) {
            ("complete", Some((number, at))) => {
                let limit = usize::from(instrument.draft.settings.limit_minutes.unwrap_or(60));
                let took = minutes(20 + (salt * 17) % limit.saturating_sub(25).max(1));
                let start = (at - Duration::minutes(took)).max(wave.opens_at + Duration::minutes(2));
                let given = points.get(&(outcome.person.clone(), number));
                let given = given.ok_or_else(|| anyhow::anyhow!("no answers of {}", outcome.person))?;
                visit.opened_at.get_or_insert(start - Duration::minutes(1));
                visit.tries.push(attempt(instrument, given, salt, start, at)?);
            }
            ("break_off", _) => {
                visit.opened_at = Some(looked_in);
                let start = looked_in + Duration::minutes(2);
                let mut given_up = attempt(
                    instrument,
                    &some_points(instrument, salt),
                    salt,
                    start,
                    start + Duration::minutes(40),
                )?;
                given_up.answers.truncate(GIVEN_UP_AFTER);
                given_up.submitted_at = None;
                visit.tries.push(given_up);
            }
            ("opened_not_started", _) => visit.opened_at = Some(looked_in),
            _ => {}
        }
    }
    Ok(visit)
}

impl Visit {
    /// Only what had happened by then: later visits, attempts, answers and submits are not there yet.
    pub fn until(mut self, moment: NaiveDateTime) -> Self {
        self.opened_at = self.opened_at.filter(|at| *at <= moment);
        self.tries.retain(|one| one.started_at <= moment);
        for one in &mut self.tries {
            one.answers.retain(|(_, _, at)| *at <= moment);
            one.submitted_at = one.submitted_at.filter(|at| *at <= moment);
        }
        self
    }
}

/// Answers spread evenly from the start to the end, a little before each bound.
fn attempt(
    instrument: &Instrument,
    points: &Points,
    salt: usize,
    start: NaiveDateTime,
    end: NaiveDateTime,
) -> Result<Try> {
    let (questionnaire, keys) = (&instrument.draft.questionnaire, &instrument.draft.keys);
    let mut given = answers(questionnaire, keys, points, salt)?;
    let order: Vec<ItemId> = questionnaire.questions().map(|item| item.id.clone()).collect();
    let step = (end - start) / (i32::try_from(order.len()).unwrap_or(1) + 1);
    let placed = (1..).zip(order).filter_map(|(place, item)| {
        let value = given.remove(&item)?;
        Some((item, value, start + step * place))
    });
    Ok(Try {
        started_at: start,
        answers: placed.collect(),
        submitted_at: Some(end),
    })
}

/// Points of nobody in the file: mostly right.
fn some_points(instrument: &Instrument, salt: usize) -> Points {
    let items = instrument.draft.questionnaire.questions().enumerate();
    let points = items.filter_map(|(place, item)| {
        let key = instrument.draft.keys.items.get(&item.id)?;
        let is_right = !(place + salt).is_multiple_of(3);
        let most = Exact::to_integer(&key.max_points);
        Some((item.code.clone(), if is_right { most } else { 0 }))
    });
    points.collect()
}

fn minutes(number: usize) -> i64 {
    i64::try_from(number % 600).unwrap_or_default()
}
