//! Sessions that are over and forgotten wrong tries: nobody can use them, and they would grow for ever.

use super::backoff::FORGOTTEN_AFTER_HOURS;
use crate::Backend;
use crate::entity::{failure, session};
use crate::error::Result;
use chrono::Duration;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

/// A write lock is held for so many rows, not for all at once.
const AT_ONCE: u64 = 1_000;

/// Removes some of them; true when there may be more.
pub async fn sweep(cx: &Backend) -> Result<bool> {
    let now = cx.clock.now();
    let over: Vec<Vec<u8>> = session::Entity::find()
        .select_only()
        .column(session::Column::TokenHash)
        .filter(session::Column::ExpiresAt.lt(now))
        .limit(AT_ONCE)
        .into_tuple()
        .all(cx.db.read())
        .await?;
    let forgotten: Vec<String> = failure::Entity::find()
        .select_only()
        .column(failure::Column::Subject)
        .filter(failure::Column::LastAt.lt(now - Duration::hours(FORGOTTEN_AFTER_HOURS)))
        .limit(AT_ONCE)
        .into_tuple()
        .all(cx.db.read())
        .await?;
    let found = over.len().max(forgotten.len()) as u64;
    if found == 0 {
        return Ok(false);
    }
    let tx = cx.db.begin_write().await?;
    session::Entity::delete_many()
        .filter(session::Column::TokenHash.is_in(over))
        // Somebody may have come back meanwhile.
        .filter(session::Column::ExpiresAt.lt(now))
        .exec(&tx)
        .await?;
    failure::Entity::delete_many()
        .filter(failure::Column::Subject.is_in(forgotten))
        .filter(failure::Column::LastAt.lt(now - Duration::hours(FORGOTTEN_AFTER_HOURS)))
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(found == AT_ONCE)
}
