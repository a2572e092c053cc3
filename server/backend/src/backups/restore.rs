//! Bringing a copy back. What is there is never overwritten without `force`, and even then the old file is kept aside.

use super::container::{beside, sync_folder};
use super::open::{Opened, open};
use super::transfer::transfer;
use crate::db::{Db, Place};
use anyhow::{Context, Result, bail};
use chrono::{DateTime, Utc};
use std::path::{Path, PathBuf};

/// Restores a copy into the database at `url`. The answer says where the data that were there before lie now.
pub async fn restore(
    file: &Path,
    passphrase: Option<String>,
    url: &str,
    force: bool,
    now: DateTime<Utc>,
) -> Result<(Opened, Option<PathBuf>)> {
    match url.strip_prefix("sqlite://") {
        Some(path) => {
            let path = PathBuf::from(path.split('?').next().unwrap_or(path));
            into_file(file, passphrase, &path, force, now).await
        }
        None => into_server(file, passphrase, url, force)
            .await
            .map(|opened| (opened, None)),
    }
}

async fn into_file(
    file: &Path,
    passphrase: Option<String>,
    path: &Path,
    force: bool,
    now: DateTime<Utc>,
) -> Result<(Opened, Option<PathBuf>)> {
    if path.exists() && !force {
        bail!(
            "база {} уже есть. Чтобы заменить её копией, добавьте --force: прежний файл останется рядом",
            path.display()
        );
    }
    let near = path
        .parent()
        .filter(|near| !near.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let opened = open(file, passphrase, near).await?;
    let aside = match path.exists() {
        true => Some(set_aside(path, now).await?),
        false => None,
    };
    std::fs::rename(&opened.database, path).with_context(|| format!("запись {}", path.display()))?;
    sync_folder(path);
    Ok((opened, aside))
}

/// Folds the log of the old file into it and renames it; a server that still has it open is in the way.
async fn set_aside(path: &Path, now: DateTime<Utc>) -> Result<PathBuf> {
    let aside = beside(path, &format!("before-restore-{}", now.format("%Y%m%dT%H%M%S")));
    if let Ok(old) = Db::connect(&format!("sqlite://{}", path.display())).await {
        let closed = old.leave_as_one_file().await;
        closed.with_context(|| format!("база {} занята: сначала остановите сервер", path.display()))?;
    }
    std::fs::rename(path, &aside)?;
    for tail in ["-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(tail);
        let mut to = aside.as_os_str().to_owned();
        to.push(tail);
        if Path::new(&name).exists() {
            std::fs::rename(&name, &to)?;
        }
    }
    Ok(aside)
}

async fn into_server(file: &Path, passphrase: Option<String>, url: &str, force: bool) -> Result<Opened> {
    let opened = open(file, passphrase, &std::env::temp_dir()).await?;
    let db = Db::connect(url).await?;
    let done = replace(&opened, &db, force).await;
    db.close().await?;
    done.map(|()| opened)
}

async fn replace(opened: &Opened, db: &Db, force: bool) -> Result<()> {
    if !force && !super::copy::is_empty(db).await? {
        bail!("в базе уже есть данные. Чтобы заменить их копией, добавьте --force (сначала сделайте otklik backup)");
    }
    db.migrate().await?;
    let copy = Db::connect(&format!("sqlite://{}", opened.database.display())).await?;
    debug_assert!(matches!(copy.place(), Place::File(_)));
    let (from, to) = (copy.snapshot().await?, db.begin_write().await?);
    transfer(&from, &to).await?;
    to.commit().await?;
    from.rollback().await?;
    Ok(copy.close().await?)
}
