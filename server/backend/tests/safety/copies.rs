//! Copies and their return (security 71): under writes, damaged in every way, locked, from one database to the other.

use crate::support::{backend, member, noon, school};
use backend::Backend;
use backend::backups::{Plan, keep_once, make, open, rehearse, restore};
use backend::check::check;
use backend::db::Db;
use domain::access::Role;
use sea_orm::{ConnectionTrait, Statement};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

async fn with_data() -> (Backend, TempDir) {
    let (cx, folder) = backend().await;
    backend::demo::load(&cx).await.unwrap();
    (cx, folder)
}

async fn count(db: &Db, table: &str) -> i64 {
    let sql = format!("SELECT count(*) FROM {table}");
    let statement = Statement::from_string(db.read().get_database_backend(), sql);
    let row = db.read().query_one_raw(statement).await.unwrap().unwrap();
    row.try_get_by_index(0).unwrap()
}

async fn opened(file: &Path) -> Db {
    Db::connect(&format!("sqlite://{}", file.display())).await.unwrap()
}

fn url(folder: &TempDir, name: &str) -> (PathBuf, String) {
    let path = folder.path().join(name);
    let url = format!("sqlite://{}", path.display());
    (path, url)
}

#[tokio::test(flavor = "multi_thread")]
async fn security_71_a_copy_made_under_writes_comes_back_whole() {
    let (cx, folder) = with_data().await;
    let writer = tokio::spawn({
        let cx = cx.clone();
        async move {
            for at in 0..10 {
                let org = school(&cx, &format!("busy{at}")).await;
                member(&cx, org, Role::Coordinator).await;
            }
        }
    });
    let file = folder.path().join("school.backup");
    let made = make(&cx.db, &file, None, noon()).await.unwrap();
    writer.await.unwrap();
    assert!(made.manifest.rows() > 500, "{:?}", made.manifest);
    let (path, url) = url(&folder, "again.db");
    restore(&file, None, &url, false, noon()).await.unwrap();
    let again = opened(&path).await;
    assert_eq!(count(&again, "answers").await, count(&cx.db, "answers").await);
    assert_eq!(
        backend::check::check_database(&again).await.unwrap(),
        Vec::<String>::new()
    );
}

#[tokio::test]
async fn security_71_a_damaged_copy_is_refused_and_the_old_database_stays() {
    let (cx, folder) = with_data().await;
    let file = folder.path().join("good.backup");
    make(&cx.db, &file, None, noon()).await.unwrap();
    let good = std::fs::read(&file).unwrap();
    let (path, url) = url(&folder, "old.db");
    std::fs::write(&path, b"the old database").unwrap();
    let damaged = folder.path().join("damaged.backup");
    let places = [0, 20, 90, 200, 1_500, good.len() / 2, good.len() - 1];
    for (at, place) in places.into_iter().enumerate() {
        let mut bytes = good.clone();
        bytes[place] ^= 1 << (at % 8);
        std::fs::write(&damaged, &bytes).unwrap();
        let said = restore(&damaged, None, &url, true, noon()).await.unwrap_err();
        assert!(format!("{said:#}").contains("копи"), "byte {place}: {said:#}");
    }
    for length in [0, 10, 100, good.len() / 2, good.len() - 1_024, good.len() - 1] {
        std::fs::write(&damaged, &good[..length]).unwrap();
        let said = restore(&damaged, None, &url, true, noon()).await.unwrap_err();
        assert!(format!("{said:#}").contains("обрезан"), "{length} bytes: {said:#}");
    }
    let mut longer = good.clone();
    longer.extend(b"more");
    std::fs::write(&damaged, &longer).unwrap();
    restore(&damaged, None, &url, true, noon()).await.unwrap_err();
    assert_eq!(std::fs::read(&path).unwrap(), b"the old database");
}

