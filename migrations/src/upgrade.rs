//! Brings a schema up to date, all pending migrations in one transaction: killed at any statement, the database
//! stands where it stood. A database that knows migrations this program does not know is left alone.

use crate::Migrator;
use sea_orm_migration::sea_orm::{
    ConnectionTrait, DatabaseBackend, DatabaseTransaction, DbErr, QueryResult, Statement,
};
use sea_orm_migration::{MigratorTrait, SchemaManager};
use std::time::{SystemTime, UNIX_EPOCH};

/// Any number, the same in every program that migrates this database.
const POSTGRES_LOCK: i64 = 0x006f_746b_6c69_6b00;

/// Where a database stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// What was applied, in order of names.
    pub applied: Vec<String>,
    /// What this program would apply, in order.
    pub pending: Vec<String>,
    /// What only a newer program knows.
    pub unknown: Vec<String>,
}

impl Level {
    /// The newest applied migration.
    pub fn newest(&self) -> Option<&str> {
        self.applied.last().map(String::as_str)
    }
}

/// Reads the level; changes nothing.
pub async fn level(db: &impl ConnectionTrait) -> Result<Level, DbErr> {
    let applied = match is_there(db).await? {
        true => texts(db, "SELECT version FROM seaql_migrations ORDER BY version").await?,
        false => Vec::new(),
    };
    let known: Vec<String> = Migrator::migrations().iter().map(|one| one.name().to_owned()).collect();
    let unknown = applied.iter().filter(|name| !known.contains(name)).cloned().collect();
    let pending = known.into_iter().filter(|name| !applied.contains(name)).collect();
    Ok(Level {
        applied,
        pending,
        unknown,
    })
}

/// Applies what is pending, inside the caller's transaction.
pub async fn upgrade(tx: &DatabaseTransaction) -> Result<(), DbErr> {
    upgrade_to(tx, |_| true).await
}

/// Applies the pending migrations of those names, inside the caller's transaction.
pub async fn upgrade_to(tx: &DatabaseTransaction, is_wanted: impl Fn(&str) -> bool) -> Result<(), DbErr> {
    if tx.get_database_backend() == DatabaseBackend::Postgres {
        tx.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({POSTGRES_LOCK})"))
            .await?;
    }
    Migrator::install(tx).await?;
    let level = level(tx).await?;
    let manager = SchemaManager::new(tx);
    for migration in Migrator::migrations() {
        let name = migration.name();
        if level.pending.iter().any(|pending| pending == name) && is_wanted(name) {
            migration.up(&manager).await?;
            tx.execute_unprepared(&format!(
                "INSERT INTO seaql_migrations (version, applied_at) VALUES ('{name}', {})",
                seconds_now()
            ))
            .await?;
        }
    }
    Ok(())
}

async fn is_there(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    let sql = match db.get_database_backend() {
        DatabaseBackend::Sqlite => "SELECT name FROM sqlite_master WHERE name = 'seaql_migrations'",
        _ => {
            "SELECT table_name::text FROM information_schema.tables \
             WHERE table_schema = current_schema() AND table_name = 'seaql_migrations'"
        }
    };
    Ok(!texts(db, sql).await?.is_empty())
}

async fn texts(db: &impl ConnectionTrait, sql: &str) -> Result<Vec<String>, DbErr> {
    let rows = db
        .query_all_raw(Statement::from_string(db.get_database_backend(), sql))
        .await?;
    let first = |row: &QueryResult| row.try_get_by_index(0);
    rows.iter().map(first).collect()
}

fn seconds_now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| since.as_secs())
}
