//! The demonstration school's routes: those approved by the moment and the one that stays a draft. The file only
//! counts their deficits; here they are linked to those that the tests found, and get the proposed activities.

use super::data;
use super::waves::Place;
use crate::actor::Actor;
use crate::attempts::deficits;
use crate::clock::{day, moment};
use crate::entity::{iom, iom_activity, target};
use crate::error::{Error, Result};
use crate::formats::sheet::read_sheet;
use crate::ioms::{draw_up_again, write_ioms};
use anyhow::anyhow;
use chrono::{Days, NaiveDate, NaiveTime};
use domain::ids::TargetId;
use domain::ioms::import::{IomRow, read_ioms};
use domain::ioms::state::{ActivityState, IomState};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};

const ESCORTS: [&str; 3] = [
    "Оболенская Н. В., заместитель директора",
    "Авдеева И. П., наставник",
    "Денисова Л. А., руководитель МО",
];

/// Writes the routes as the file tells them.
pub async fn write(tx: &impl ConnectionTrait, place: &Place<'_>) -> Result<()> {
    let (rows, problems) = read_ioms(&read_sheet(data::IOMS));
    if let Some(problem) = problems.first() {
        return Err(Error::Unexpected(anyhow!("the demonstration's routes: {problem:?}")));
    }
    let today = day(place.now, place.zone);
    let rows: Vec<IomRow> = rows.into_iter().filter(|row| written_on(row) <= Some(today)).collect();
    let last = rows.iter().filter_map(written_on).max().unwrap_or(today);
    let at = moment(last.and_time(NaiveTime::MIN), place.zone).min(place.now);
    write_ioms(tx, &Actor::System, at, place.org, &rows).await?;
    find_deficits(tx, place).await?;
    let routes = iom::Entity::find()
        .filter(iom::Column::OrgId.eq(place.org.0))
        .order_by_asc(iom::Column::Id)
        .all(tx)
        .await?;
    for (number, row) in routes.into_iter().enumerate() {
        fill(tx, place, number, row).await?;
    }
    Ok(())
}

/// A draft is written when the first routes are.
fn written_on(row: &IomRow) -> Option<NaiveDate> {
    row.approved_on.or(NaiveDate::from_ymd_opt(2026, 6, 10))
}

/// The jobs would find them a moment later; the routes need them now.
async fn find_deficits(tx: &impl ConnectionTrait, place: &Place<'_>) -> Result<()> {
    let targets = target::Entity::find()
        .filter(target::Column::OrgId.eq(place.org.0))
        .filter(target::Column::RecordAttemptId.is_not_null())
        .all(tx)
        .await?;
    for row in targets {
        deficits::reconcile(tx, place.org, TargetId(row.id)).await?;
    }
    Ok(())
}

async fn fill(tx: &impl ConnectionTrait, place: &Place<'_>, number: usize, row: iom::Model) -> Result<()> {
    let from = row
        .approved_on
        .or(NaiveDate::from_ymd_opt(2026, 6, 10))
        .unwrap_or_default();
    let escort = ESCORTS[number % ESCORTS.len()].to_owned();
    let is_over = row.state == IomState::Completed.code();
    let told = iom::ActiveModel {
        org_id: Set(row.org_id),
        id: Set(row.id),
        period_from: Set(Some(from)),
        period_to: Set(from.checked_add_days(Days::new(180))),
        escort: Set(escort),
        ended_on: Set(is_over.then(|| from.checked_add_days(Days::new(170))).flatten()),
        ..Default::default()
    };
    told.update(tx).await?;
    draw_up_again(tx, place.org, row.id, from).await?;
    if row.state == IomState::Active.code() {
        begin(tx, &row, day(place.now, place.zone)).await?;
    }
    Ok(())
}

/// Of a route under way what was due is done.
async fn begin(tx: &impl ConnectionTrait, row: &iom::Model, today: NaiveDate) -> Result<()> {
    let due = iom_activity::Entity::find()
        .filter(iom_activity::Column::OrgId.eq(row.org_id))
        .filter(iom_activity::Column::IomId.eq(row.id))
        .filter(iom_activity::Column::Due.lte(today))
        .all(tx)
        .await?;
    for one in due {
        let done = iom_activity::ActiveModel {
            org_id: Set(one.org_id),
            id: Set(one.id),
            state: Set(ActivityState::Done.code().to_owned()),
            done_on: Set(one.due),
            evidence: Set(one.result_form),
            ..Default::default()
        };
        done.update(tx).await?;
    }
    Ok(())
}