#[tokio::test]
async fn a_database_that_is_there_is_replaced_only_by_force_and_kept_aside() {
    let (cx, folder) = with_data().await;
    let file = folder.path().join("school.backup");
    make(&cx.db, &file, None, noon()).await.unwrap();
    let (path, url) = url(&folder, "there.db");
    let there = opened(&path).await;
    there.migrate().await.unwrap();
    there.close().await.unwrap();
    let said = restore(&file, None, &url, false, noon()).await.unwrap_err().to_string();
    assert!(said.contains("--force"), "{said}");
    let (_, aside) = restore(&file, None, &url, true, noon()).await.unwrap();
    assert_eq!(count(&opened(&aside.unwrap()).await, "organizations").await, 0);
    assert!(count(&opened(&path).await, "organizations").await > 0);
}

#[tokio::test]
async fn a_locked_copy_opens_with_its_passphrase_only() {
    let (cx, folder) = with_data().await;
    let file = folder.path().join("school.backup.age");
    let phrase = || Some("верная фраза для копий".to_owned());
    make(&cx.db, &file, phrase(), noon()).await.unwrap();
    assert!(std::fs::read(&file).unwrap().starts_with(b"age-encryption.org/v1"));
    open(&file, phrase(), folder.path()).await.unwrap();
    let said = open(&file, None, folder.path()).await.unwrap_err().to_string();
    assert!(said.contains("зашифрована"), "{said}");
    let wrong = Some("другая фраза".to_owned());
    let said = open(&file, wrong, folder.path()).await.unwrap_err().to_string();
    assert!(said.contains("не подходит"), "{said}");
    let mut bytes = std::fs::read(&file).unwrap();
    bytes.truncate(bytes.len() - 1_024);
    std::fs::write(&file, &bytes).unwrap();
    let said = format!("{:#}", open(&file, phrase(), folder.path()).await.unwrap_err());
    assert!(said.contains("обрезан"), "{said}");
}

#[tokio::test]
async fn security_71_the_copy_of_a_newer_program_is_refused() {
    let (cx, folder) = with_data().await;
    let tx = cx.db.begin_write().await.unwrap();
    tx.execute_unprepared("INSERT INTO seaql_migrations (version, applied_at) VALUES ('m20990101_000000_later', 0)")
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let (path, url) = url(&folder, "newer.db");
    let said = match make(&cx.db, &folder.path().join("newer.backup"), None, noon()).await {
        Ok(made) => restore(&made.file, None, &url, false, noon()).await.unwrap_err(),
        Err(said) => said,
    };
    assert!(format!("{said:#}").contains("новее этой программы"), "{said:#}");
    assert!(!path.exists());
}

#[tokio::test]
async fn the_copy_of_the_day_is_made_once_rehearsed_and_old_ones_go() {
    let (cx, folder) = with_data().await;
    let plan = Plan {
        folder: folder.path().join("backups"),
        hour: 3,
        keep: 2,
        passphrase: None,
    };
    let at = |text: &str| chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
    assert!(keep_once(&cx, &plan, at("2026-04-20 02:59")).await.unwrap().is_none());
    let (first, second) = tokio::join!(
        keep_once(&cx, &plan, at("2026-04-20 03:00")),
        keep_once(&cx, &plan, at("2026-04-20 03:01"))
    );
    let made = usize::from(first.unwrap().is_some()) + usize::from(second.unwrap().is_some());
    assert_eq!(made, 1, "two servers make one copy");
    for day in 21..24 {
        let done = keep_once(&cx, &plan, at(&format!("2026-04-{day} 04:00")))
            .await
            .unwrap();
        rehearse(&cx, &done.unwrap().file, None).await.unwrap();
    }
    let left = std::fs::read_dir(&plan.folder).unwrap().count();
    assert_eq!(left, 2);
    assert_eq!(
        count(&cx.db, "backups WHERE rehearsal = 'ok' AND rehearsed_at IS NOT NULL").await,
        4
    );
    assert_eq!(check(&cx).await.unwrap(), Vec::<String>::new());
}
