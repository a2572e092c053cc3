//! The demonstration school's events, participations and vacancies, as far as they had happened by now.

use super::data;
use crate::actor::Actor;
use crate::error::{Error, Result};
use crate::events::{write_events, write_participations};
use crate::formats::sheet::read_sheet;
use crate::vacancies::write_vacancies;
use anyhow::anyhow;
use chrono::{DateTime, NaiveDate, Utc};
use domain::events::import::{EventRow, ParticipationRow, read_events, read_participations};
use domain::ids::OrgId;
use domain::problem::Problem;
use domain::vacancies::import::{VacancyRow, read_vacancies};
use sea_orm::ConnectionTrait;

/// Loads the registers as they stood at the end of `today`.
pub async fn write(tx: &impl ConnectionTrait, org: OrgId, today: NaiveDate, now: DateTime<Utc>) -> Result<()> {
    let system = Actor::System;
    let events = held(sound(read_events(&read_sheet(data::EVENTS)))?, today);
    let participations = sound(read_participations(&read_sheet(data::PARTICIPATIONS)))?;
    let is_held = |row: &ParticipationRow| events.iter().any(|event| event.code == row.event);
    let participations: Vec<ParticipationRow> = participations.into_iter().filter(is_held).collect();
    let vacancies = seen(read_vacancies(&read_sheet(data::VACANCIES)).0, today);
    write_events(tx, &system, now, org, &events).await?;
    write_participations(tx, &system, now, org, &participations).await?;
    write_vacancies(tx, &system, now, org, &vacancies).await?;
    Ok(())
}

fn sound<T>((rows, problems): (Vec<T>, Vec<Problem>)) -> Result<Vec<T>> {
    match problems.into_iter().next() {
        Some(problem) => Err(Error::Unexpected(anyhow!("the demonstration's registers: {problem:?}"))),
        None => Ok(rows),
    }
}

fn held(events: Vec<EventRow>, today: NaiveDate) -> Vec<EventRow> {
    events.into_iter().filter(|row| row.to <= today).collect()
}

/// A vacancy that closes later is still open.
fn seen(vacancies: Vec<VacancyRow>, today: NaiveDate) -> Vec<VacancyRow> {
    let opened = vacancies.into_iter().filter(|row| row.opened <= today);
    let as_seen = opened.map(|row| match row.closed {
        Some(closed) if closed > today => VacancyRow {
            closed: None,
            reason: String::new(),
            ..row
        },
        _ => row,
    });
    as_seen.collect()
}
