//! An empty database: in memory, or a schema of its own when `TEST_DATABASE_URL` names a PostgreSQL.

use crate::fresh_schema::fresh_schema;
use migrations::Migrator;
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, Statement};
use sea_orm_migration::MigratorTrait;

/// On one connection, as each would have a memory of its own.
pub async fn sqlite() -> DatabaseConnection {
    let mut options = ConnectOptions::new("sqlite::memory:");
    options.max_connections(1).sqlx_logging(false);
    Database::connect(options).await.unwrap()
}

/// All databases there are here.
pub async fn databases() -> Vec<DatabaseConnection> {
    let mut all = vec![sqlite().await];
    if let Some(url) = fresh_schema().await {
        let mut options = ConnectOptions::new(url);
        options.max_connections(1).sqlx_logging(false);
        all.push(Database::connect(options).await.unwrap());
    }
    all
}

/// Applies all migrations before the one of that name.
pub async fn up_to(db: &DatabaseConnection, name: &str) {
    let all = Migrator::migrations();
    let before = all.iter().position(|one| one.name() == name).unwrap();
    Migrator::up(db, Some(before as u32)).await.unwrap();
}

/// The first column of each row, as text.
pub async fn texts(db: &DatabaseConnection, sql: &str) -> Vec<String> {
    let rows = db
        .query_all_raw(Statement::from_string(db.get_database_backend(), sql))
        .await
        .unwrap();
    rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
}
