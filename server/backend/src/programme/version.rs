//! An edition's own row: number, year, order, status.

use super::repo;
use crate::entity::programme_version as row;
use crate::error::{Error, Result};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{OrgId, ProgrammeVersionId, UserId};
use domain::problem::Problem;
use domain::programme::Status;
use domain::programme::passport::{Passport, Verbatim};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

/// An edition of the programme without its lists.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    pub id: ProgrammeVersionId,
    pub org: OrgId,
    pub programme: Uuid,
    pub no: i32,
    pub year: i32,
    pub status: Status,
    pub order_no: String,
    pub order_date: Option<NaiveDate>,
    pub annex_no: String,
    pub parent: Option<ProgrammeVersionId>,
    pub passport: Passport,
    pub verbatim: Verbatim,
    pub change_reason: String,
    pub approved_at: Option<DateTime<Utc>>,
    pub approved_by: Option<UserId>,
}

/// The edition of that id in this school.
pub async fn version(db: &impl ConnectionTrait, org: OrgId, id: ProgrammeVersionId) -> Result<Version> {
    let found = repo::version(db, org, id).await?;
    read(found.ok_or(Error::NotFound("programme version"))?)
}

/// The edition in force in a year, when there is one.
pub async fn approved_in(db: &impl ConnectionTrait, org: OrgId, year: i32) -> Result<Option<Version>> {
    repo::approved_in(db, org, year).await?.map(read).transpose()
}

/// Only a draft is changed; the refusal names the way out (AC-10).
pub async fn must_be_draft(db: &impl ConnectionTrait, org: OrgId, id: ProgrammeVersionId) -> Result<Version> {
    let found = version(db, org, id).await?;
    match found.status {
        Status::Draft => Ok(found),
        Status::Approved | Status::Superseded => {
            let problem = Problem::new("", "programme-not-draft").with("year", found.year);
            Err(Error::Conflict(problem.with("order", found.order_no)))
        }
    }
}

/// The row as the use cases know it.
pub fn read(row: row::Model) -> Result<Version> {
    let status = Status::from_code(&row.status);
    Ok(Version {
        id: ProgrammeVersionId(row.id),
        org: OrgId(row.org_id),
        programme: row.programme_id,
        no: row.no,
        year: row.year,
        status: status.ok_or_else(|| anyhow::anyhow!("unknown status {}", row.status))?,
        order_no: row.order_no,
        order_date: row.order_date,
        annex_no: row.annex_no,
        parent: row.parent_id.map(ProgrammeVersionId),
        passport: serde_json::from_value(row.passport)?,
        verbatim: serde_json::from_value(row.verbatim)?,
        change_reason: row.change_reason,
        approved_at: row.approved_at,
        approved_by: row.approved_by.map(UserId),
    })
}
