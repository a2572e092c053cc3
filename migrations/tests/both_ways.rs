//! Up, down, up.

use crate::support::{databases, texts};
use migrations::Migrator;
use sea_orm::{DatabaseBackend, DatabaseConnection};
use sea_orm_migration::MigratorTrait;

async fn shape(db: &DatabaseConnection) -> Vec<String> {
    let sql = match db.get_database_backend() {
        DatabaseBackend::Sqlite => {
            "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_master \
             WHERE name NOT LIKE 'sqlite_%' AND name <> 'seaql_migrations' ORDER BY 1"
        }
        _ => {
            "SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable \
             FROM information_schema.columns \
             WHERE table_schema = current_schema() AND table_name <> 'seaql_migrations' ORDER BY 1"
        }
    };
    texts(db, sql).await
}

#[tokio::test]
async fn the_schema_goes_up_down_and_up_again() {
    for db in databases().await {
        Migrator::up(&db, None).await.unwrap();
        let first = shape(&db).await;
        assert!(first.len() > 20, "{first:?}");
        Migrator::down(&db, None).await.unwrap();
        assert_eq!(shape(&db).await, Vec::<String>::new(), "nothing is left behind");
        Migrator::up(&db, None).await.unwrap();
        assert_eq!(shape(&db).await, first);
    }
}

#[tokio::test]
async fn each_migration_goes_down_by_itself() {
    for db in databases().await {
        let steps = Migrator::migrations().len();
        for _ in 0..steps {
            Migrator::up(&db, Some(1)).await.unwrap();
            Migrator::down(&db, Some(1)).await.unwrap();
            Migrator::up(&db, Some(1)).await.unwrap();
        }
        assert!(Migrator::get_pending_migrations(&db).await.unwrap().is_empty());
    }
}

#[test]
fn every_migration_is_one_transaction() {
    let bare = Migrator::migrations()
        .into_iter()
        .filter(|one| one.use_transaction() != Some(true));
    let bare: Vec<String> = bare.map(|one| one.name().to_owned()).collect();
    assert!(bare.is_empty(), "a crash half-way would leave half a schema: {bare:?}");
}
