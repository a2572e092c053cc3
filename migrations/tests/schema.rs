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

#[tokio::test]
async fn every_table_with_a_school_has_it_first_in_its_key() {
    // Organisations' own tables, and logs that also hold what belongs to no school.
    const OTHERWISE: [&str; 3] = ["facts", "role_assignments", "sessions"];
    let db = sqlite().await;
    Migrator::up(&db, None).await.unwrap();
    let mut wrong = Vec::new();
    for table in tables(&db).await {
        let has_school = !columns(&db, &table, "name = 'org_id'").await.is_empty();
        if has_school && !is_of_a_school(&db, &table).await && !OTHERWISE.contains(&table.as_str()) {
            wrong.push(table);
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}
