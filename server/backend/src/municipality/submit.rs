//! A school hands in a frozen value: its numbers, formula and rules, copied, so that nobody reads the school's tables.

use super::tree::above;
use crate::Backend;
use crate::actor::Actor;
use crate::entity::submitted_value as row;
use crate::error::{Error, Result};
use crate::facts::{self, Fact};
use chrono::{DateTime, Utc};
use domain::access::Verb;
use domain::ids::OrgId;
use domain::indicators::definition::Direction;
use domain::municipality::total::{Unit, exact, shown};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};
use uuid::Uuid;

/// The numbers that are handed in.
#[derive(Clone, Debug)]
pub struct NewSubmission {
    pub value: Option<Uuid>,
    pub indicator: String,
    pub year: i32,
    pub unit: Unit,
    pub formula: String,
    pub policies: serde_json::Value,
    pub numerator: Option<i64>,
    pub denominator: Option<i64>,
    pub absent_reason: String,
    pub note: String,
    /// What it says, in a few words.
    pub title: String,
    pub direction: Direction,
    pub precision: u32,
}

/// Hands the numbers of a frozen value in; those of before for the same indicator and year are replaced and kept.
pub async fn submit(cx: &Backend, actor: &Actor, org: OrgId, new: NewSubmission) -> Result<()> {
    actor.require(Verb::ValueSubmit, org)?;
    let now = cx.clock.now();
    let tx = cx.db.begin_write().await?;
    let municipality = above(&tx, org).await?;
    let municipality = municipality.ok_or_else(|| Error::conflict("no-municipality"))?;
    write_submission(&tx, actor, org, OrgId(municipality.id), now, new).await?;
    Ok(tx.commit().await?)
}

/// Stores what is handed in.
pub async fn write_submission(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    org: OrgId,
    municipality: OrgId,
    now: DateTime<Utc>,
    new: NewSubmission,
) -> Result<()> {
    row::Entity::update_many()
        .col_expr(row::Column::ReplacedAt, Expr::value(now))
        .filter(row::Column::OrgId.eq(org.0))
        .filter(row::Column::Indicator.eq(&new.indicator))
        .filter(row::Column::Year.eq(new.year))
        .filter(row::Column::ReplacedAt.is_null())
        .exec(tx)
        .await?;
    let fact = Fact::ValueSubmitted {
        indicator: new.indicator.clone(),
        year: new.year,
    };
    let stored = row::ActiveModel {
        org_id: Set(org.0),
        id: Set(Uuid::now_v7()),
        municipality_id: Set(municipality.0),
        value_id: Set(new.value),
        indicator: Set(new.indicator),
        year: Set(new.year),
        unit: Set(new.unit.code().to_owned()),
        formula: Set(new.formula),
        policies: Set(new.policies),
        numerator: Set(new.numerator),
        denominator: Set(new.denominator),
        absent_reason: Set(new.absent_reason),
        note: Set(new.note),
        submitted_at: Set(now),
        submitted_by: Set(actor.user().map(|user| user.0)),
        replaced_at: Set(None),
        title: Set(Some(new.title)),
        direction: Set(Some(new.direction.code().to_owned())),
        precision: Set(i32::try_from(new.precision).ok()),
    };
    row::Entity::insert(stored).exec_without_returning(tx).await?;
    facts::append(tx, actor, Some(org), now, fact).await
}

/// A handed-in value as it is shown.
pub fn said(row: &row::Model) -> String {
    let unit = Unit::from_code(&row.unit).unwrap_or(Unit::Percent);
    let value = row
        .numerator
        .and_then(|n| exact(unit, n, row.denominator.unwrap_or_default()));
    shown(unit, value, digits(row), ',')
}

/// Digits after the mark, one where nothing is known.
pub fn digits(row: &row::Model) -> u32 {
    row.precision.and_then(|digits| u32::try_from(digits).ok()).unwrap_or(1)
}
