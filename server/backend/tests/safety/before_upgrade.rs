//! Before an upgrade there is a copy, locked like the daily ones, and not too many of them.

use crate::support::{fresh_schema, noon};
use backend::Backend;
use backend::backups::{open, upgrade};
use backend::clock::Clock;
use backend::db::Db;
use backend::secrets::Secret;
use sea_orm::{ConnectionTrait, Statement};
use std::path::Path;
use tempfile::TempDir;

/// A database of an earlier release, with something to lose.
async fn old(folder: &TempDir) -> Backend {
    let file = format!("sqlite://{}", folder.path().join("old.db").display());
    let db = Db::connect(&fresh_schema().await.unwrap_or(file)).await.unwrap();
    let tx = db.begin_write().await.unwrap();
    migrations::upgrade_to(&tx, |name| name < "m20261127").await.unwrap();
    tx.execute_unprepared(
        "INSERT INTO failures (subject, count, last_at) VALUES ('login:x', 1, '2026-04-20 09:00:00+00:00')",
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
    Backend::new(db, Clock::held_at(noon()), Secret::for_tests())
}

fn files(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[tokio::test]
async fn security_70_an_upgrade_begins_with_a_locked_copy_that_is_noted_and_old_ones_go() {
    let folder = tempfile::tempdir().unwrap();
    let cx = old(&folder).await;
    let copies = folder.path().join("backups");
    std::fs::create_dir_all(&copies).unwrap();
    for day in 10..14 {
        let name = format!("before-upgrade-202601{day}T000000000-m.backup");
        std::fs::write(copies.join(name), "old").unwrap();
    }
    std::fs::write(copies.join("manual-20260101T000000.backup"), "by hand").unwrap();
    let phrase = || Some("верная фраза для копий".to_owned());
    let made = upgrade(&cx, &copies, phrase()).await.unwrap().unwrap();
    assert!(std::fs::read(&made).unwrap().starts_with(b"age-encryption.org/v1"));
    open(&made, phrase(), folder.path()).await.unwrap();
    let left = files(&copies);
    assert_eq!(left.len(), 4, "three of upgrades and the one made by hand: {left:?}");
    assert!(left.iter().any(|name| name.starts_with("manual-")), "{left:?}");
    assert!(cx.db.level().await.unwrap().pending.is_empty());
    let sql = "SELECT count(*) FROM backups WHERE finished_at IS NOT NULL";
    let noted = Statement::from_string(cx.db.read().get_database_backend(), sql);
    let noted = cx.db.read().query_one_raw(noted).await.unwrap().unwrap();
    assert_eq!(noted.try_get_by_index::<i64>(0).unwrap(), 1);
    assert_eq!(
        upgrade(&cx, &copies, phrase()).await.unwrap(),
        None,
        "nothing is left to do"
    );
}
