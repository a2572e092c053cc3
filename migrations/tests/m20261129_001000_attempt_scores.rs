//! Points of items become one row of their attempt, and rows of items again.

use crate::support::{databases, texts, up_to};
use migrations::Migrator;
use sea_orm::{ConnectionTrait, DatabaseBackend, DatabaseConnection};
use sea_orm_migration::MigratorTrait;

const NAME: &str = "m20261129_001000_attempt_scores";

#[tokio::test]
async fn points_stand_together_and_apart_as_they_were() {
    for db in databases().await {
        up_to(&db, NAME).await;
        without_keys(&db).await;
        let (attempt, expert) = match db.get_database_backend() {
            DatabaseBackend::Sqlite => (
                "X'00000000000000000000000000000007'",
                "X'00000000000000000000000000000009'",
            ),
            _ => (
                "'00000000-0000-0000-0000-000000000007'::uuid",
                "'00000000-0000-0000-0000-000000000009'::uuid",
            ),
        };
        for (item, points, origin, by, day) in [
            ("q1", "'3/2'", "key", "NULL", 20),
            ("q2", "NULL", "expert", "NULL", 20),
            ("q3", "'1'", "expert", expert, 21),
            ("q4", "'0'", "expert", "NULL", 22),
        ] {
            let sql = format!(
                "INSERT INTO item_scores (org_id, attempt_id, item, points, max_points, origin, key_no, scored_by, \
                 scored_at) VALUES ({attempt}, {attempt}, '{item}', {points}, '2', '{origin}', 3, {by}, \
                 '2026-04-{day} 09:00:00+00:00')"
            );
            db.execute_unprepared(&sql).await.unwrap();
        }
        let apart = "SELECT item || ' ' || coalesce(points, '-') || ' ' || max_points || ' ' || origin || ' ' || \
                     key_no || CASE WHEN scored_by IS NULL THEN '' ELSE ' by somebody' END \
                     FROM item_scores ORDER BY item";
        let before = texts(&db, apart).await;
        Migrator::up(&db, Some(1)).await.unwrap();
        let together = "SELECT waiting || ' of key ' || key_no FROM attempt_scores WHERE items IS NOT NULL";
        assert_eq!(texts(&db, together).await, ["1 of key 3"]);
        let numerator = match db.get_database_backend() {
            DatabaseBackend::Sqlite => "SELECT CAST(json_extract(items, '$.q1.points[0]') AS text) FROM attempt_scores",
            _ => "SELECT items -> 'q1' -> 'points' ->> 0 FROM attempt_scores",
        };
        assert_eq!(texts(&db, numerator).await, ["3"]);
        let nobody = match db.get_database_backend() {
            DatabaseBackend::Sqlite => "SELECT json_type(items, '$.q4.mark.by') FROM attempt_scores",
            _ => "SELECT jsonb_typeof(items -> 'q4' -> 'mark' -> 'by') FROM attempt_scores",
        };
        assert_eq!(texts(&db, nobody).await, ["null"]);
        Migrator::down(&db, Some(1)).await.unwrap();
        assert_eq!(texts(&db, apart).await, before);
        let days = "SELECT replace(replace(CAST(scored_at AS text), 'T', ' '), 'Z', '') FROM item_scores ORDER BY item";
        let days = texts(&db, days).await;
        assert!(days[2].starts_with("2026-04-21 09:00:00"), "{days:?}");
        assert!(days[3].starts_with("2026-04-22 09:00:00"), "{days:?}");
    }
}

/// The rows stand for themselves: no school and no attempt is behind them.
async fn without_keys(db: &DatabaseConnection) {
    let sql = match db.get_database_backend() {
        DatabaseBackend::Sqlite => "PRAGMA foreign_keys = OFF",
        _ => "SET session_replication_role = replica",
    };
    db.execute_unprepared(sql).await.unwrap();
}
