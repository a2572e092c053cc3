//! What was frozen is not changed by anybody, not even past the program: the database itself refuses (SR-64).
//! `person_id` of the evidence may be put right when two records of one person become one.

use crate::tables::in_transaction;
use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DatabaseBackend};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Table, and the columns whose change is refused; none means all.
const KEPT: [(&str, &str); 2] = [
    ("indicator_values", ""),
    (
        "value_evidence",
        "org_id, value_id, variable, position, vacancy_id, code, name, post, union_title, in_staff, included, reason, day",
    ),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        in_transaction()
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let is_postgres = manager.get_database_backend() == DatabaseBackend::Postgres;
        let db = manager.get_connection();
        if is_postgres {
            db.execute_unprepared(
                "CREATE FUNCTION frozen_values_stay() RETURNS trigger LANGUAGE plpgsql AS \
                 $$ BEGIN RAISE EXCEPTION 'a frozen value is never changed'; END $$",
            )
            .await?;
        }
        let then = match is_postgres {
            true => "FOR EACH ROW EXECUTE FUNCTION frozen_values_stay()",
            false => "BEGIN SELECT RAISE(ABORT, 'a frozen value is never changed'); END",
        };
        for (table, columns) in KEPT {
            let of = if columns.is_empty() {
                String::new()
            } else {
                format!(" OF {columns}")
            };
            for sql in [
                format!("CREATE TRIGGER {table}_unchanged BEFORE UPDATE{of} ON {table} {then}"),
                format!("CREATE TRIGGER {table}_kept BEFORE DELETE ON {table} {then}"),
            ] {
                db.execute_unprepared(&sql).await?;
            }
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let is_postgres = manager.get_database_backend() == DatabaseBackend::Postgres;
        let db = manager.get_connection();
        for (table, _) in KEPT {
            for trigger in ["unchanged", "kept"] {
                let on = if is_postgres {
                    format!(" ON {table}")
                } else {
                    String::new()
                };
                db.execute_unprepared(&format!("DROP TRIGGER {table}_{trigger}{on}"))
                    .await?;
            }
        }
        if is_postgres {
            db.execute_unprepared("DROP FUNCTION frozen_values_stay()").await?;
        }
        Ok(())
    }
}
