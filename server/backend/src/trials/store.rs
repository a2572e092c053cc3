//! Where trial runs are kept: a table that no count and no report reads.

use crate::Backend;
use crate::entity::trial_run as row;
use crate::error::{Error, Result};
use chrono::{DateTime, Duration, Utc};
use domain::ids::{AttemptId, InstrumentId, ItemId, OrgId, UserId};
use domain::instruments::draft::Draft;
use domain::questionnaire::answers::Answers;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Set};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A trial run that nobody goes on with is forgotten after so many days.
const KEPT_DAYS: i64 = 7;

/// Whose trial run of what: everybody has one of each draft.
pub type Place = (OrgId, UserId, InstrumentId);

/// One trial run, of the draft as it was when it began.
#[derive(Clone, Debug)]
pub struct Trial {
    pub draft: Draft,
    pub state: State,
}

/// How far it has come.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct State {
    /// An id of no attempt, under which a browser keeps what it has not sent yet.
    pub id: AttemptId,
    pub seed: u64,
    pub started_at: DateTime<Utc>,
    pub submitted_at: Option<DateTime<Utc>>,
    pub answers: Answers,
    pub revisions: BTreeMap<ItemId, i64>,
    pub flagged: BTreeSet<ItemId>,
    /// Sections that were left behind, where they come in a fixed order.
    #[serde(default)]
    pub sections_left: usize,
}

/// Begins one in place of an earlier one.
pub async fn begin(cx: &Backend, (org, user, instrument): Place, trial: &Trial) -> Result<()> {
    let tx = cx.db.begin_write().await?;
    let old = row::Column::StartedAt.lt(trial.state.started_at - Duration::days(KEPT_DAYS));
    let of_org = row::Entity::delete_many().filter(row::Column::OrgId.eq(org.0));
    of_org.filter(old).exec(&tx).await?;
    row::Entity::delete_by_id((org.0, user.0, instrument.0))
        .exec(&tx)
        .await?;
    let new = row::ActiveModel {
        org_id: Set(org.0),
        user_id: Set(user.0),
        instrument_id: Set(instrument.0),
        draft: Set(serde_json::to_value(&trial.draft)?),
        state: Set(serde_json::to_value(&trial.state)?),
        started_at: Set(trial.state.started_at),
    };
    new.insert(&tx).await?;
    Ok(tx.commit().await?)
}

/// The one of this place, as it stands.
pub async fn of(cx: &Backend, place: Place) -> Result<Option<Trial>> {
    let (org, user, instrument) = place;
    let found = row::Entity::find_by_id((org.0, user.0, instrument.0));
    found.one(cx.db.read()).await?.map(read).transpose()
}

/// Changes the one of this place and answers what the change says; a refused change is kept as far as it went.
pub async fn change<T>(cx: &Backend, place: Place, change: impl FnOnce(&mut Trial) -> Result<T>) -> Result<T> {
    let tx = cx.db.begin_write().await?;
    let (org, user, instrument) = place;
    let found = row::Entity::find_by_id((org.0, user.0, instrument.0)).lock_exclusive();
    let found = found.one(&tx).await?.ok_or(Error::conflict("trial-over"))?;
    let mut trial = read(found)?;
    let said = change(&mut trial);
    write(&tx, place, &trial.state).await?;
    tx.commit().await?;
    said
}

async fn write(tx: &impl ConnectionTrait, (org, user, instrument): Place, state: &State) -> Result<()> {
    let state = serde_json::to_value(state)?;
    let update = row::Entity::update_many().col_expr(row::Column::State, Expr::value(state));
    let update = update.filter(row::Column::OrgId.eq(org.0));
    let update = update.filter(row::Column::UserId.eq(user.0));
    update
        .filter(row::Column::InstrumentId.eq(instrument.0))
        .exec(tx)
        .await?;
    Ok(())
}

fn read(row: row::Model) -> Result<Trial> {
    Ok(Trial {
        draft: serde_json::from_value(row.draft)?,
        state: serde_json::from_value(row.state)?,
    })
}
