//! The demonstration school's programme: the document's own text, approved for 2026 by the order on its title page.

use crate::actor::Actor;
use crate::entity::programme_version;
use crate::error::Result;
use crate::facts::{self, Fact};
use crate::programme::{Origin, document, programme_of, store};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::OrgId;
use domain::programme::Status;
use sea_orm::{ActiveModelTrait, ConnectionTrait, Set};

const YEAR: i32 = 2026;
const ORDER: &str = "322";
const ANNEX: &str = "3";

/// Writes the edition for 2026.
pub async fn write(tx: &impl ConnectionTrait, org: OrgId, now: DateTime<Utc>) -> Result<()> {
    let edition = document(YEAR)?;
    let origin = Origin {
        programme: programme_of(tx, org, &edition.passport.title, now).await?,
        no: 1,
        parent: None,
        now,
        by: None,
    };
    let version = store(tx, org, &origin, &edition).await?;
    let approved = programme_version::ActiveModel {
        org_id: Set(org.0),
        id: Set(version.0),
        status: Set(Status::Approved.code().to_owned()),
        order_no: Set(ORDER.to_owned()),
        order_date: Set(NaiveDate::from_ymd_opt(2021, 10, 22)),
        annex_no: Set(ANNEX.to_owned()),
        approved_at: Set(Some(now)),
        ..Default::default()
    };
    approved.update(tx).await?;
    let fact = Fact::ProgrammeApproved { version };
    facts::append(tx, &Actor::System, Some(org), now, fact).await
}
