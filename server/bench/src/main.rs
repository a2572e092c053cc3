//! `make bench`: starts the release server on a fresh database, loads it through its own doors, and prints how fast
//! it is, beside what this machine could do at most. `QUICK=1` takes a third of the time. `SCENES=saves,exports` runs
//! these alone, of cost, links, forms, saves, attempts, paces, rush, delays, exports and pages.

mod boards;
mod content;
mod day;
mod exports;
mod http;
mod limits;
mod load;
mod pages;
mod reply;
mod respondent;
mod scenes;
mod served;
mod stage;
mod table;
mod town;
mod wanted;

use anyhow::Result;
use boards::Boards;
use limits::Limits;
use scenes::{Plan, Scene};
use served::Served;
use stage::Stage;
use std::path::Path;
use std::time::{Duration, Instant};
use table::{Table, aim};
use wanted::{OF_THE_DAY, PAGES, Wanted, YEARS_LATER};

const SMALL: usize = 1_000;

const QUICK: Plan = Plan {
    lasts: Duration::from_secs(2),
    links: 6_000,
    history: 100_000,
    rush_seconds: 20,
};

const FULL: Plan = Plan {
    lasts: Duration::from_secs(5),
    links: 30_000,
    history: 1_000_000,
    rush_seconds: 60,
};

fn main() -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    tokio::task::LocalSet::new().block_on(&runtime, run())
}

async fn run() -> Result<()> {
    let is_quick = std::env::var("QUICK").is_ok_and(|value| !value.is_empty() && value != "0");
    let plan = if is_quick { QUICK } else { FULL };
    let wanted = Wanted::read(&std::env::var("SCENES").unwrap_or_default())?;
    let (from, folder, table) = (Instant::now(), tempfile::tempdir()?, Table::default());
    let postgres = std::env::var("BENCH_POSTGRES").ok().filter(|url| !url.is_empty());
    let limits = limits::measure(folder.path(), postgres.as_deref(), plan.lasts / 2).await?;
    limits.print(&table);
    let sqlite = format!("sqlite://{}/otklik.db", folder.path().display());
    let bench = Bench {
        limits: &limits,
        table: &table,
        plan,
        folder: folder.path(),
        wanted,
    };
    bench.database("SQLite", &sqlite).await?;
    match &postgres {
        Some(url) => bench.database("PostgreSQL", url).await?,
        None => println!("\nPostgreSQL: none was offered (BENCH_POSTGRES)"),
    }
    if bench.wanted.has(PAGES) {
        pages::measure(folder.path(), plan.lasts / 5, &limits, &table).await?;
    }
    table.print_markdown();
    println!("\nall of it took {:.0} s", from.elapsed().as_secs_f64());
    Ok(())
}

/// What all databases are measured with.
struct Bench<'a> {
    limits: &'a Limits,
    table: &'a Table,
    plan: Plan,
    folder: &'a Path,
    wanted: Wanted,
}

impl Bench<'_> {
    /// Everything on one database: with few attempts stored, then what a save costs beside a great many.
    async fn database(&self, name: &str, url: &str) -> Result<()> {
        let (of_the_day, later) = (self.wanted.has_any(&OF_THE_DAY), self.wanted.has_any(&YEARS_LATER));
        if !of_the_day && !later {
            return Ok(());
        }
        let stage = stage::stage(url, &self.folder.join("bench.key")).await?;
        stage.history(SMALL, 1).await?;
        let sync = self.limits.sync;
        let text = format!("{name}, the generator on the same cores; one sync of the disk takes {sync:.2} ms");
        self.table.heading(name, &text);
        let mut small = None;
        if of_the_day {
            let served = self.serve(url)?;
            small = self.day(&self.scene(url, &served, &stage)).await?;
        }
        match later {
            true => self.years_later(url, &stage, small).await,
            false => Ok(()),
        }
    }

    /// The cost of a save alone, then everything while the boards watch.
    async fn day(&self, scene: &Scene<'_>) -> Result<Option<f64>> {
        let cost = self.cost(scene).await?;
        let boards = Boards::open(&scene.served.address, &scene.stage.campaigns).await?;
        for name in OF_THE_DAY.into_iter().filter(|name| self.wanted.has(name)) {
            match name {
                "links" => scene.links().await?,
                "forms" => scene.forms().await?,
                "saves" => scene.saves().await?,
                "attempts" => scene.attempts().await?,
                "paces" => scene.paces().await?,
                "rush" => scene.rush().await?,
                "delays" => scene.delays().await?,
                _ => {}
            }
        }
        scene.watched(&boards);
        boards.close();
        scene.memory("after all of this");
        Ok(cost)
    }

    /// What a save costs now, and whether files that are taken away hold others up.
    async fn years_later(&self, url: &str, stage: &Stage, small: Option<f64>) -> Result<()> {
        let staged = Instant::now();
        let is_costed = self.wanted.has("cost");
        let attempts = if is_costed { self.plan.history } else { stage::EACH };
        stage.history(attempts, SMALL + 1).await?;
        println!("  (history staged in {:.0} s)", staged.elapsed().as_secs_f64());
        let served = self.serve(url)?;
        let scene = self.scene(url, &served, stage);
        if let (Some(small), Some(large)) = (small, self.cost(&scene).await?) {
            let what = "server's processor time per save, few attempts";
            self.table.number(what, small, "µs", None);
            let is_flat = large < small * 1.3;
            let what = "the same beside all these attempts";
            self.table.number(what, large, "µs", aim("flat", is_flat));
        }
        match self.wanted.has("exports") {
            true => scene.exports().await,
            false => Ok(()),
        }
    }

    async fn cost(&self, scene: &Scene<'_>) -> Result<Option<f64>> {
        match self.wanted.has("cost") {
            true => scene.cost().await.map(Some),
            false => Ok(None),
        }
    }

    fn serve(&self, url: &str) -> Result<Served> {
        let (secret, log) = (self.folder.join("bench.key"), self.folder.join("server.log"));
        Served::start(&served::binary()?, url, &secret, &log)
    }

    fn scene<'a>(&'a self, url: &str, served: &'a Served, stage: &'a Stage) -> Scene<'a> {
        Scene {
            served,
            stage,
            limits: self.limits,
            table: self.table,
            plan: self.plan,
            is_sqlite: url.starts_with("sqlite"),
        }
    }
}
