//! Asked before every act that depends on the stage of the year.

use super::repo;
use super::version::approved_in;
use crate::error::{Error, Result};
use chrono::{Datelike, NaiveDate};
use domain::ids::OrgId;
use domain::programme::rules::{self, Procedure};
use domain::programme::stages::Calendar;
use sea_orm::ConnectionTrait;

/// The stages of the year of that day, when an edition is approved for it. In January and February, before the new
/// cycle begins, the stages of the year before still hold: it is the time between them (1.3).
pub async fn calendar_on(db: &impl ConnectionTrait, org: OrgId, day: NaiveDate) -> Result<Option<Calendar>> {
    let mut found = approved_in(db, org, day.year()).await?;
    if found.is_none() && day.month() < 3 {
        found = approved_in(db, org, day.year() - 1).await?;
    }
    match found {
        Some(version) => Ok(Some(repo::calendar(db, org, version.id, version.year).await?)),
        None => Ok(None),
    }
}

/// May this be done on that day? A school without an approved programme for the year has no stages to keep.
pub async fn may_do(db: &impl ConnectionTrait, org: OrgId, day: NaiveDate, procedure: Procedure<'_>) -> Result<()> {
    match calendar_on(db, org, day).await? {
        Some(calendar) => rules::may_do(&calendar, day, procedure).map_err(Error::Conflict),
        None => Ok(()),
    }
}
