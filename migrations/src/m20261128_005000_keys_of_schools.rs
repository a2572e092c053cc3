//! The log and the roles carry the school in their keys as every table of a school does, so that their rows can lie
//! with its others. A fact's own number is its place in its school's chain: no counter of the database is left.

use crate::tables::{in_transaction, key};
use sea_orm_migration::sea_orm::{ConnectionTrait, DatabaseBackend};
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// The organisation of what belongs to none.
const NONE: [&str; 2] = ["zeroblob(16)", "'00000000-0000-0000-0000-000000000000'::uuid"];
const FACT: &str = "at, actor_kind, actor_id, action, subject_id, content, processed_at, failures, retry_at";
const ROLE: &str = "id, user_id, org_id, role, from_date, to_date, order_ref, union_id";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        in_transaction()
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let (none, empty) = words(manager);
        let columns = [
            format!("org_id, no, hash, {FACT}"),
            // Facts from before there was a chain stand below its first.
            format!(
                "coalesce(org_id, {none}), coalesce(chain_no, id - 1 - (SELECT max(id) FROM facts WHERE chain_no IS NULL)), coalesce(chain_hash, {empty}), {FACT}"
            ),
        ];
        rebuild(manager, "facts", facts(), &columns, "id").await?;
        let same = [ROLE.to_owned(), ROLE.to_owned()];
        rebuild(manager, "role_assignments", roles(&["org_id", "id"]), &same, "id").await?;
        let db = manager.get_connection();
        for index in [
            "facts_waiting_idx ON facts (at) WHERE processed_at IS NULL",
            "facts_org_id_subject_id_idx ON facts (org_id, subject_id) WHERE subject_id IS NOT NULL",
            "role_assignments_user_id_idx ON role_assignments (user_id)",
        ] {
            db.execute_unprepared(&format!("CREATE INDEX {index}")).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let (none, _) = words(manager);
        let columns = [
            format!("org_id, chain_no, chain_hash, {FACT}"),
            format!("nullif(org_id, {none}), CASE WHEN no > 0 THEN no END, CASE WHEN no > 0 THEN hash END, {FACT}"),
        ];
        rebuild(manager, "facts", facts_with_a_counter(), &columns, "at, org_id, no").await?;
        let same = [ROLE.to_owned(), ROLE.to_owned()];
        rebuild(manager, "role_assignments", roles(&["id"]), &same, "id").await?;
        let db = manager.get_connection();
        for index in [
            "facts_processed_at_idx ON facts (processed_at)",
            "facts_org_id_at_idx ON facts (org_id, at)",
            "facts_org_id_subject_id_idx ON facts (org_id, subject_id)",
            "role_assignments_user_id_idx ON role_assignments (user_id)",
        ] {
            db.execute_unprepared(&format!("CREATE INDEX {index}")).await?;
        }
        Ok(())
    }
}

/// No organisation and no bytes, in the words of the database.
fn words(manager: &SchemaManager) -> (&'static str, &'static str) {
    match manager.get_database_backend() {
        DatabaseBackend::Sqlite => (NONE[0], "x''"),
        _ => (NONE[1], "''::bytea"),
    }
}

/// Puts another table in the place of one, with its rows; its indexes go with the old one. SQLite can change no key.
async fn rebuild(
    manager: &SchemaManager<'_>,
    table: &str,
    new: TableCreateStatement,
    [into, from]: &[String; 2],
    order: &str,
) -> Result<(), DbErr> {
    let db = manager.get_connection();
    manager.create_table(new).await?;
    for sql in [
        format!("INSERT INTO new_{table} ({into}) SELECT {from} FROM {table} ORDER BY {order}"),
        format!("DROP TABLE {table}"),
        format!("ALTER TABLE new_{table} RENAME TO {table}"),
    ] {
        db.execute_unprepared(&sql).await?;
    }
    if manager.get_database_backend() == DatabaseBackend::Postgres {
        let sql = format!("ALTER INDEX new_{table}_pkey RENAME TO {table}_pkey");
        db.execute_unprepared(&sql).await?;
    }
    Ok(())
}

fn facts() -> TableCreateStatement {
    let mut table = Table::create();
    table.table("new_facts").col(uuid("org_id")).col(big_integer("no"));
    of_fact(&mut table).col(blob("hash"));
    table.primary_key(Index::create().col("org_id").col("no")).to_owned()
}

fn facts_with_a_counter() -> TableCreateStatement {
    let mut table = Table::create();
    table.table("new_facts").col(big_pk_auto("id")).col(uuid_null("org_id"));
    of_fact(&mut table)
        .col(big_integer_null("chain_no"))
        .col(blob_null("chain_hash"))
        .to_owned()
}

fn of_fact(table: &mut TableCreateStatement) -> &mut TableCreateStatement {
    table
        .col(timestamp_with_time_zone("at"))
        .col(text("actor_kind"))
        .col(uuid_null("actor_id"))
        .col(text("action"))
        .col(uuid_null("subject_id"))
        .col(json_binary("content"))
        .col(timestamp_with_time_zone_null("processed_at"))
        .col(integer("failures"))
        .col(timestamp_with_time_zone_null("retry_at"))
}

fn roles(primary: &[&'static str]) -> TableCreateStatement {
    let mut index = Index::create();
    for column in primary {
        index.col(*column);
    }
    Table::create()
        .table("new_role_assignments")
        .col(uuid("id"))
        .col(uuid("user_id"))
        .col(uuid("org_id"))
        .col(text("role"))
        .col(date("from_date"))
        .col(date_null("to_date"))
        .col(text("order_ref"))
        .col(uuid_null("union_id"))
        .primary_key(&mut index)
        .foreign_key(&mut key("role_assignments", &["user_id"], "users", &["id"]))
        .foreign_key(&mut key("role_assignments", &["org_id"], "organizations", &["id"]))
        .to_owned()
}
