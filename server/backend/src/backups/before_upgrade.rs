//! An upgrade of the schema begins with a copy of what is there.

use super::make::make;
use crate::db::Db;
use anyhow::{Context, Result};
use chrono::{DateTime, Utc};
use std::path::{Path, PathBuf};

/// Migrates; when there is something to lose, a copy is made first. The answer is where it lies.
pub async fn upgrade(db: &Db, folder: &Path, now: DateTime<Utc>) -> Result<Option<PathBuf>> {
    let level = db.level().await?;
    let Some(newest) = level.newest().filter(|_| !level.pending.is_empty()) else {
        db.migrate().await?;
        return Ok(None);
    };
    let file = folder.join(format!(
        "before-upgrade-{}-{newest}.backup",
        now.format("%Y%m%dT%H%M%S%3f")
    ));
    let made = make(db, &file, None, now).await;
    let made = made.context("перед обновлением схемы не удалось сделать копию; база не тронута")?;
    tracing::info!(file = %made.file.display(), "a copy was made before the upgrade");
    db.migrate().await?;
    Ok(Some(made.file))
}
