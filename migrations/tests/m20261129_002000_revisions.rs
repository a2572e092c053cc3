//! Each change of a row counts, whatever it says of the number itself.

use crate::support::{databases, texts};
use migrations::Migrator;
use sea_orm::{ConnectionTrait, DatabaseBackend};
use sea_orm_migration::MigratorTrait;

#[tokio::test]
async fn the_database_counts_every_change() {
    for db in databases().await {
        Migrator::up(&db, None).await.unwrap();
        let id = match db.get_database_backend() {
            DatabaseBackend::Sqlite => "X'00000000000000000000000000000007'",
            _ => "'00000000-0000-0000-0000-000000000007'::uuid",
        };
        let added = format!(
            "INSERT INTO organizations (id, code, kind, short_name, full_name, tz, is_demo, created_at) \
             VALUES ({id}, 'one', 'school', 'Школа', 'Школа', '', FALSE, '2026-04-20 09:00:00+00:00')"
        );
        db.execute_unprepared(&added).await.unwrap();
        let number = "SELECT CAST(revision AS TEXT) FROM organizations";
        assert_eq!(texts(&db, number).await, ["0"]);
        for (change, after) in [
            ("short_name = 'Лицей'", "1"),
            ("short_name = 'Лицей'", "2"),
            ("short_name = 'Школа', revision = 0", "3"),
            ("revision = 1", "4"),
            ("revision = revision + 1", "5"),
        ] {
            let changed = format!("UPDATE organizations SET {change}");
            db.execute_unprepared(&changed).await.unwrap();
            assert_eq!(texts(&db, number).await, [after], "{change}");
        }
    }
}
