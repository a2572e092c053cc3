//! A campaign and its organisation have a number that grows with every change, so that whoever has read them once can
//! ask whether they are still the same. The database counts: no statement can forget to.

use crate::tables::in_transaction;
use sea_orm_migration::sea_orm::{ConnectionTrait, DatabaseBackend};
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [&str; 2] = ["campaigns", "organizations"];

/// PostgreSQL needs one for all its triggers.
const COUNT: &str = "CREATE FUNCTION count_revision() RETURNS trigger LANGUAGE plpgsql AS \
    $$ BEGIN NEW.revision := OLD.revision + 1; RETURN NEW; END $$";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        in_transaction()
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        let is_sqlite = manager.get_database_backend() == DatabaseBackend::Sqlite;
        if !is_sqlite {
            db.execute_unprepared(COUNT).await?;
        }
        for table in TABLES {
            let column = big_integer("revision").default(0).to_owned();
            let altered = Table::alter().table(table).add_column(column).to_owned();
            manager.alter_table(altered).await?;
            let sql = match is_sqlite {
                true => of_sqlite(table),
                false => format!(
                    "CREATE TRIGGER {table}_revision BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION count_revision()"
                ),
            };
            db.execute_unprepared(&sql).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        let is_sqlite = manager.get_database_backend() == DatabaseBackend::Sqlite;
        for table in TABLES {
            let of_table = if is_sqlite {
                String::new()
            } else {
                format!(" ON {table}")
            };
            let sql = format!("DROP TRIGGER {table}_revision{of_table}");
            db.execute_unprepared(&sql).await?;
            let altered = Table::alter().table(table).drop_column("revision").to_owned();
            manager.alter_table(altered).await?;
        }
        if !is_sqlite {
            db.execute_unprepared("DROP FUNCTION count_revision()").await?;
        }
        Ok(())
    }
}

/// Its triggers come after the row was written; the one that the trigger itself writes is not counted.
fn of_sqlite(table: &str) -> String {
    format!(
        "CREATE TRIGGER {table}_revision AFTER UPDATE ON {table} WHEN NEW.revision <> OLD.revision + 1 \
         BEGIN UPDATE {table} SET revision = OLD.revision + 1 WHERE rowid = NEW.rowid; END"
    )
}
