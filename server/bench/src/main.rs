//! `make bench`: starts the release server on a fresh database, loads it through its own doors, and prints how fast
//! it is, beside what this machine could do at most. `QUICK=1` takes a third of the time.

mod boards;
mod content;
mod http;
mod limits;
mod load;
mod pages;
mod respondent;
mod scenes;
mod served;
mod stage;
mod table;
mod town;

use anyhow::Result;
use limits::Limits;
use scenes::{Plan, Scene};
use served::Served;
use std::path::Path;
use std::time::{Duration, Instant};

const SMALL: usize = 1_000;

fn main() -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    tokio::task::LocalSet::new().block_on(&runtime, run())
}

async fn run() -> Result<()> {
    let is_quick = std::env::var("QUICK").is_ok_and(|value| !value.is_empty() && value != "0");
    let plan = match is_quick {
        true => Plan {
            lasts: Duration::from_secs(2),
            links: 6_000,
            history: 100_000,
            rush_seconds: 10,
        },
        false => Plan {
            lasts: Duration::from_secs(5),
            links: 16_000,
            history: 1_000_000,
            rush_seconds: 20,
        },
    };
    let (from, folder) = (Instant::now(), tempfile::tempdir()?);
    let postgres = std::env::var("BENCH_POSTGRES").ok().filter(|url| !url.is_empty());
    let limits = limits::measure(folder.path(), postgres.as_deref(), plan.lasts / 2).await?;
    print_limits(&limits);
    let sqlite = format!("sqlite://{}/otklik.db", folder.path().display());
    database("SQLite", &sqlite, &limits, plan, folder.path()).await?;
    match &postgres {
        Some(url) => database("PostgreSQL", url, &limits, plan, folder.path()).await?,
        None => println!("\nPostgreSQL: none was offered (BENCH_POSTGRES)"),
    }
    pages::measure(folder.path(), plan.lasts / 5).await?;
    println!("\nall of it took {:.0} s", from.elapsed().as_secs_f64());
    Ok(())
}

fn print_limits(limits: &Limits) {
    println!("Limits of this machine, the load generator included");
    table::number("a bare axum handler, 2 bytes", limits.bare, "/s", "", None);
    table::number("a bare axum handler, 20 KB", limits.bare_20_kb, "/s", "", None);
    table::number("one sync of the disk", limits.sync, "ms", "", None);
    table::number(
        "SQLite rows, one writer, one per commit",
        limits.single_rows,
        "/s",
        "",
        None,
    );
    table::number(
        "SQLite rows, one writer, 100 per commit",
        limits.grouped_rows,
        "/s",
        "",
        None,
    );
    if let Some(rate) = limits.pgbench {
        table::number("PostgreSQL inserts by pgbench, 16 clients", rate, "/s", "", None);
    }
}

async fn database(name: &str, url: &str, limits: &Limits, plan: Plan, folder: &Path) -> Result<()> {
    let (secret, log) = (folder.join("bench.key"), folder.join("server.log"));
    let stage = stage::stage(url, &secret).await?;
    stage.history(SMALL, 1).await?;
    table::heading(&format!("{name}, the generator on the same cores"));
    let is_sqlite = url.starts_with("sqlite");
    let small = {
        let served = Served::start(&served::binary()?, url, &secret, &log)?;
        let scene = Scene {
            served: &served,
            stage: &stage,
            limits,
            plan,
            is_sqlite,
        };
        scene.forms().await?;
        scene.links().await?;
        let small = scene.saves("answer saved, 64 connections").await?;
        scene.attempts().await?;
        scene.day().await?;
        let memory = served.memory();
        table::number(
            "resident memory after all of it",
            memory,
            "MB",
            "< 100 MB:",
            Some(memory < 100.0),
        );
        small
    };
    let staged = Instant::now();
    stage.history(plan.history, SMALL + 1).await?;
    println!("  (history staged in {:.0} s)", staged.elapsed().as_secs_f64());
    let served = Served::start(&served::binary()?, url, &secret, &log)?;
    let scene = Scene {
        served: &served,
        stage: &stage,
        limits,
        plan,
        is_sqlite,
    };
    let large = scene
        .saves(&format!("answer saved beside {} attempts", stage.attempts().await?))
        .await?;
    table::number("server's processor time per save, few attempts", small, "µs", "", None);
    let flat = large < small * 1.3;
    table::number("the same beside all these attempts", large, "µs", "flat:", Some(flat));
    Ok(())
}
