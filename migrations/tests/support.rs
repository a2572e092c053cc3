//! An empty database: in memory, or a schema of its own when `TEST_DATABASE_URL` names a PostgreSQL.

use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, Statement};
use std::time::{SystemTime, UNIX_EPOCH};

/// SQLite, on one connection: each would have a memory of its own.
pub async fn sqlite() -> DatabaseConnection {
    let mut options = ConnectOptions::new("sqlite::memory:");
    options.max_connections(1).sqlx_logging(false);
    Database::connect(options).await.unwrap()
}

/// All databases there are here.
pub async fn databases() -> Vec<DatabaseConnection> {
    let mut all = vec![sqlite().await];
    if let Ok(server) = std::env::var("TEST_DATABASE_URL") {
        all.push(fresh_schema(&server).await);
    }
    all
}

async fn fresh_schema(server: &str) -> DatabaseConnection {
    let nanos = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_nanos();
    let schema = format!("migrations_{nanos}");
    let admin = Database::connect(server).await.unwrap();
    admin
        .execute_unprepared(&format!("CREATE SCHEMA {schema}"))
        .await
        .unwrap();
    let mark = if server.contains('?') { '&' } else { '?' };
    let mut options = ConnectOptions::new(format!("{server}{mark}options=-c%20search_path%3D{schema}"));
    options.sqlx_logging(false);
    Database::connect(options).await.unwrap()
}

/// The first column of each row, as text.
pub async fn texts(db: &DatabaseConnection, sql: &str) -> Vec<String> {
    let rows = db
        .query_all_raw(Statement::from_string(db.get_database_backend(), sql))
        .await
        .unwrap();
    rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
}
