//! Connections and transactions: the only folder in which SQLite and PostgreSQL differ.
//! SQLite has one connection that writes and several that read; PostgreSQL has a pool for each, so that reads never
//! wait for those who wait for a lock.

mod begin;
mod durable;
mod held;
mod lists;
mod pools;
mod run;
mod signals;

pub(crate) use held::Held;
pub(crate) use lists::{filled_up, inserts, set_rows, update, write_rows};
pub(crate) use run::run_all;

use crate::error::Result;
use anyhow::{Context, bail};
use pools::{Cache, for_reports, pool_of, sqlite_pool};
use sea_orm::{ConnectionTrait, Database, DatabaseBackend, DatabaseConnection, QueryResult};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::time::Duration;

/// Connections of one server to PostgreSQL; with two for reports and one that listens, three servers fit into the
/// hundred that PostgreSQL allows by default.
const POSTGRES_READERS: u32 = 14;
const POSTGRES_WRITERS: u32 = 12;

/// How long somebody waits for a connection at most; twice that and nobody waits any more (security 74).
const CONNECTION_WITHIN: Duration = Duration::from_secs(5);
/// Connections that read a SQLite file. The two look-ups of respondents each hold one while they have something to look
/// up, and one is left for everybody else; reports and copies have their own.
const FILE_READERS: u32 = 3;
/// Reports that read at a time; more wait for each other.
const REPORT_CONNECTIONS: u32 = 2;

/// A database that reads and writes.
#[derive(Clone, Debug)]
pub struct Db {
    read: DatabaseConnection,
    /// For what takes long; opened when it is first asked for.
    reports: DatabaseConnection,
    write: DatabaseConnection,
    /// How many wait for a connection that writes.
    waiting: Arc<AtomicUsize>,
    place: Place,
}

/// Where the data lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In one file.
    File(PathBuf),
    /// In PostgreSQL.
    Server,
}

impl Db {
    /// Opens `sqlite://path` (made when missing) or `postgres://…`, and refuses an engine that could lose answers.
    pub async fn connect(url: &str) -> anyhow::Result<Self> {
        if let Some(path) = url.strip_prefix("sqlite://") {
            return Self::connect_sqlite(path.split('?').next().unwrap_or(path)).await;
        }
        if !url.starts_with("postgres://") && !url.starts_with("postgresql://") {
            bail!("the database address must start with sqlite:// or postgres://");
        }
        let write = Database::connect(pool_of(url, POSTGRES_WRITERS))
            .await
            .context("connecting to PostgreSQL")?;
        durable::refuse_unsafe_postgres(&write).await?;
        let read = Database::connect(pool_of(url, POSTGRES_READERS))
            .await
            .context("connecting to PostgreSQL")?;
        let reports = Database::connect(for_reports(pool_of(url, REPORT_CONNECTIONS))).await?;
        let place = Place::Server;
        Ok(Self {
            read,
            reports,
            write,
            waiting: Arc::default(),
            place,
        })
    }

