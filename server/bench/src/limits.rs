//! What this machine could do at most: measured in the same run, so that a result is also a share of its limit.

use crate::http::Connection;
use crate::load::{self, Outcome};
use crate::table::Table;
use anyhow::{Context, Result};
use axum::Router;
use axum::routing::get;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// The limits of this machine.
#[derive(Clone, Debug, Default)]
pub struct Limits {
    pub bare: f64,
    pub bare_20_kb: f64,
    pub single_rows: f64,
    pub grouped_rows: f64,
    /// PostgreSQL commits, where there is one.
    pub pgbench: Option<f64>,
    /// Milliseconds of one sync.
    pub sync: f64,
}

/// What a result is a share of.
#[derive(Clone, Debug)]
pub struct Limit {
    pub name: String,
    /// Per second.
    pub most: f64,
}

impl Limits {
    /// An act that takes so many small answers and so many pages.
    pub fn reads(&self, small: u32, pages: u32) -> Option<Limit> {
        let seconds = f64::from(small) / self.bare.max(1.0) + f64::from(pages) / self.bare_20_kb.max(1.0);
        let name = match (small, pages) {
            (0, 1) => "a bare handler, 20 KB".to_owned(),
            (1, 0) => "a bare handler, 2 bytes".to_owned(),
            _ => format!("bare handlers, {small} × 2 bytes + {pages} × 20 KB"),
        };
        let most = 1.0 / seconds.max(f64::EPSILON);
        Some(Limit { name, most })
    }

    /// An act that leaves so many rows, by so many commits: SQLite gathers rows of many into one commit.
    pub fn writes(&self, is_sqlite: bool, rows: u32, commits: u32) -> Option<Limit> {
        let (name, most, each) = match is_sqlite {
            true => ("SQLite rows in groups of 100", self.grouped_rows, rows),
            false => ("pgbench commits", self.pgbench?, commits),
        };
        let name = match each {
            1 => name.to_owned(),
            _ => format!("{name}, {each} for one"),
        };
        let most = most.max(1.0) / f64::from(each.max(1));
        Some(Limit { name, most })
    }

    /// Prints all of them.
    pub fn print(&self, table: &Table) {
        table.heading("this machine", "Limits of this machine, the load generator included");
        table.number("one sync of the disk", self.sync, "ms", None);
        for (what, rate) in [
            ("a bare axum handler, 2 bytes", Some(self.bare)),
            ("a bare axum handler, 20 KB", Some(self.bare_20_kb)),
            ("SQLite rows, one writer, one per commit", Some(self.single_rows)),
            ("SQLite rows, one writer, 100 per commit", Some(self.grouped_rows)),
            ("PostgreSQL commits of one row by pgbench, 16 clients", self.pgbench),
        ] {
            if let Some(rate) = rate {
                table.number(what, rate, "/s", None);
            }
        }
    }
}

/// Measures all of them; the files are put beside the databases under test.
pub async fn measure(folder: &Path, postgres: Option<&str>, lasts: Duration) -> Result<Limits> {
    Ok(Limits {
        bare: bare_handler(2, lasts).await?.rate(),
        bare_20_kb: bare_handler(20 * 1024, lasts).await?.rate(),
        single_rows: sqlite_rows(folder, 1, lasts)?,
        grouped_rows: sqlite_rows(folder, 100, lasts)?,
        pgbench: postgres.map(|url| pgbench(folder, url, lasts)).transpose()?,
        sync: one_sync(folder)?,
    })
}

/// A handler that does nothing, in a thread of its own with as many workers as the server has.
async fn bare_handler(size: usize, lasts: Duration) -> Result<Outcome> {
    let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?.to_string();
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let server = std::thread::spawn(move || -> Result<()> {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
        runtime.block_on(async move {
            let body: &'static str = Box::leak("x".repeat(size).into_boxed_str());
            let router = Router::new().route("/", get(move || async move { body }));
            let listener = tokio::net::TcpListener::from_std(listener)?;
            let served = axum::serve(listener, router).into_future();
            tokio::select! { done = served => done?, _ = stopped => {} }
            Ok(())
        })
    });
    let workers = (0..16).map(|_| Connection::new(&address)).collect();
    let outcome = load::closed(workers, lasts, |connection| async move {
        connection.lock().await.get("/", "").await?;
        Ok(Some(()))
    })
    .await;
    let _ = stop.send(());
    server.join().map_err(|_| anyhow::anyhow!("the bare server failed"))??;
    Ok(outcome)
}

/// Rows per second of one writer that commits so many at once, durably.
fn sqlite_rows(folder: &Path, at_once: usize, lasts: Duration) -> Result<f64> {
    let file = folder.join(format!("raw{at_once}.db"));
    let mut raw = rusqlite::Connection::open(&file)?;
    raw.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE rows (id INTEGER PRIMARY KEY, value TEXT)",
    )?;
    let (from, mut rows) = (Instant::now(), 0_usize);
    while from.elapsed() < lasts {
        let tx = raw.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        for _ in 0..at_once {
            tx.prepare_cached("INSERT INTO rows (value) VALUES (?1)")?
                .execute(["{\"options\":[\"a\"]}"])?;
        }
        tx.commit()?;
        rows += at_once;
    }
    Ok(rows as f64 / from.elapsed().as_secs_f64())
}

/// Durable single inserts per second of 16 clients, as PostgreSQL's own tool measures.
fn pgbench(folder: &Path, url: &str, lasts: Duration) -> Result<f64> {
    let run = |program: &str, args: &[&str]| -> Result<String> {
        let done = Command::new(tool(program))
            .args(args)
            .output()
            .with_context(|| program.to_owned())?;
        Ok(String::from_utf8_lossy(&done.stdout).into_owned())
    };
    run(
        "psql",
        &[
            "-d",
            url,
            "-c",
            "CREATE TABLE IF NOT EXISTS bench_rows (id bigserial PRIMARY KEY, value text)",
        ],
    )?;
    let script = folder.join("insert.sql");
    std::fs::write(&script, "INSERT INTO bench_rows (value) VALUES ('{}');\n")?;
    let (script, seconds) = (script.display().to_string(), lasts.as_secs().max(1).to_string());
    let said = run(
        "pgbench",
        &[
            "-n", "-c", "16", "-j", "1", "-M", "prepared", "-T", &seconds, "-f", &script, url,
        ],
    )?;
    let line = said.lines().find_map(|line| line.strip_prefix("tps = "));
    let rate = line
        .and_then(|rest| rest.split(' ').next())
        .context("pgbench said nothing")?;
    Ok(rate.parse()?)
}

/// The newest of Debian's, or the one on the path.
fn tool(name: &str) -> PathBuf {
    let mut found: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .map(|version| version.path().join("bin").join(name))
        .filter(|path| path.exists())
        .collect();
    found.sort();
    found.pop().unwrap_or_else(|| name.into())
}

fn one_sync(folder: &Path) -> Result<f64> {
    use std::io::{Seek, Write};
    let mut file = std::fs::File::create(folder.join("sync"))?;
    let mut times = Vec::new();
    for _ in 0..200 {
        file.rewind()?;
        file.write_all(&[7; 4096])?;
        let from = Instant::now();
        file.sync_data()?;
        times.push(from.elapsed());
    }
    times.sort();
    Ok(crate::table::ms(times[100]))
}
