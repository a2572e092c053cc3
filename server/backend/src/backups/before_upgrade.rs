//! An upgrade of the schema begins with a copy of what is there, locked as the daily ones are.

use super::keep::{ending, rotate};
use super::make::{Made, make};
use super::register::note_manual;
use crate::Backend;
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};

const PREFIX: &str = "before-upgrade-";
/// One upgrade may be taken back, seldom two.
const KEPT: usize = 3;

/// Migrates; when there is something to lose, a copy is made first. The answer is where it lies.
pub async fn upgrade(cx: &Backend, folder: &Path, passphrase: Option<String>) -> Result<Option<PathBuf>> {
    let level = cx.db.level().await?;
    let Some(newest) = level.newest().filter(|_| !level.pending.is_empty()) else {
        cx.db.migrate().await?;
        return Ok(None);
    };
    let made = copy(cx, folder, passphrase, newest).await;
    let made = made.context("перед обновлением схемы не удалось сделать копию; база не тронута")?;
    tracing::info!(file = %made.file.display(), "a copy was made before the upgrade");
    cx.db.migrate().await?;
    // Only now there is a register to note it in, and only now older ones are needless.
    note_manual(cx, &made).await?;
    rotate(folder, PREFIX, KEPT)?;
    Ok(Some(made.file))
}

async fn copy(cx: &Backend, folder: &Path, passphrase: Option<String>, newest: &str) -> Result<Made> {
    let now = cx.clock.now();
    let name = format!(
        "{PREFIX}{}-{newest}.{}",
        now.format("%Y%m%dT%H%M%S%3f"),
        ending(passphrase.as_ref())
    );
    make(&cx.db, &folder.join(name), passphrase, now).await
}
