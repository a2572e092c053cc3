//! What the staff register is worked with every day: birth dates, contacts, orders, closed unions, people told apart.
//! Unions named by contracts become dated memberships.

use crate::tables::{in_transaction, key};
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        in_transaction()
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in added() {
            let change = Table::alter().table(table).add_column(column).to_owned();
            manager.alter_table(change).await?;
        }
        manager.create_table(told_apart()).await?;
        manager
            .create_index(
                Index::create()
                    .name("employments_org_id_position_idx")
                    .table("employments")
                    .col("org_id")
                    .col("position")
                    .to_owned(),
            )
            .await?;
        manager.get_connection().execute_unprepared(MEMBERSHIPS).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let index = Index::drop()
            .name("employments_org_id_position_idx")
            .table("employments")
            .to_owned();
        manager.drop_index(index).await?;
        manager.drop_table(Table::drop().table("told_apart").to_owned()).await?;
        for (table, column) in added() {
            let name = column.get_column_name();
            let change = Table::alter().table(table).drop_column(name).to_owned();
            manager.alter_table(change).await?;
        }
        Ok(())
    }
}

/// A membership that a contract brought has the contract's id.
const MEMBERSHIPS: &str = "INSERT INTO union_memberships (org_id, id, union_id, person_id, from_date, to_date, is_head) \
     SELECT org_id, id, union_id, person_id, start_date, end_date, FALSE FROM employments \
     WHERE union_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM union_memberships AS known \
     WHERE known.org_id = employments.org_id AND known.id = employments.id)";

/// Columns of tables that are there already.
fn added() -> [(&'static str, ColumnDef); 6] {
    let empty = |name: &'static str| ColumnDef::new(name).text().not_null().default("").to_owned();
    let day = |name: &'static str| ColumnDef::new(name).date().to_owned();
    [
        ("persons", day("birth_date")),
        ("persons", empty("email")),
        ("persons", empty("phone")),
        ("employments", empty("hire_order")),
        ("employments", empty("end_order")),
        ("methodical_unions", day("closed_on")),
    ]
}

/// Two people who look like one and are not: a proposal that was refused is not made again.
fn told_apart() -> TableCreateStatement {
    Table::create()
        .table("told_apart")
        .col(uuid("org_id"))
        .col(uuid("person_id"))
        .col(uuid("other_person_id"))
        .primary_key(Index::create().col("org_id").col("person_id").col("other_person_id"))
        .foreign_key(&mut key("told_apart", &["org_id"], "organizations", &["id"]))
        .foreign_key(&mut key("told_apart", &["person_id"], "persons", &["id"]))
        .foreign_key(&mut key("told_apart", &["other_person_id"], "persons", &["id"]))
        .to_owned()
}
