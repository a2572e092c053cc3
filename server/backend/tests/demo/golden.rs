//! The numbers to be met, and the school that has to meet them.

use crate::support;
use backend::Backend;
use backend::clock::moment;
use chrono::NaiveDateTime;
use domain::ids::OrgId;
use sea_orm::{ConnectionTrait, QueryResult, Statement};
use serde_json::Value;
use tempfile::TempDir;

pub fn golden() -> Value {
    serde_json::from_str(include_str!("../../src/demo/data/golden.json")).unwrap()
}

pub fn at(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap()
}

/// The school as it stood at that moment.
pub async fn school_at(text: &str) -> (Backend, OrgId, TempDir) {
    let (cx, folder) = support::backend().await;
    cx.clock.set(moment(at(text), backend::Zone::Europe__Moscow));
    let org = backend::demo::load(&cx).await.unwrap();
    (cx, org, folder)
}

pub async fn rows(cx: &Backend, sql: &str) -> Vec<QueryResult> {
    let db = cx.db.read();
    let statement = Statement::from_string(db.get_database_backend(), sql);
    db.query_all_raw(statement).await.unwrap()
}

pub async fn number(cx: &Backend, sql: &str) -> i64 {
    rows(cx, sql).await[0].try_get_by_index(0).unwrap()
}
