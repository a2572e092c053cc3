//! Several servers on one PostgreSQL: none is special, nothing is done twice, nothing is dropped. Where only one server
//! can be, on SQLite, the same is shown of that one.

mod durable;
mod facts;
mod live;
mod locks;
mod reports;
mod secret;
mod sweep;

use crate::support::noon;
use backend::Backend;
use backend::clock::Clock;
use backend::db::Db;
use backend::secrets::Secret;
use sea_orm::{ConnectionTrait, Statement};

/// Another server on that database.
async fn server_at(url: &str) -> Backend {
    let db = Db::connect(url).await.unwrap();
    db.migrate().await.unwrap();
    Backend::new(db, Clock::held_at(noon()), Secret::for_tests())
}

async fn run(cx: &Backend, sql: &str) {
    let tx = cx.db.begin_write().await.unwrap();
    tx.execute_unprepared(sql).await.unwrap();
    tx.commit().await.unwrap();
}

async fn number(cx: &Backend, sql: &str) -> i64 {
    let statement = Statement::from_string(cx.db.read().get_database_backend(), sql);
    let row = cx.db.read().query_one_raw(statement).await.unwrap().unwrap();
    row.try_get_by_index(0).unwrap()
}
