//! The demonstration school's routes: those approved by the moment, and the one that stays a draft.

use super::data;
use super::waves::Place;
use crate::actor::Actor;
use crate::clock::{day, moment};
use crate::error::{Error, Result};
use crate::formats::sheet::read_sheet;
use crate::ioms::write_ioms;
use anyhow::anyhow;
use chrono::NaiveDate;
use domain::ioms::import::{IomRow, read_ioms};
use sea_orm::ConnectionTrait;

/// Writes the routes as the file tells them.
pub async fn write(tx: &impl ConnectionTrait, place: &Place<'_>) -> Result<()> {
    let (rows, problems) = read_ioms(&read_sheet(data::IOMS));
    if let Some(problem) = problems.first() {
        return Err(Error::Unexpected(anyhow!("the demonstration's routes: {problem:?}")));
    }
    let today = day(place.now, place.zone);
    let rows: Vec<IomRow> = rows.into_iter().filter(|row| written_on(row) <= Some(today)).collect();
    let last = rows.iter().filter_map(written_on).max().unwrap_or(today);
    let at = moment(last.and_time(chrono::NaiveTime::MIN), place.zone).min(place.now);
    write_ioms(tx, &Actor::System, at, place.org, &rows).await?;
    Ok(())
}

/// A draft is written when the first routes are.
fn written_on(row: &IomRow) -> Option<NaiveDate> {
    row.approved_on.or(NaiveDate::from_ymd_opt(2026, 6, 10))
}
