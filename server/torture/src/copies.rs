//! Damaged copies are all refused, a good one comes back; an upgrade that dies at any write leaves the old schema or
//! the new one, never half of it.

use crate::ends::named;
use crate::report::Line;
use crate::scene::{Scene, a_while};
use crate::served::Recipe;
use crate::shim::{Ask, Shim};
use anyhow::{Context, Result, bail};
use backend::db::Db;
use sea_orm::ConnectionTrait;
use std::path::Path;
use std::time::Instant;

/// Copies made under load come back whole, and damaged in one place each they do not (security 71).
pub async fn damaged(binary: &Path, postgres: Option<(&str, &str)>, rounds: u64) -> Result<Line> {
    let name = named("damaged copies", postgres);
    let mut scene = Scene::set(&name, binary, postgres.map(|(from, _)| from), 100).await?;
    let served = scene.start(None).await?;
    let address = scene.recipe.address.clone();
    let crowd = scene.crowd(&address);
    a_while(4).await;
    let good = scene.folder.path().join("good.backup");
    run(scene.recipe.command("backup", None)?.arg(&good)).context("a copy under load")?;
    scene.rest(crowd).await?;
    let bytes = std::fs::read(&good)?;
    let target = scene.folder.path().join("restored.db");
    let mut restored = scene.recipe.clone();
    restored.database = match postgres {
        Some((_, to)) => to.to_owned(),
        None => format!("sqlite://{}", target.display()),
    };
    let damaged = scene.folder.path().join("damaged.backup");
    for round in 0..rounds {
        std::fs::write(&damaged, harmed(&bytes, round))?;
        let is_taken = restored.command("restore", None)?.arg(&damaged).status()?.success();
        if is_taken || target.exists() {
            let fault = format!("a copy damaged in round {round} was restored");
            scene.line.faults.push(fault);
        }
        scene.line.rounds += 1;
    }
    run(restored.command("restore", None)?.arg(&good)).context("restoring the good copy")?;
    // Counters against a recount, and the chain of the log: a copy of half a moment would show here.
    run(&mut restored.command("check", None)?).context("checking what was restored")?;
    scene.end(served).await
}

/// One bit turned, or the end missing.
fn harmed(good: &[u8], round: u64) -> Vec<u8> {
    let mut bytes = good.to_vec();
    let place = usize::try_from(round.wrapping_mul(2_654_435_761)).unwrap_or_default() % bytes.len();
    match round % 3 {
        0 => bytes.truncate(place),
        _ => bytes[place] ^= 1 << (round % 8),
    }
    bytes
}

/// A database of the first release's schema is upgraded, and the process ends at every write in turn (70).
pub async fn upgrades(binary: &Path, every: i64, until: Instant) -> Result<Line> {
    println!("==> an upgrade dies, SQLite");
    let folder = tempfile::Builder::new().prefix("otklik-torture-").tempdir()?;
    let shim = Shim::build(folder.path())?;
    let old = folder.path().join("old.db");
    old_database(&old).await?;
    let live = folder.path().join("otklik.db");
    let recipe = Recipe::new(binary, &format!("sqlite://{}", live.display()), folder.path())?;
    let mut line = Line::new("an upgrade dies, SQLite");
    let mut at = 1;
    while Instant::now() < until {
        for tail in ["", "-wal", "-shm", "-journal"] {
            let _ = std::fs::remove_file(format!("{}{tail}", live.display()));
        }
        std::fs::copy(&old, &live)?;
        shim.heal()?;
        shim.set(Ask::EndAt, at)?;
        let was_whole = recipe.command("migrate", Some(&shim))?.status()?.success();
        shim.heal()?;
        run(&mut recipe.command("migrate", None)?).with_context(|| format!("after the end at write {at}"))?;
        run(&mut recipe.command("check", None)?).with_context(|| format!("after the end at write {at}"))?;
        let (rows, level) = standing(&live).await?;
        line.rounds += 1;
        line.acknowledged += 3;
        line.found += rows;
        if rows != 3 || !level.pending.is_empty() {
            line.lost += 1;
            line.faults.push(format!(
                "after the end at write {at}: {rows} of 3 rows, level {level:?}"
            ));
        }
        if was_whole {
            let tried = line.rounds;
            return Ok(line.of(tried));
        }
        at += every;
    }
    let tried = line.rounds;
    Ok(line.of(tried + 1))
}

/// The schema as it was before this program's last migrations, with three rows to lose.
async fn old_database(file: &Path) -> Result<()> {
    let db = Db::connect(&format!("sqlite://{}", file.display())).await?;
    let tx = db.begin_write().await?;
    migrations::upgrade_to(&tx, |name| name < "m20261124").await?;
    for no in 0..3 {
        tx.execute_unprepared(&format!(
            "INSERT INTO organizations (id, code, kind, short_name, full_name, tz, is_demo, created_at) VALUES \
             (randomblob(16), 'school{no}', 'school', 'Школа {no}', '', 'Europe/Moscow', 0, '2026-01-15T09:00:00+00:00')"
        ))
        .await?;
    }
    tx.commit().await?;
    Ok(db.close().await?)
}

async fn standing(file: &Path) -> Result<(u64, migrations::Level)> {
    let db = Db::connect(&format!("sqlite://{}", file.display())).await?;
    let sql = sea_orm::Statement::from_string(db.read().get_database_backend(), "SELECT count(*) FROM organizations");
    let row = db.read().query_one_raw(sql).await?.context("no answer")?;
    let rows: i64 = row.try_get_by_index(0)?;
    let level = db.level().await?;
    db.close().await?;
    Ok((u64::try_from(rows)?, level))
}

fn run(command: &mut std::process::Command) -> Result<()> {
    let status = command.status()?;
    match status.success() {
        true => Ok(()),
        false => bail!("{status}"),
    }
}
