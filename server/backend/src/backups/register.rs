//! The register of copies: what was made, when, and whether it was rehearsed.

use super::make::Made;
use crate::Backend;
use crate::entity::backup;
use crate::error::Result;
use chrono::{Duration, NaiveDate};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, ExprTrait, NotSet, QueryFilter, Set};
use std::path::Path;
use uuid::Uuid;

/// After that an unfinished copy of the day is begun anew: its server is gone, or it failed.
const GIVEN_UP_AFTER: Duration = Duration::hours(1);

/// Notes a copy that was made without a plan: by hand, or before an upgrade.
pub async fn note_manual(cx: &Backend, made: &Made) -> Result<()> {
    let now = cx.clock.now();
    let row = backup::ActiveModel {
        id: Set(Uuid::now_v7()),
        planned_for: Set(None),
        started_at: Set(now),
        finished_at: Set(Some(now)),
        file: Set(made.file.display().to_string()),
        bytes: Set(Some(i64::try_from(made.bytes).unwrap_or(i64::MAX))),
        sha256: Set(Some(made.sha256.clone())),
        failure: NotSet,
        rehearsed_at: NotSet,
        rehearsal: NotSet,
    };
    let tx = cx.db.begin_write().await?;
    row.insert(&tx).await?;
    Ok(tx.commit().await?)
}

/// Takes the copy of a day: of several servers one gets it. None when it is made, or being made.
pub(super) async fn take(cx: &Backend, day: NaiveDate, file: &Path) -> Result<Option<Uuid>> {
    use backup::Column::{File, FinishedAt, Id, PlannedFor, StartedAt};
    let (now, id) = (cx.clock.now(), Uuid::now_v7());
    let row = backup::ActiveModel {
        id: Set(id),
        planned_for: Set(Some(day)),
        started_at: Set(now),
        file: Set(file.display().to_string()),
        ..Default::default()
    };
    let taken_over = OnConflict::column(PlannedFor)
        .update_columns([Id, StartedAt, File])
        .action_and_where(Expr::col((backup::Entity, FinishedAt)).is_null())
        .action_and_where(Expr::col((backup::Entity, StartedAt)).lt(now - GIVEN_UP_AFTER))
        .to_owned();
    let tx = cx.db.begin_write().await?;
    backup::Entity::insert(row)
        .on_conflict(taken_over)
        .exec_without_returning(&tx)
        .await?;
    let mine = backup::Entity::find_by_id(id).one(&tx).await?;
    tx.commit().await?;
    Ok(mine.map(|row| row.id))
}

/// Notes how the copy of a day ended.
pub(super) async fn settle(cx: &Backend, id: Uuid, made: &anyhow::Result<Made>) -> Result<()> {
    let mut row = backup::ActiveModel {
        id: Set(id),
        ..Default::default()
    };
    match made {
        Ok(made) => {
            row.finished_at = Set(Some(cx.clock.now()));
            row.bytes = Set(Some(i64::try_from(made.bytes).unwrap_or(i64::MAX)));
            row.sha256 = Set(Some(made.sha256.clone()));
            row.failure = Set(None);
        }
        Err(cause) => row.failure = Set(Some(format!("{cause:#}"))),
    }
    let tx = cx.db.begin_write().await?;
    row.update(&tx).await?;
    Ok(tx.commit().await?)
}

/// Notes a rehearsal with the copy of that hash; one that came from elsewhere is written down for it.
pub(super) async fn note_rehearsal(cx: &Backend, file: &Path, sha256: &str, said: &str) -> Result<()> {
    use backup::Column::{Rehearsal, RehearsedAt, Sha256};
    let (now, tx) = (cx.clock.now(), cx.db.begin_write().await?);
    let noted = backup::Entity::update_many()
        .col_expr(RehearsedAt, Expr::value(now))
        .col_expr(Rehearsal, Expr::value(said.to_owned()))
        .filter(Sha256.eq(sha256))
        .exec(&tx)
        .await?;
    if noted.rows_affected == 0 {
        let row = backup::ActiveModel {
            id: Set(Uuid::now_v7()),
            started_at: Set(now),
            finished_at: Set(Some(now)),
            file: Set(file.display().to_string()),
            sha256: Set(Some(sha256.to_owned())),
            rehearsed_at: Set(Some(now)),
            rehearsal: Set(Some(said.to_owned())),
            ..Default::default()
        };
        row.insert(&tx).await?;
    }
    Ok(tx.commit().await?)
}