    async fn connect_sqlite(path: &str) -> anyhow::Result<Self> {
        let file = Path::new(path);
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder).with_context(|| format!("making the folder {}", folder.display()))?;
        }
        let url = url_of(file);
        let write = Database::connect(sqlite_pool(&url, 1, Cache::OfWriter))
            .await
            .with_context(|| format!("opening {path}"))?;
        durable::refuse_unsafe_sqlite(&write).await?;
        let read = Database::connect(sqlite_pool(&url, FILE_READERS, Cache::OfReader))
            .await
            .with_context(|| format!("opening {path}"))?;
        let reports = Database::connect(for_reports(sqlite_pool(&url, REPORT_CONNECTIONS, Cache::OfReader))).await?;
        let place = Place::File(file.to_owned());
        Ok(Self {
            read,
            reports,
            write,
            waiting: Arc::default(),
            place,
        })
    }

    /// Where the data lie.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// For queries; never waits for a writer.
    pub fn read(&self) -> &DatabaseConnection {
        &self.read
    }

    /// One of the connections for queries, for several of them.
    pub(crate) async fn hold(&self) -> Result<Held> {
        Ok(Held::from(&self.read).await?)
    }

    /// The same database, read by the connections for what takes long.
    pub fn for_reports(&self) -> Self {
        Self {
            read: self.reports.clone(),
            ..self.clone()
        }
    }

    /// Writes something that changes nothing, and returns when it is on disk. PostgreSQL syncs its log for every
    /// transaction that has a number.
    pub async fn prove_durable(&self) -> Result<()> {
        let tx = self.begin_write().await?;
        let sql = match tx.get_database_backend() {
            DatabaseBackend::Sqlite => "PRAGMA user_version = 0",
            _ => "SELECT pg_current_xact_id()",
        };
        tx.execute_unprepared(sql).await?;
        Ok(tx.commit().await?)
    }

    /// Tells PostgreSQL how large these tables have become, after many rows came at once. Until its own look, a minute
    /// later, it would read them from end to end, as it had planned while they were small.
    pub async fn note_growth(&self, tables: &[&str]) -> Result<()> {
        if self.is_shared() {
            let sql = format!("ANALYZE {}", tables.join(", "));
            self.write.execute_unprepared(&sql).await?;
        }
        Ok(())
    }

    /// How much room the data take.
    pub async fn size_bytes(&self) -> Result<u64> {
        let sql = match self.place {
            Place::File(_) => "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()",
            Place::Server => "SELECT pg_database_size(current_database())",
        };
        let all = rows(&self.read, sql).await?;
        let bytes: Option<i64> = all.first().map(|row| row.try_get_by_index(0)).transpose()?;
        Ok(bytes.and_then(|bytes| bytes.try_into().ok()).unwrap_or(0))
    }

    /// May other servers work on the same data at the same time?
    pub fn is_shared(&self) -> bool {
        self.place == Place::Server
    }

    /// Applies all migrations that are pending, in one transaction, and refuses a database of a newer program.
    pub async fn migrate(&self) -> anyhow::Result<()> {
        let level = self.level().await?;
        if level.pending.is_empty() {
            return Ok(());
        }
        let tx = self.begin_write().await?;
        migrations::upgrade(&tx).await.context("обновление схемы базы данных")?;
        tx.commit().await.context("обновление схемы базы данных")
    }

    /// How far the schema is; a database that a newer program has migrated is refused.
    pub async fn level(&self) -> anyhow::Result<migrations::Level> {
        let level = migrations::level(&self.read).await.context("чтение уровня схемы")?;
        if let Some(newest) = level.unknown.last() {
            bail!(
                "База данных новее этой программы: в ней уже есть миграция {newest}, о которой программа не знает. \
                 Установите версию «Отклика» не старше той, что работала с этой базой; данные не тронуты."
            );
        }
        Ok(level)
    }

    /// What the engine itself finds wrong with the data; PostgreSQL keeps its own house.
    pub async fn integrity(&self) -> Result<Vec<String>> {
        if self.read.get_database_backend() != DatabaseBackend::Sqlite {
            return Ok(Vec::new());
        }
        let mut found = Vec::new();
        for row in rows(&self.read, "PRAGMA integrity_check").await? {
            let said: String = row.try_get_by_index(0)?;
            if said != "ok" {
                found.push(said);
            }
        }
        for row in rows(&self.read, "PRAGMA foreign_key_check").await? {
            let (table, parent): (String, String) = (row.try_get_by_index(0)?, row.try_get_by_index(2)?);
            found.push(format!("a row of {table} points to nothing in {parent}"));
        }
        Ok(found)
    }

    /// Closes a SQLite file so that nothing of it stays in a log beside it; refused while somebody else has it open.
    pub(crate) async fn leave_as_one_file(self) -> Result<()> {
        self.reports.close().await?;
        self.read.close().await?;
        self.write.execute_unprepared("PRAGMA journal_mode = DELETE").await?;
        Ok(self.write.close().await?)
    }

    /// Closes all connections; on SQLite the log is folded into the file.
    pub async fn close(&self) -> Result<()> {
        self.reports.close_by_ref().await?;
        self.read.close_by_ref().await?;
        Ok(self.write.close_by_ref().await?)
    }
}

/// Writes a SQLite file as it is at this moment into a new one, by a connection of its own: that may take long.
pub(crate) async fn copy_file(from: &Path, to: &Path) -> Result<()> {
    let own = Database::connect(sqlite_pool(&url_of(from), 1, Cache::OfReader)).await?;
    let quoted = to.display().to_string().replace('\'', "''");
    let copied = own.execute_unprepared(&format!("VACUUM INTO '{quoted}'")).await;
    own.close().await?;
    copied?;
    Ok(())
}

fn url_of(file: &Path) -> String {
    format!("sqlite://{}?mode=rwc", file.display())
}

async fn rows(connection: &DatabaseConnection, sql: &str) -> Result<Vec<QueryResult>> {
    let statement = sea_orm::Statement::from_string(connection.get_database_backend(), sql);
    Ok(connection.query_all_raw(statement).await?)
}

async fn first_text(connection: &DatabaseConnection, sql: &str) -> anyhow::Result<String> {
    let row = connection
        .query_one_raw(sea_orm::Statement::from_string(connection.get_database_backend(), sql))
        .await?;
    row.context("no answer")?
        .try_get_by_index(0)
        .context("reading a setting")
}
