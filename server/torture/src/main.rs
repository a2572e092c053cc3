//! Ends servers, disks, clocks and connections while people answer, and counts what was promised and what is there.
//! `torture --short` takes three minutes at most, otherwise twenty. The exit status says whether anything was lost.

mod copies;
mod ends;
mod faults;
mod http;
mod ledger;
mod load;
mod order;
mod postgres;
mod proxy;
mod report;
mod scene;
mod served;
mod shim;
mod stage;

use anyhow::{Context, Result, bail};
use postgres::Cluster;
use report::Line;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// How often each fault is tried, and how long it may take at most.
#[derive(Clone, Copy, Debug)]
struct Effort {
    kills: u64,
    stops: u64,
    rounds: u64,
    syncs: u64,
    damaged: u64,
    /// Saves watched by `strace`.
    traced: u64,
    /// Every n-th write of an upgrade ends the process.
    upgrade_step: i64,
    on_server: u64,
    restarts: u64,
    /// The longest that one scene takes.
    each: Duration,
    cuts: Duration,
}

const SHORT: Effort = Effort {
    kills: 20,
    stops: 5,
    rounds: 5,
    syncs: 5,
    damaged: 10,
    traced: 100,
    upgrade_step: 23,
    on_server: 5,
    restarts: 3,
    each: Duration::from_secs(15),
    cuts: Duration::from_secs(5),
};

const LONG: Effort = Effort {
    kills: 300,
    stops: 50,
    rounds: 20,
    syncs: 100,
    damaged: 20,
    traced: 1000,
    upgrade_step: 1,
    on_server: 50,
    restarts: 20,
    each: Duration::from_secs(170),
    cuts: Duration::from_secs(30),
};

#[tokio::main]
async fn main() -> Result<ExitCode> {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    let effort = if asked.iter().any(|word| word == "--short") {
        SHORT
    } else {
        LONG
    };
    let only = asked.iter().find(|word| !word.starts_with("--"));
    let is_wanted = |name: &str| only.is_none_or(|wanted| name.contains(wanted.as_str()));
    let began = Instant::now();
    let lines = scenes(&binary()?, effort, &is_wanted).await?;
    let is_good = report::print(&lines);
    println!("{} scenes in {} s", lines.len(), began.elapsed().as_secs());
    Ok(ExitCode::from(u8::from(!is_good)))
}

async fn scenes(binary: &Path, effort: Effort, is_wanted: &dyn Fn(&str) -> bool) -> Result<Vec<Line>> {
    let until = || Instant::now() + effort.each;
    let mut lines = Vec::new();
    if is_wanted("kills") {
        lines.push(ends::kills(binary, None, effort.kills, until()).await?);
    }
    if is_wanted("stops") {
        lines.push(ends::stops(binary, None, effort.stops, until()).await?);
    }
    if is_wanted("cuts") {
        lines.push(ends::cuts(binary, None, effort.cuts).await?);
    }
    if is_wanted("full") {
        lines.push(faults::full(binary, effort.rounds, until()).await?);
        lines.extend(faults::full_tmpfs(binary, effort.rounds, until()).await?);
    }
    if is_wanted("syncs") {
        lines.push(faults::no_sync(binary, effort.syncs, until()).await?);
        lines.push(faults::some_syncs(binary, effort.syncs, until()).await?);
    }
    if is_wanted("replies") {
        lines.extend(order::syncs_first(binary, effort.traced).await?);
    }
    if is_wanted("clock") {
        lines.push(faults::clock(binary, effort.rounds, until()).await?);
    }
    if is_wanted("copies") {
        lines.push(copies::damaged(binary, effort.damaged).await?);
    }
    if is_wanted("upgrades") {
        lines.push(copies::upgrades(binary, effort.upgrade_step, until()).await?);
    }
    if is_wanted("postgres") {
        lines.extend(on_server(binary, effort).await?);
    }
    Ok(lines)
}

async fn on_server(binary: &Path, effort: Effort) -> Result<Vec<Line>> {
    let mut cluster = Cluster::start(Path::new(".ci/postgres"))?;
    let until = || Instant::now() + effort.each;
    let mut lines = Vec::new();
    let database = cluster.database().await?;
    lines.push(ends::kills(binary, Some(&database), effort.on_server, until()).await?);
    let database = cluster.database().await?;
    lines.push(ends::cuts(binary, Some(&database), effort.cuts).await?);
    lines.push(postgres::restarts(binary, &mut cluster, effort.restarts, until()).await?);
    Ok(lines)
}

/// The program beside this one, unless `OTKLIK_BINARY` names another.
fn binary() -> Result<PathBuf> {
    if let Some(path) = std::env::var_os("OTKLIK_BINARY") {
        return Ok(path.into());
    }
    let own = std::env::current_exe()?;
    let path = own.parent().context("no folder")?.join("otklik");
    match path.exists() {
        true => Ok(path),
        false => bail!("{} is not built", path.display()),
    }
}
