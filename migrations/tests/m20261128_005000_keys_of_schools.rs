//! Facts keep their places in the chain; those from before it stand below its first.

use crate::support::{databases, texts, up_to};
use migrations::Migrator;
use sea_orm::{ConnectionTrait, DatabaseBackend};
use sea_orm_migration::MigratorTrait;

const NAME: &str = "m20261128_005000_keys_of_schools";

#[tokio::test]
async fn a_fact_is_found_by_its_school_and_its_place_in_the_chain() {
    for db in databases().await {
        up_to(&db, NAME).await;
        let (school, hash) = match db.get_database_backend() {
            DatabaseBackend::Sqlite => ("X'00000000000000000000000000000007'", "X'0a'"),
            _ => ("'00000000-0000-0000-0000-000000000007'::uuid", "'\\x0a'::bytea"),
        };
        for (org, no, hash, action) in [
            ("NULL", "NULL", "NULL", "oldest"),
            ("NULL", "NULL", "NULL", "older"),
            ("NULL", "1", hash, "of none"),
            (school, "1", hash, "of a school"),
        ] {
            let sql = format!(
                "INSERT INTO facts (org_id, chain_no, chain_hash, at, actor_kind, action, content, failures) \
                 VALUES ({org}, {no}, {hash}, '2026-04-20 09:00:00+00:00', 'system', '{action}', '{{}}', 0)"
            );
            db.execute_unprepared(&sql).await.unwrap();
        }
        let told = "SELECT action || ' ' || CAST(no AS TEXT) FROM facts ORDER BY org_id, no";
        let kept = ["oldest -2", "older -1", "of none 1", "of a school 1"];
        Migrator::up(&db, Some(1)).await.unwrap();
        assert_eq!(texts(&db, told).await, kept);
        Migrator::down(&db, Some(1)).await.unwrap();
        let told = "SELECT action FROM facts WHERE chain_no IS NULL AND org_id IS NULL ORDER BY id";
        assert_eq!(texts(&db, told).await, ["oldest", "older"]);
        Migrator::up(&db, None).await.unwrap();
    }
}
