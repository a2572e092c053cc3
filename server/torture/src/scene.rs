//! What the scenes share: a school on a database, people who have begun, and the look afterwards.

use crate::consequences;
use crate::ledger::Ledger;
use crate::load::{Crowd, Person, enter};
use crate::report::Line;
use crate::served::{Recipe, Served};
use crate::shim::Shim;
use crate::stage::stage;
use anyhow::{Context, Result};
use backend::check::check_database;
use backend::db::Db;
use std::path::Path;
use std::time::{Duration, Instant};
use tempfile::TempDir;
use tokio::time::sleep;

const SAVERS: usize = 8;

/// One scene under way.
#[derive(Debug)]
pub struct Scene {
    pub recipe: Recipe,
    pub ledger: Ledger,
    pub line: Line,
    pub folder: TempDir,
    people: Vec<Person>,
    links: Vec<String>,
}

impl Scene {
    /// A fresh school in that database (SQLite: a file in a folder of its own), with people who have begun.
    pub async fn set(name: &str, binary: &Path, postgres: Option<&str>, links: usize) -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("otklik-torture-").tempdir()?;
        Self::set_in(name, binary, postgres, links, folder).await
    }

    /// The same in a given folder.
    pub async fn set_in(
        name: &str,
        binary: &Path,
        postgres: Option<&str>,
        links: usize,
        folder: TempDir,
    ) -> Result<Self> {
        println!("==> {name}");
        let file = format!("sqlite://{}", folder.path().join("otklik.db").display());
        let database = postgres.map_or(file, str::to_owned);
        let recipe = Recipe::new(binary, &database, folder.path())?;
        let mut links = stage(&database, &recipe.secret, links + SAVERS)
            .await
            .context("staging")?;
        let served = recipe.start(None).await?;
        let mut people = Vec::new();
        for link in links.split_off(links.len() - SAVERS) {
            people.push(enter(&recipe.address, &link).await?);
        }
        drop(served);
        Ok(Self {
            recipe,
            ledger: Ledger::default(),
            line: Line::new(name),
            folder,
            people,
            links,
        })
    }

    /// One of those who have begun.
    pub fn person(&mut self) -> Option<Person> {
        self.people.pop()
    }

    /// Everybody goes on answering, at that address.
    pub fn crowd(&mut self, address: &str) -> Crowd {
        let (people, links) = (std::mem::take(&mut self.people), std::mem::take(&mut self.links));
        Crowd::start(address, people, links, &self.ledger)
    }

    /// Everybody stops.
    pub async fn rest(&mut self, crowd: Crowd) -> Result<()> {
        (self.people, self.links) = crowd.end().await?;
        Ok(())
    }

    /// Starts the server and notes how long that took.
    pub async fn start(&mut self, shim: Option<&Shim>) -> Result<Served> {
        let served = self.recipe.start(shim).await?;
        self.line.recovery.push(served.ready_after);
        Ok(served)
    }

    /// Every promise against the database, while the server runs or not.
    pub async fn look(&mut self) -> Result<()> {
        let db = Db::connect(&self.recipe.database).await?;
        let found = self.ledger.verify(&db).await?;
        db.close().await?;
        for lost in found.lost.iter().take(3) {
            println!("    LOST {lost}");
        }
        self.line.note(&self.ledger, found);
        Ok(())
    }

    /// The last look, after a restart that does what was left to do: promises, the database's own checks, points and
    /// deficits against a recount, and answers that no fault excuses.
    pub async fn end(self, mut served: Served) -> Result<Line> {
        served.kill()?;
        let served = self.recipe.start(None).await?;
        self.end_with(vec![served]).await
    }

    /// The same with servers that run.
    pub async fn end_with(mut self, served: Vec<Served>) -> Result<Line> {
        self.line.lost = 0;
        self.line.faults.retain(|fault| !fault.starts_with("LOST"));
        let db = Db::connect(&self.recipe.database).await?;
        self.line.faults.extend(consequences::left_undone(&db).await?);
        drop(served);
        self.look().await?;
        self.line.faults.extend(consequences::wrong(&db).await?);
        self.line.faults.extend(check_database(&db).await?);
        db.close().await?;
        self.line.faults.extend(std::mem::take(&mut self.ledger.lock().wrong));
        if self.line.acknowledged == 0 {
            self.line.faults.push("nothing was acknowledged at all".to_owned());
        }
        if !self.line.faults.is_empty() {
            self.show_log();
        }
        Ok(self.line)
    }

    /// What the server said at its end.
    fn show_log(&self) {
        let text = std::fs::read_to_string(&self.recipe.log).unwrap_or_default();
        let lines: Vec<&str> = text.lines().collect();
        for line in lines.iter().skip(lines.len().saturating_sub(12)) {
            println!("    log: {}", line.chars().take(300).collect::<String>());
        }
    }

    /// Waits until something new is acknowledged; answers how long that took.
    pub async fn wait_for_a_save(&self, within: Duration) -> Result<Duration> {
        let (before, began) = (self.ledger.lock().acknowledged, Instant::now());
        while began.elapsed() < within {
            if self.ledger.lock().acknowledged > before {
                return Ok(began.elapsed());
            }
            sleep(Duration::from_millis(5)).await;
        }
        anyhow::bail!("{}: nothing was saved again within {within:?}", self.line.name)
    }
}

/// A moment of a length that differs from round to round.
pub async fn a_while(round: u64) {
    sleep(Duration::from_millis(80 + round * 97 % 420)).await;
}
