//! Ten people take the files of a campaign of 100,000 people away, again and again, while others answer (security 53).

use crate::boards::sign_in_as;
use crate::http::Connection;
use crate::load::{self, Outcome};
use crate::reply::Reply;
use crate::scenes::{Person, Scene};
use crate::table::aim;
use anyhow::{Context, Result, bail};
use std::time::Instant;

/// One file at a time for each of them.
const TAKERS: usize = 10;
const SAVES_PER_SECOND: f64 = 300.0;
const MOST_MB: f64 = 300.0;

/// A file that is taken away.
struct File {
    path: String,
    /// «links.csv of 101000 rows»
    name: String,
    rows: i64,
}

impl Scene<'_> {
    /// Saves alone, then beside each file.
    pub async fn exports(&self) -> Result<()> {
        let people = self.crowd().await?;
        let campaign = *self.stage.campaigns.first().context("no campaign")?;
        self.stage.enrol(campaign).await?;
        let mut takers = Vec::new();
        for login in self.stage.colleagues(TAKERS).await? {
            takers.push(sign_in_as(&self.served.address, &login).await?);
        }
        let alone = self.saves_at(SAVES_PER_SECOND, &people).await;
        let limit = self.limits.writes(self.is_sqlite, 1, 1);
        self.table
            .line("save, 300/s, nobody takes a file away", &alone, None, limit);
        for (file, rows) in self.stage.files(campaign).await? {
            let file = File {
                path: format!("/campaigns/{campaign}/{file}"),
                name: format!("{file} of {rows} rows"),
                rows,
            };
            self.served.forget_peak();
            if let Err(cause) = self.taken_once(&file, takers.first().context("nobody")?).await {
                println!("      {} could not be taken: {cause:#}", file.name);
            }
            self.taken_by_all(&file, &takers, &people, alone.percentile(0.95)).await;
        }
        Ok(())
    }

    /// One person, while nothing else happens.
    async fn taken_once(&self, file: &File, cookie: &str) -> Result<()> {
        let from = Instant::now();
        let reply = taken(&mut self.connection(), &file.path, cookie).await?;
        let what = format!("{}, {:.1} MB, for one alone", file.name, megabytes(&reply));
        self.table.number(&what, from.elapsed().as_secs_f64(), "s", None);
        let what = "resident memory meanwhile, at its most";
        self.table.number(what, self.served.peak_memory(), "MB", None);
        if file.path.ends_with(".csv") {
            let lines = i64::try_from(reply.lines()?)?;
            if lines <= file.rows {
                bail!("{} has {lines} lines", file.name);
            }
        }
        Ok(())
    }

    /// All of them at once, again and again, while answers are saved.
    async fn taken_by_all(&self, file: &File, takers: &[String], people: &[Person], base: f64) {
        let path = file.path.clone();
        let each = |cookie: &String| (self.connection(), cookie.clone());
        let workers: Vec<(Connection, String)> = takers.iter().map(each).collect();
        let taking = load::closed(workers, self.plan.lasts * 2, move |taker| {
            let path = path.clone();
            async move {
                let (connection, cookie) = &mut *taker.lock().await;
                taken(connection, &path, cookie).await.map(|_| Some(()))
            }
        });
        let (saves, files) = futures::future::join(self.saves_at(SAVES_PER_SECOND, people), taking).await;
        self.beside(file, (&saves, &files), base);
    }

    fn beside(&self, file: &File, (saves, files): (&Outcome, &Outcome), base: f64) {
        let limit = self.limits.writes(self.is_sqlite, 1, 1);
        let is_whole = saves.errors == 0 && files.errors == 0;
        let wanted = aim("p95 < 2 × base", saves.percentile(0.95) < 2.0 * base && is_whole);
        let what = format!("save, 300/s, while {TAKERS} take {}", file.name);
        self.table.line(&what, saves, wanted, limit);
        self.table.line("that file, from click to end", files, None, None);
        let rows = file.rows as f64 * files.rate();
        self.table.number("rows of it, all takers together", rows, "/s", None);
        let peak = self.served.peak_memory();
        let wanted = aim("< 300 MB", peak < MOST_MB && is_whole);
        let what = "resident memory meanwhile, at its most";
        self.table.number(what, peak, "MB", wanted);
    }
}

async fn taken(connection: &mut Connection, path: &str, cookie: &str) -> Result<Reply> {
    let reply = connection.get(path, cookie).await?;
    match reply.status {
        200 => Ok(reply),
        other => bail!("{path} was answered {other}"),
    }
}

fn megabytes(reply: &Reply) -> f64 {
    reply.body.len() as f64 / 1024.0 / 1024.0
}
