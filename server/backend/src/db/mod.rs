//! Connections and transactions: the only folder in which SQLite and PostgreSQL differ.
//! SQLite has one connection that writes and several that read; PostgreSQL has a pool for each, so that reads never
//! wait for those who wait for a lock.

mod durable;
mod signals;

use crate::error::Result;
use anyhow::{Context, bail};
use futures::future::BoxFuture;
use sea_orm::sea_query::OnConflict;
use sea_orm::sqlx::Connection;
use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    AccessMode, ActiveModelTrait, ConnectOptions, ConnectionTrait, Database, DatabaseBackend, DatabaseConnection,
    DatabaseTransaction, EntityTrait, IsolationLevel, QueryResult, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Connections of one server to PostgreSQL; with two for reports and one that listens, three servers fit into the
/// hundred that PostgreSQL allows by default.
const POSTGRES_READERS: u32 = 14;
const POSTGRES_WRITERS: u32 = 12;

/// How long somebody waits for a connection at most; twice that and nobody waits any more (security 74).
const CONNECTION_WITHIN: Duration = Duration::from_secs(5);
/// After PostgreSQL was restarted every connection of the pool fails once, at once.
const BEGIN_TRIES: u32 = POSTGRES_WRITERS + 4;
/// Reports that read at a time; more wait for each other.
const REPORT_CONNECTIONS: u32 = 2;

/// A database that reads and writes.
#[derive(Clone, Debug)]
pub struct Db {
    read: DatabaseConnection,
    /// For what takes long; opened when it is first asked for.
    reports: DatabaseConnection,
    write: DatabaseConnection,
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
            place,
        })
    }

    async fn connect_sqlite(path: &str) -> anyhow::Result<Self> {
        if let Some(folder) = std::path::Path::new(path).parent() {
            std::fs::create_dir_all(folder).with_context(|| format!("making the folder {}", folder.display()))?;
        }
        let url = format!("sqlite://{path}?mode=rwc");
        let write = Database::connect(sqlite_pool(&url, 1))
            .await
            .with_context(|| format!("opening {path}"))?;
        durable::refuse_unsafe_sqlite(&write).await?;
        let read = Database::connect(sqlite_pool(&url, 4))
            .await
            .with_context(|| format!("opening {path}"))?;
        let reports = Database::connect(for_reports(sqlite_pool(&url, REPORT_CONNECTIONS))).await?;
        let place = Place::File(PathBuf::from(path));
        Ok(Self {
            read,
            reports,
            write,
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

    /// A transaction that will write. On SQLite it takes the write lock at once: one that reads first
    /// and writes later would be refused as busy when two people submit together.
    pub async fn begin_write(&self) -> Result<DatabaseTransaction> {
        let options = match self.write.get_database_backend() {
            DatabaseBackend::Sqlite => TransactionOptions {
                sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
                ..TransactionOptions::default()
            },
            _ => TransactionOptions::default(),
        };
        let (tries, began) = (if self.is_shared() { BEGIN_TRIES } else { 1 }, Instant::now());
        for _ in 1..tries {
            match self.write.begin_with_options(options).await {
                Ok(tx) => return Ok(tx),
                Err(cause) if began.elapsed() < CONNECTION_WITHIN => {
                    tracing::warn!(%cause, "a transaction could not begin; another connection is tried");
                }
                Err(cause) => return Err(cause.into()),
            }
        }
        Ok(self.write.begin_with_options(options).await?)
    }

    /// May other servers work on the same data at the same time?
    pub fn is_shared(&self) -> bool {
        self.place == Place::Server
    }

    /// One unchanging view of everything, for copies; it does not hold up writers.
    pub async fn snapshot(&self) -> Result<DatabaseTransaction> {
        let options = match self.place {
            Place::File(_) => TransactionOptions::default(),
            Place::Server => TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                access_mode: Some(AccessMode::ReadOnly),
                ..TransactionOptions::default()
            },
        };
        Ok(self.read.begin_with_options(options).await?)
    }

    /// Runs a statement outside of any transaction, such as `VACUUM INTO`.
    pub(crate) async fn run_alone(&self, sql: &str) -> Result<()> {
        self.read.execute_unprepared(sql).await?;
        Ok(())
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
        let level = migrations::level(&self.write).await.context("чтение уровня схемы")?;
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

/// A list of a statement with its last one again and again until the number is a power of two: lists of few lengths
/// meet their prepared statements again.
pub(crate) fn filled_up<T: Clone>(mut list: Vec<T>) -> Vec<T> {
    if let Some(last) = list.last().cloned() {
        list.resize(list.len().next_power_of_two(), last);
    }
    list
}

/// Rows of one statement: a list is cut into two or three, so that few statements go over, and their lengths are few
/// enough that prepared ones are met again.
fn rows_at_once(left: usize) -> usize {
    match left {
        0..=16 => left,
        17..=64 => left / 8 * 8,
        65..=256 => left / 64 * 64,
        _ => 256,
    }
}

/// Prepared statements kept by a connection: those of about ten tables, in every length of a list.
const STATEMENTS: usize = 512;

/// Inserts many rows by few statements; `meets` says what becomes of a row that is there already.
pub(crate) async fn write_rows<E, A>(tx: &impl ConnectionTrait, rows: Vec<A>, meets: Option<OnConflict>) -> Result<()>
where
    E: EntityTrait,
    A: ActiveModelTrait<Entity = E>,
{
    let mut rest = rows.into_iter();
    while rest.len() > 0 {
        let length = rows_at_once(rest.len());
        let mut insert = E::insert_many(rest.by_ref().take(length));
        if let Some(meets) = &meets {
            insert = insert.on_conflict(meets.clone());
        }
        insert.exec_without_returning(tx).await?;
    }
    Ok(())
}

fn pool_of(url: &str, size: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(size)
        .min_connections(1)
        .sqlx_logging(false)
        .test_before_acquire(false);
    options.acquire_timeout(CONNECTION_WITHIN);
    options.map_sqlx_sqlite_pool_opts(|pool| pool.before_acquire(|connection, _| is_settled(connection)));
    options.map_sqlx_postgres_pool_opts(|pool| pool.before_acquire(|connection, _| is_settled(connection)));
    options
}

/// After a failed sync or a full disk SQLite ends its transaction by itself, and the driver goes on counting it as
/// open. The next one would be a savepoint inside of nothing, whose release is no commit: it would say «saved» of what
/// is not on the disk. Such a connection is closed (the torture of failing syncs found this).
fn is_settled<C: Connection>(connection: &mut C) -> BoxFuture<'_, Result<bool, sea_orm::sqlx::Error>> {
    let is_settled = !connection.is_in_transaction();
    if !is_settled {
        tracing::error!("a connection with a transaction that did not end is closed");
    }
    Box::pin(async move { Ok(is_settled) })
}

/// No connection before the first report, and none long after the last.
fn for_reports(mut options: ConnectOptions) -> ConnectOptions {
    options
        .min_connections(0)
        .connect_lazy(true)
        .idle_timeout(Duration::from_secs(60));
    options
}

fn sqlite_pool(url: &str, size: u32) -> ConnectOptions {
    let mut options = pool_of(url, size);
    options.map_sqlx_sqlite_opts(|options| {
        options
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(Duration::from_secs(5))
            .foreign_keys(true)
            .statement_cache_capacity(STATEMENTS)
            // Rows come over from the thread of the connection: a statement's should not wait for one another.
            .row_buffer_size(2_048)
            // In KiB; the system's own cache is behind it.
            .pragma("cache_size", "-4000")
    });
    options
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
