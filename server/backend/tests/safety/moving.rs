//! Moving a school between databases, and bringing a copy back into a server: with every row, and only into an empty one.

use crate::support::{backend, fresh_schema, noon};
use backend::backups::{Counted, copy, make, restore};
use backend::check::check_database;
use backend::db::Db;
use tempfile::TempDir;

/// An empty database to move into: on a PostgreSQL when there is one.
async fn another(folder: &TempDir, name: &str) -> String {
    let file = format!("sqlite://{}", folder.path().join(name).display());
    fresh_schema().await.unwrap_or(file)
}

/// The demonstration school in a SQLite file.
async fn a_school_in_a_file(folder: &TempDir) -> String {
    let (cx, own) = backend().await;
    backend::demo::load(&cx).await.unwrap();
    let copied = own.path().join("school.backup");
    make(&cx.db, &copied, None, noon()).await.unwrap();
    let url = format!("sqlite://{}", folder.path().join("from.db").display());
    restore(&copied, None, &url, false, noon()).await.unwrap();
    url
}

fn rows(tables: &[Counted]) -> u64 {
    tables.iter().map(|table| table.rows).sum()
}

async fn is_sound(url: &str) {
    let db = Db::connect(url).await.unwrap();
    assert_eq!(check_database(&db).await.unwrap(), Vec::<String>::new());
    db.close().await.unwrap();
}

#[tokio::test]
async fn a_school_moves_to_a_server_and_back_with_every_row() {
    let folder = tempfile::tempdir().unwrap();
    let from = a_school_in_a_file(&folder).await;
    let to = another(&folder, "to.db").await;
    let there = copy(&from, &to).await.unwrap().tables;
    assert!(rows(&there) > 500, "{there:?}");
    is_sound(&to).await;
    let said = copy(&from, &to).await.unwrap_err().to_string();
    assert!(said.contains("только в пустую"), "{said}");
    let back = format!("sqlite://{}", folder.path().join("back.db").display());
    assert_eq!(copy(&to, &back).await.unwrap().tables, there, "counts and checksums");
    is_sound(&back).await;
}

#[tokio::test]
async fn a_moved_school_goes_on_counting_after_its_highest_numbers() {
    let folder = tempfile::tempdir().unwrap();
    let from = a_school_in_a_file(&folder).await;
    let to = another(&folder, "to.db").await;
    copy(&from, &to).await.unwrap();
    let db = Db::connect(&to).await.unwrap();
    let clock = backend::clock::Clock::held_at(noon());
    let cx = backend::Backend::new(db, clock, backend::secrets::Secret::for_tests());
    crate::support::school(&cx, "newcomer").await;
    assert_eq!(backend::check::check(&cx).await.unwrap(), Vec::<String>::new());
}

#[tokio::test]
async fn security_71_a_copy_comes_back_into_a_server_only_when_that_is_empty_or_by_force() {
    let folder = tempfile::tempdir().unwrap();
    let (cx, _own) = backend().await;
    backend::demo::load(&cx).await.unwrap();
    let file = folder.path().join("school.backup");
    let made = make(&cx.db, &file, None, noon()).await.unwrap();
    let to = another(&folder, "restored.db").await;
    restore(&file, None, &to, false, noon()).await.unwrap();
    is_sound(&to).await;
    let said = restore(&file, None, &to, false, noon()).await.unwrap_err().to_string();
    assert!(said.contains("--force"), "{said}");
    let damaged = folder.path().join("damaged.backup");
    let mut bytes = std::fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&damaged, bytes).unwrap();
    restore(&damaged, None, &to, true, noon()).await.unwrap_err();
    is_sound(&to).await;
    restore(&file, None, &to, true, noon()).await.unwrap();
    let again = make(
        &Db::connect(&to).await.unwrap(),
        &folder.path().join("again.backup"),
        None,
        noon(),
    )
    .await;
    assert_eq!(again.unwrap().manifest.tables, made.manifest.tables);
}
