//! A copy that was never restored is a hope: the rehearsal restores it into a temporary database and checks that.

use super::container::hash_of;
use super::manifest::Manifest;
use super::open::open;
use super::register;
use crate::Backend;
use anyhow::Result;
use std::path::Path;

/// What the register says of a rehearsal that went well.
pub(super) const GOOD: &str = "ok";

/// Opens a copy as a restore would, down to the recount of counters and the chain of the log.
pub async fn rehearse_file(file: &Path, passphrase: Option<String>) -> Result<Manifest> {
    let near = std::env::temp_dir();
    Ok(open(file, passphrase, &near).await?.manifest)
}

/// The same, noted in the register of copies.
pub async fn rehearse(cx: &Backend, file: &Path, passphrase: Option<String>) -> Result<Manifest> {
    let done = rehearse_file(file, passphrase).await;
    let said = match &done {
        Ok(_) => GOOD.to_owned(),
        Err(cause) => format!("{cause:#}"),
    };
    let path = file.to_owned();
    let sha256 = tokio::task::spawn_blocking(move || hash_of(&path)).await??;
    register::note_rehearsal(cx, file, &sha256, &said).await?;
    done
}
