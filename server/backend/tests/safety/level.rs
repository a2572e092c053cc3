//! Upgrades: a database of a newer program is refused, and nothing of it is touched (security 70).

use crate::support::backend;
use sea_orm::ConnectionTrait;

#[tokio::test]
async fn security_70_a_database_newer_than_the_program_is_refused_in_russian() {
    let (cx, _folder) = backend().await;
    let tx = cx.db.begin_write().await.unwrap();
    tx.execute_unprepared("INSERT INTO seaql_migrations (version, applied_at) VALUES ('m20990101_000000_later', 0)")
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let refused = cx.db.migrate().await.unwrap_err().to_string();
    assert!(refused.contains("новее этой программы"), "{refused}");
    assert!(refused.contains("m20990101_000000_later"), "{refused}");
}

#[tokio::test]
async fn migrating_twice_changes_nothing() {
    let (cx, _folder) = backend().await;
    let before = cx.db.level().await.unwrap();
    cx.db.migrate().await.unwrap();
    assert_eq!(cx.db.level().await.unwrap(), before);
    assert!(before.pending.is_empty());
}
