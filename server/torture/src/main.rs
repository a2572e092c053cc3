//! Ends servers, disks, clocks and connections while people answer, and counts what was promised and what is there.
//! `torture --short` takes three minutes at most, otherwise twenty. The exit status says whether anything was lost, or
//! less was tried than was wanted.

mod consequences;
mod copies;
mod ends;
mod faults;
mod http;
mod ledger;
mod load;
mod nginx;
mod order;
mod plan;
mod postgres;
mod proxy;
mod report;
mod scene;
mod served;
mod shim;
mod stage;
mod streams;
mod two;
mod watcher;

use anyhow::{Context, Result, bail};
use plan::{LONG, Plan, SHORT};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

#[tokio::main]
async fn main() -> Result<ExitCode> {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    let effort = if asked.iter().any(|word| word == "--short") {
        SHORT
    } else {
        LONG
    };
    let only = asked.into_iter().find(|word| !word.starts_with("--"));
    let began = Instant::now();
    let lines = Plan::new(binary()?, effort, only).play().await?;
    let is_good = report::print(&lines);
    let skipped = lines.iter().filter(|line| line.skipped.is_some()).count();
    println!(
        "{} scenes played, {skipped} skipped, in {} s",
        lines.len() - skipped,
        began.elapsed().as_secs()
    );
    Ok(ExitCode::from(u8::from(!is_good)))
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
