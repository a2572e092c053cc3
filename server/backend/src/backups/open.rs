//! Opening a copy: checked to the last byte and row before anything is done with it.

use super::container::read;
use super::digest::sums;
use super::manifest::Manifest;
use crate::check::check_database;
use crate::db::Db;
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A copy that was found good, unpacked in a folder of its own.
#[derive(Debug)]
pub struct Opened {
    pub manifest: Manifest,
    pub database: PathBuf,
    /// Removed with everything in it when nobody needs the copy any more.
    _folder: TempDir,
}

/// Checks and unpacks a copy beside `near`, where there must be room for it anyway.
pub async fn open(file: &Path, passphrase: Option<String>, near: &Path) -> Result<Opened> {
    std::fs::create_dir_all(near).with_context(|| format!("создание папки {}", near.display()))?;
    let folder = tempfile::Builder::new().prefix(".otklik-restore-").tempdir_in(near)?;
    let database = folder.path().join("copy.db");
    let (from, to) = (file.to_owned(), database.clone());
    let manifest = tokio::task::spawn_blocking(move || read(&from, passphrase.as_deref(), &to)).await??;
    let db = Db::connect(&format!("sqlite://{}", database.display())).await?;
    let checked = check(&db, &manifest).await;
    db.leave_as_one_file().await?;
    checked?;
    Ok(Opened {
        manifest,
        database,
        _folder: folder,
    })
}

async fn check(db: &Db, manifest: &Manifest) -> Result<()> {
    // Refuses the copy of a newer program.
    let level = db.level().await?;
    if level.applied != manifest.level {
        bail!("копия повреждена: уровень схемы не совпадает с описанием");
    }
    manifest.compare(&sums(db.read()).await?)?;
    // The rules are those of today: an older schema is brought up first, in the unpacked file only.
    db.migrate().await?;
    let wrong = check_database(db).await?;
    if !wrong.is_empty() {
        bail!("копия цела, но данные в ней с ошибками: {}", wrong.join("; "));
    }
    Ok(())
}
