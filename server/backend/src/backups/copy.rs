//! Moving a school that outgrew its file to a server, or back: counts and checksums are compared before the commit.

use super::manifest::Counted;
use super::transfer::transfer;
use crate::db::Db;
use anyhow::{Context, Result, bail};
use sea_orm::{ConnectionTrait, DatabaseBackend, Statement};

/// What was moved.
#[derive(Clone, Debug)]
pub struct Copied {
    pub tables: Vec<Counted>,
}

/// Copies everything from one database into another, empty one, in one transaction.
pub async fn copy(from: &str, to: &str) -> Result<Copied> {
    if let Some(path) = from.strip_prefix("sqlite://") {
        let path = path.split('?').next().unwrap_or(path);
        if !std::path::Path::new(path).exists() {
            bail!("базы {path} нет");
        }
    }
    let (from, to) = (Db::connect(from).await?, Db::connect(to).await?);
    let copied = between(&from, &to).await;
    from.close().await?;
    to.close().await?;
    copied
}

async fn between(from: &Db, to: &Db) -> Result<Copied> {
    let level = from.level().await?;
    if !level.pending.is_empty() {
        bail!("исходная база старше этой программы: сначала выполните otklik migrate для неё");
    }
    if !is_empty(to).await? {
        bail!("в базе назначения уже есть данные; копировать можно только в пустую");
    }
    to.migrate().await?;
    let (source, target) = (from.snapshot().await?, to.begin_write().await?);
    let tables = transfer(&source, &target).await?;
    target.commit().await.context("копирование")?;
    source.rollback().await?;
    Ok(Copied { tables })
}

/// Is there no organisation and no person yet?
pub(super) async fn is_empty(db: &Db) -> Result<bool> {
    if db.level().await?.applied.is_empty() {
        return Ok(true);
    }
    let connection = db.read();
    let sql = match connection.get_database_backend() {
        DatabaseBackend::Sqlite => "SELECT count(*) FROM organizations",
        _ => "SELECT count(*)::bigint FROM organizations",
    };
    let row = connection
        .query_one_raw(Statement::from_string(connection.get_database_backend(), sql))
        .await?;
    let count: i64 = match row {
        Some(row) => row.try_get_by_index(0)?,
        None => 0,
    };
    Ok(count == 0)
}
