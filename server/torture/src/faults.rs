//! Faults of the machine: a full disk, syncs that fail, a clock that jumps. Most on SQLite, whose files the server writes.

use crate::ends::named;
use crate::http::get;
use crate::report::Line;
use crate::scene::{Scene, a_while};
use crate::shim::{Ask, Shim};
use anyhow::{Context, Result};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};
use tokio::time::sleep;

const TMPFS: &str = "disk full, a small tmpfs";
const BACK_WITHIN: Duration = Duration::from_secs(5);

/// The disk is full for a moment and then has room again: nothing is acknowledged falsely, and the server goes on by
/// itself (security 67). Full is what the system call says.
pub async fn full(binary: &Path, rounds: u64, until: Instant) -> Result<Line> {
    faulty("disk full, SQLite", binary, rounds, until, (Ask::Full, 1), true).await
}

/// Every sync fails for a moment: not one save may be acknowledged then (66).
pub async fn no_sync(binary: &Path, rounds: u64, until: Instant) -> Result<Line> {
    faulty(
        "every sync fails, SQLite",
        binary,
        rounds,
        until,
        (Ask::FailSync, 1),
        true,
    )
    .await
}

/// One sync of three fails: what is acknowledged is there.
pub async fn some_syncs(binary: &Path, rounds: u64, until: Instant) -> Result<Line> {
    faulty(
        "one sync of three fails, SQLite",
        binary,
        rounds,
        until,
        (Ask::FailSync, 3),
        false,
    )
    .await
}

async fn faulty(
    name: &str,
    binary: &Path,
    rounds: u64,
    until: Instant,
    (what, how): (Ask, i64),
    is_total: bool,
) -> Result<Line> {
    let mut scene = Scene::set(name, binary, None, 100).await?;
    let shim = Shim::build(scene.folder.path())?;
    let mut served = scene.start(Some(&shim)).await?;
    let address = scene.recipe.address.clone();
    let crowd = scene.crowd(&address);
    scene.line.recovery.clear();
    while scene.line.rounds < rounds && Instant::now() < until {
        a_while(scene.line.rounds).await;
        shim.set(what, how)?;
        // What was synced just before may still be on its way back.
        sleep(Duration::from_millis(60)).await;
        let before = scene.ledger.lock().acknowledged;
        sleep(Duration::from_millis(150)).await;
        let watches_readiness = is_total && scene.line.rounds == 0;
        if watches_readiness && !says(&address, 503).await {
            scene
                .line
                .faults
                .push("ready while nothing could be written".to_owned());
        }
        let during = scene.ledger.lock().acknowledged - before;
        if is_total && during > 0 {
            scene
                .line
                .faults
                .push(format!("{during} saves were acknowledged that cannot be on the disk"));
        }
        shim.set(what, 0)?;
        if watches_readiness && !says(&address, 200).await {
            scene.line.faults.push("not ready again on a healed disk".to_owned());
        }
        match scene.wait_for_a_save(BACK_WITHIN).await {
            Ok(after) => scene.line.recovery.push(after),
            Err(cause) => {
                scene.line.faults.push(format!("{cause:#}, only after a restart"));
                served.kill()?;
                served = scene.recipe.start(Some(&shim)).await?;
            }
        }
        scene.line.rounds += 1;
    }
    let failed = shim.get(Ask::Failed)?;
    if failed > 0 {
        println!("    {failed} syncs failed");
    }
    scene.rest(crowd).await?;
    scene.end(served).await
}

/// Does `/readyz` say so, now or in a moment? One look of the server is good for a second.
async fn says(address: &str, status: u16) -> bool {
    let until = Instant::now() + BACK_WITHIN;
    while Instant::now() < until {
        if get(address, "/readyz", "")
            .await
            .is_ok_and(|reply| reply.status == status)
        {
            return true;
        }
        sleep(Duration::from_millis(50)).await;
    }
    false
}

/// A real small file system that fills up, where the user may mount one; nothing else is different (67).
pub async fn full_tmpfs(binary: &Path, rounds: u64, until: Instant) -> Result<Line> {
    let folder = tempfile::Builder::new().prefix("otklik-small-disk-").tempdir()?;
    let place = folder.path().to_owned();
    let mounted = Command::new("mount")
        .args(["-t", "tmpfs", "-o", "size=24m", "tmpfs"])
        .arg(&place)
        .output();
    if !mounted.is_ok_and(|done| done.status.success()) {
        return Ok(Line::skipped(TMPFS, "this user may not mount a tmpfs"));
    }
    let done = fill_and_free(binary, rounds, until, folder).await;
    Command::new("umount").args(["-l"]).arg(&place).status()?;
    done
}

async fn fill_and_free(binary: &Path, rounds: u64, until: Instant, folder: tempfile::TempDir) -> Result<Line> {
    let mut scene = Scene::set_in(TMPFS, binary, None, 100, folder).await?;
    let served = scene.start(None).await?;
    let ballast = scene.folder.path().join("ballast");
    let address = scene.recipe.address.clone();
    let crowd = scene.crowd(&address);
    scene.line.recovery.clear();
    while scene.line.rounds < rounds && Instant::now() < until {
        a_while(scene.line.rounds).await;
        // Writes until nothing goes any more; that it fails is the purpose.
        let mut file = std::fs::File::create(&ballast)?;
        let _ = std::io::copy(&mut std::io::repeat(7), &mut file);
        sleep(Duration::from_millis(250)).await;
        std::fs::remove_file(&ballast).context("freeing the disk")?;
        drop(file);
        match scene.wait_for_a_save(BACK_WITHIN).await {
            Ok(after) => scene.line.recovery.push(after),
            Err(cause) => scene.line.faults.push(format!("{cause:#}")),
        }
        scene.line.rounds += 1;
    }
    scene.rest(crowd).await?;
    scene.end(served).await
}

/// The clock jumps by hours, forth and back, while people answer (72).
pub async fn clock(binary: &Path, postgres: Option<&str>, rounds: u64, until: Instant) -> Result<Line> {
    let mut scene = Scene::set(&named("clock jumps", postgres), binary, postgres, 100).await?;
    let shim = Shim::build(scene.folder.path())?;
    let served = scene.start(Some(&shim)).await?;
    let address = scene.recipe.address.clone();
    let crowd = scene.crowd(&address);
    scene.line.recovery.clear();
    while scene.line.rounds < rounds && Instant::now() < until {
        let hours = [2, -2, 0, 1, -1][usize::try_from(scene.line.rounds % 5).unwrap_or_default()];
        shim.set(Ask::Clock, hours * 3600)?;
        match scene.wait_for_a_save(BACK_WITHIN).await {
            Ok(after) => scene.line.recovery.push(after),
            Err(cause) => scene.line.faults.push(format!("{cause:#}")),
        }
        a_while(scene.line.rounds).await;
        scene.line.rounds += 1;
    }
    shim.heal()?;
    scene.rest(crowd).await?;
    scene.end(served).await
}
