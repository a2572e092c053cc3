//! How connections are opened, and when one of them is good for nothing more.

use super::CONNECTION_WITHIN;
use crate::error::Result;
use futures::future::BoxFuture;
use sea_orm::ConnectOptions;
use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::sqlx::{Connection, Executor};
use std::time::Duration;

/// Prepared statements kept by a connection to a file. Each keeps the values it was last given, so many of them cost more
/// room than the preparing of those that come seldom costs time.
const STATEMENTS: usize = 64;

/// For a report PostgreSQL takes one core and leaves another to those who answer, and what it sorts does not go through
/// the disk that answers are synced to.
const ONE_CORE: &str = "SET max_parallel_workers_per_gather = 0; SET work_mem = '32MB'";

/// How much of the file a connection keeps, in KiB; the system's own cache is behind it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Cache {
    /// It is dropped whenever somebody else has written.
    OfReader = 500,
    OfWriter = 2_000,
}

pub(super) fn pool_of(url: &str, size: u32) -> ConnectOptions {
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
pub(super) fn for_reports(mut options: ConnectOptions) -> ConnectOptions {
    options
        .min_connections(0)
        .connect_lazy(true)
        .idle_timeout(Duration::from_secs(60));
    options.map_sqlx_postgres_pool_opts(|pool| {
        pool.before_acquire(|connection, _| is_settled(connection))
            .after_connect(|connection, _| Box::pin(async { connection.execute(ONE_CORE).await.map(|_| ()) }))
    });
    options
}

pub(super) fn sqlite_pool(url: &str, size: u32, cache: Cache) -> ConnectOptions {
    let mut options = pool_of(url, size);
    options.map_sqlx_sqlite_opts(move |options| {
        options
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(Duration::from_secs(5))
            .foreign_keys(true)
            .statement_cache_capacity(STATEMENTS)
            // Rows come over from the thread of the connection: a statement's should not wait for one another.
            .row_buffer_size(2_048)
            .pragma("cache_size", format!("-{}", cache as u32))
    });
    options
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use crate::db::{Db, rows};

    #[tokio::test]
    async fn a_bound_limit_does_not_have_its_statement_prepared_again() {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}/own.db", folder.path().display());
        let db = Db::connect(&url).await.unwrap();
        let built = "SELECT 1 FROM pragma_compile_options WHERE compile_options = 'ENABLE_QPSG'";
        assert_eq!(rows(db.read(), built).await.unwrap().len(), 1);
    }
}
