//! A connection that is kept in hand for several statements, or transactions. The pool asks every connection that comes
//! back whether it is alive, which costs as much as a short statement; and of each statement it copies the values first.

use sea_orm::sqlx::pool::PoolConnection;
use sea_orm::sqlx::{AssertSqlSafe, Error, Executor, Postgres, Sqlite, query_with};
use sea_orm::{
    ConnAcquireErr, ConnectionTrait, DatabaseBackend, DatabaseConnection, DbErr, ExecResult, QueryResult, RuntimeErr,
    Statement, Values,
};
use sea_query_sqlx::SqlxValues;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::sync::Mutex;

/// It goes back to its pool when it is dropped; with a transaction that did not end it is closed.
#[derive(Debug)]
pub(crate) struct Held {
    backend: DatabaseBackend,
    connection: Mutex<Of>,
    is_in_transaction: AtomicBool,
    /// A statement, since the last transaction began.
    has_failed: AtomicBool,
}

#[derive(Debug)]
enum Of {
    File(PoolConnection<Sqlite>),
    Server(PoolConnection<Postgres>),
}

impl Held {
    /// Takes one from the pool, as soon as one is there.
    pub(super) async fn from(pool: &DatabaseConnection) -> Result<Self, DbErr> {
        let backend = pool.get_database_backend();
        let taken = match backend {
            DatabaseBackend::Sqlite => pool.get_sqlite_connection_pool().acquire().await.map(Of::File),
            _ => pool.get_postgres_connection_pool().acquire().await.map(Of::Server),
        };
        let connection = Mutex::new(taken.map_err(not_acquired)?);
        Ok(Self {
            backend,
            connection,
            is_in_transaction: AtomicBool::new(false),
            has_failed: AtomicBool::new(false),
        })
    }

    /// Begins a transaction that will write.
    pub(super) async fn open(&self) -> Result<(), DbErr> {
        let sql = match self.backend {
            DatabaseBackend::Sqlite => "BEGIN IMMEDIATE",
            _ => "BEGIN",
        };
        self.has_failed.store(false, Ordering::Relaxed);
        self.is_in_transaction.store(true, Ordering::Relaxed);
        self.execute_unprepared(sql).await?;
        Ok(())
    }

    /// Commits it: what it has written is on disk. After a statement that has failed it is refused, of which PostgreSQL
    /// would quietly make a rollback.
    pub async fn commit(&self) -> Result<(), DbErr> {
        if self.has_failed.load(Ordering::Relaxed) {
            return Err(DbErr::Custom("a statement of this transaction has failed".to_owned()));
        }
        self.end("COMMIT").await
    }

    /// Takes back what it has written.
    pub async fn roll_back(&self) -> Result<(), DbErr> {
        self.end("ROLLBACK").await
    }

    /// Is no transaction open?
    pub fn is_settled(&self) -> bool {
        !self.is_in_transaction.load(Ordering::Relaxed)
    }

    async fn end(&self, sql: &str) -> Result<(), DbErr> {
        self.execute_unprepared(sql).await?;
        self.is_in_transaction.store(false, Ordering::Relaxed);
        Ok(())
    }

    fn noted<T>(&self, done: Result<T, DbErr>) -> Result<T, DbErr> {
        if done.is_err() {
            self.has_failed.store(true, Ordering::Relaxed);
        }
        done
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        if self.is_settled() {
            return;
        }
        match self.connection.get_mut() {
            Of::File(connection) => connection.close_on_drop(),
            Of::Server(connection) => connection.close_on_drop(),
        }
    }
}

fn not_acquired(cause: Error) -> DbErr {
    match cause {
        Error::PoolTimedOut => DbErr::ConnectionAcquire(ConnAcquireErr::Timeout),
        Error::PoolClosed => DbErr::ConnectionAcquire(ConnAcquireErr::ConnectionClosed),
        _ => DbErr::Conn(RuntimeErr::SqlxError(cause.into())),
    }
}

fn not_executed(cause: Error) -> DbErr {
    DbErr::Exec(RuntimeErr::SqlxError(cause.into()))
}

fn not_read(cause: Error) -> DbErr {
    DbErr::Query(RuntimeErr::SqlxError(cause.into()))
}

/// The same for the connections of both databases, whose types differ.
macro_rules! each {
    ($held:expr, $connection:ident => $ask:expr) => {
        match &mut *$held.connection.lock().await {
            Of::File($connection) => {
                let $connection = &mut **$connection;
                $ask
            }
            Of::Server($connection) => {
                let $connection = &mut **$connection;
                $ask
            }
        }
    };
}

macro_rules! query {
    ($statement:expr) => {{
        let Statement { sql, values, .. } = $statement;
        let values = values.unwrap_or(Values(Vec::new()));
        query_with(AssertSqlSafe(sql), SqlxValues(values))
    }};
}

#[async_trait::async_trait]
impl ConnectionTrait for Held {
    fn get_database_backend(&self) -> DatabaseBackend {
        self.backend
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.noted(each!(self, connection => {
            let done = query!(statement).execute(connection).await;
            done.map(Into::into).map_err(not_executed)
        }))
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.noted(each!(self, connection => {
            let done = connection.execute(AssertSqlSafe(sql.to_owned())).await;
            done.map(Into::into).map_err(not_executed)
        }))
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.noted(each!(self, connection => {
            let row = query!(statement).fetch_optional(connection).await;
            row.map(|row| row.map(Into::into)).map_err(not_read)
        }))
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.noted(each!(self, connection => {
            let rows = query!(statement).fetch_all(connection).await;
            rows.map(|rows| rows.into_iter().map(Into::into).collect()).map_err(not_read)
        }))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use crate::db::Db;
    use sea_orm::ConnectionTrait;

    #[tokio::test]
    async fn security_66_no_commit_follows_a_statement_that_has_failed() {
        let folder = tempfile::tempdir().unwrap();
        let db = Db::connect(&format!("sqlite://{}/own.db", folder.path().display()))
            .await
            .unwrap();
        let held = db.begin_held(None).await.unwrap();
        held.execute_unprepared("CREATE TABLE one (no INTEGER)").await.unwrap();
        assert!(held.execute_unprepared("INSERT INTO two VALUES (1)").await.is_err());
        assert!(held.commit().await.is_err());
        held.roll_back().await.unwrap();
        let held = db.begin_held(Some(held)).await.unwrap();
        assert!(
            held.execute_unprepared("INSERT INTO one VALUES (1)").await.is_err(),
            "taken back"
        );
        drop(held);
        // Closed with its transaction, it keeps nobody from writing.
        let held = db.begin_held(None).await.unwrap();
        held.execute_unprepared("CREATE TABLE one (no INTEGER)").await.unwrap();
        held.commit().await.unwrap();
        assert!(held.is_settled());
    }
}
