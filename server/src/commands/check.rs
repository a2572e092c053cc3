//! `otklik check`

use super::{open, said};
use crate::settings::Common;
use anyhow::bail;

pub async fn run(common: Common) -> anyhow::Result<()> {
    let cx = open(&common).await?;
    let found = backend::check::check(&cx).await.map_err(said)?;
    cx.db.close().await?;
    for line in &found {
        eprintln!("{line}");
    }
    if !found.is_empty() {
        bail!("the database is not sound: {} problems", found.len());
    }
    println!("the database is sound");
    Ok(())
}
