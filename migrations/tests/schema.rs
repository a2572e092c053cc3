//! Rules of the schema that no single migration shows.

use crate::support::{sqlite, texts};
use migrations::Migrator;
use sea_orm::DatabaseConnection;
use sea_orm_migration::MigratorTrait;

async fn tables(db: &DatabaseConnection) -> Vec<String> {
    let sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' \
               AND name <> 'seaql_migrations' ORDER BY name";
    texts(db, sql).await
}

async fn columns(db: &DatabaseConnection, table: &str, which: &str) -> Vec<String> {
    texts(
        db,
        &format!("SELECT name FROM pragma_table_info('{table}') WHERE {which} ORDER BY pk"),
    )
    .await
}

async fn is_of_a_school(db: &DatabaseConnection, table: &str) -> bool {
    columns(db, table, "pk > 0")
        .await
        .first()
        .is_some_and(|first| first == "org_id")
}

#[tokio::test]
async fn a_foreign_key_into_a_school_s_table_carries_the_school_along() {
    let db = sqlite().await;
    Migrator::up(&db, None).await.unwrap();
    let mut wrong = Vec::new();
    for table in tables(&db).await {
        let keys = format!("SELECT DISTINCT CAST(id AS TEXT) FROM pragma_foreign_key_list('{table}')");
        for key in texts(&db, &keys).await {
            let of = |column: &str| {
                format!("SELECT \"{column}\" FROM pragma_foreign_key_list('{table}') WHERE id = {key} ORDER BY seq")
            };
            let to = texts(&db, &of("table")).await.remove(0);
            let from = texts(&db, &of("from")).await;
            if is_of_a_school(&db, &to).await && from.first().is_none_or(|first| first != "org_id") {
                wrong.push(format!("{table} ({}) -> {to}", from.join(", ")));
            }
        }
    }
    assert!(wrong.is_empty(), "these could point into another school: {wrong:?}");
}

/// What belongs to no school or must be found before the school is known; `server/growing.md` says what becomes of
/// each when the data are spread over machines. A new table of school data does not belong here.
const OF_NO_SCHOOL: [&str; 7] = [
    "backups",
    "failures",
    "organizations",
    "persons",
    "server_secret",
    "sessions",
    "users",
];

#[tokio::test]
async fn every_table_but_the_named_ones_has_the_school_first_in_its_key() {
    let db = sqlite().await;
    Migrator::up(&db, None).await.unwrap();
    let mut without = Vec::new();
    for table in tables(&db).await {
        if !is_of_a_school(&db, &table).await {
            without.push(table);
        }
    }
    assert_eq!(without, OF_NO_SCHOOL);
}

#[tokio::test]
async fn what_a_school_s_tables_point_to_outside_of_it_is_small_enough_to_be_everywhere() {
    const EVERYWHERE: [&str; 3] = ["organizations", "persons", "users"];
    let db = sqlite().await;
    Migrator::up(&db, None).await.unwrap();
    let mut wrong = Vec::new();
    for table in tables(&db).await {
        let to = format!("SELECT DISTINCT \"table\" FROM pragma_foreign_key_list('{table}')");
        for to in texts(&db, &to).await {
            if OF_NO_SCHOOL.contains(&to.as_str()) && !EVERYWHERE.contains(&to.as_str()) {
                wrong.push(format!("{table} -> {to}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[tokio::test]
async fn what_is_unique_is_unique_within_a_school() {
    // These are looked up before the school is known.
    const OVER_ALL: [&str; 1] = ["invitations (token_hash)"];
    let db = sqlite().await;
    Migrator::up(&db, None).await.unwrap();
    let mut over_all = Vec::new();
    for table in tables(&db).await {
        if !is_of_a_school(&db, &table).await {
            continue;
        }
        let unique = format!("SELECT name FROM pragma_index_list('{table}') WHERE \"unique\" = 1");
        for index in texts(&db, &unique).await {
            let columns = texts(&db, &format!("SELECT name FROM pragma_index_info('{index}')")).await;
            if !columns.iter().any(|column| column == "org_id") {
                over_all.push(format!("{table} ({})", columns.join(", ")));
            }
        }
    }
    assert_eq!(over_all, OVER_ALL);
}

#[tokio::test]
async fn no_key_is_made_by_a_counter_of_the_database() {
    let db = sqlite().await;
    Migrator::up(&db, None).await.unwrap();
    let sql = "SELECT name FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%'";
    assert_eq!(texts(&db, sql).await, Vec::<String>::new());
}
