//! Making a copy while people answer. SQLite writes its own file out of one snapshot (`VACUUM INTO`); PostgreSQL's
//! tables are read in one REPEATABLE READ transaction into such a file.

use super::container::{pack, write};
use super::digest::sums;
use super::manifest::{FORMAT, Manifest};
use super::transfer::transfer;
use crate::db::{Db, Place, copy_file};
use anyhow::{Context, Result};
use chrono::{DateTime, Utc};
use std::path::{Path, PathBuf};

/// A finished copy.
#[derive(Clone, Debug)]
pub struct Made {
    pub file: PathBuf,
    pub bytes: u64,
    /// Of the whole file, as `sha256sum` prints it.
    pub sha256: String,
    pub manifest: Manifest,
}

/// Copies the database into a file; an existing file is not overwritten.
pub async fn make(db: &Db, to: &Path, passphrase: Option<String>, now: DateTime<Utc>) -> Result<Made> {
    if to.exists() {
        anyhow::bail!("файл {} уже есть; копия не перезаписывает чужих файлов", to.display());
    }
    // A newer program's tables are unknown here: a copy without them would be none.
    db.level().await?;
    let folder = to
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder).with_context(|| format!("создание папки {}", folder.display()))?;
    let work = tempfile::Builder::new().prefix(".otklik-copy-").tempdir_in(folder)?;
    let database = work.path().join("copy.db");
    let source = match db.place() {
        Place::File(file) => {
            copy_file(file, &database).await.context("копирование файла базы")?;
            "sqlite"
        }
        Place::Server => {
            from_server(db, &database).await?;
            "postgres"
        }
    };
    let copy = Db::connect(&format!("sqlite://{}", database.display())).await?;
    let (level, tables) = (copy.level().await?.applied, sums(copy.read()).await?);
    copy.leave_as_one_file().await?;
    let manifest = Manifest {
        format: FORMAT,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        made_at: now,
        source: source.to_owned(),
        level,
        tables,
        database_bytes: 0,
        payload_bytes: 0,
        payload_sha256: String::new(),
    };
    let to = to.to_owned();
    tokio::task::spawn_blocking(move || {
        let made = finish(&database, &to, manifest, passphrase);
        drop(work);
        made
    })
    .await?
}

async fn from_server(db: &Db, database: &Path) -> Result<()> {
    let from = db.snapshot().await?;
    let level = migrations::level(&from).await?;
    let copy = Db::connect(&format!("sqlite://{}", database.display())).await?;
    let to = copy.begin_write().await?;
    migrations::upgrade_to(&to, |name| level.applied.iter().any(|applied| applied == name)).await?;
    transfer(&from, &to).await?;
    to.commit().await?;
    from.rollback().await?;
    Ok(copy.leave_as_one_file().await?)
}

fn finish(database: &Path, to: &Path, mut manifest: Manifest, passphrase: Option<String>) -> Result<Made> {
    let packed = super::container::beside(database, "gz");
    manifest.database_bytes = std::fs::metadata(database)?.len();
    (manifest.payload_bytes, manifest.payload_sha256) = pack(database, &packed)?;
    let (bytes, sha256) = write(to, &manifest, &packed, passphrase.as_deref())?;
    Ok(Made {
        file: to.to_owned(),
        bytes,
        sha256,
        manifest,
    })
}
