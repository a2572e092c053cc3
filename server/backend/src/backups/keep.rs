//! The copy of every day: made after its hour by one of the servers, rehearsed at once, and the oldest removed.

use super::make::{Made, make};
use super::register::{settle, take};
use super::rehearse::rehearse;
use crate::Backend;
use anyhow::Result;
use chrono::{Local, NaiveDateTime, Timelike};
use std::path::{Path, PathBuf};
use std::time::Duration;

const LOOK_EVERY: Duration = Duration::from_secs(60);
const PREFIX: &str = "otklik-";

/// Where and when copies are made, and how many are kept.
#[derive(Clone, Debug)]
pub struct Plan {
    pub folder: PathBuf,
    /// The hour of the machine's clock from which on the copy of a day is due.
    pub hour: u32,
    pub keep: usize,
    pub passphrase: Option<String>,
}

/// Runs until the process ends.
pub async fn keep(cx: Backend, plan: Plan) {
    let _ = cx.plan.set(plan.clone());
    loop {
        tokio::time::sleep(LOOK_EVERY).await;
        let wall = cx.clock.now().with_timezone(&Local).naive_local();
        match keep_once(&cx, &plan, wall).await {
            Ok(Some(made)) => {
                tracing::info!(file = %made.file.display(), bytes = made.bytes, "the copy of the day is made")
            }
            Ok(None) => {}
            Err(cause) => tracing::error!(cause = format!("{cause:#}"), "the copy of the day was not made"),
        }
    }
}

/// Makes the copy of the day if it is due and nobody has made it.
pub async fn keep_once(cx: &Backend, plan: &Plan, wall: NaiveDateTime) -> Result<Option<Made>> {
    if wall.hour() < plan.hour {
        return Ok(None);
    }
    let name = format!(
        "{PREFIX}{}.{}",
        wall.format("%Y%m%dT%H%M%S"),
        ending(plan.passphrase.as_ref())
    );
    let file = plan.folder.join(name);
    let Some(id) = take(cx, wall.date(), &file).await? else {
        return Ok(None);
    };
    let made = make(&cx.db, &file, plan.passphrase.clone(), cx.clock.now()).await;
    settle(cx, id, &made).await?;
    let made = made?;
    rehearse(cx, &made.file, plan.passphrase.clone()).await?;
    rotate(&plan.folder, PREFIX, plan.keep)?;
    Ok(Some(made))
}

/// What the name of a copy ends with.
pub(super) fn ending(passphrase: Option<&String>) -> &'static str {
    passphrase.map_or("backup", |_| "backup.age")
}

/// Removes the oldest of the copies whose names begin so; the time in the name says which. Copies made by hand stay.
pub(super) fn rotate(folder: &Path, prefix: &str, keep: usize) -> Result<()> {
    let mut alike = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if name.starts_with(prefix) && (name.ends_with(".backup") || name.ends_with(".backup.age")) {
            alike.push(path);
        }
    }
    alike.sort();
    let surplus = alike.len().saturating_sub(keep.max(1));
    for old in alike.iter().take(surplus) {
        std::fs::remove_file(old)?;
    }
    Ok(())
}
