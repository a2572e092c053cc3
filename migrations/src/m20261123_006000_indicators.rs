//! Counting policies.

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
        manager.create_table(policies()).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["policies"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn policies() -> TableCreateStatement {
    Table::create()
        .table("policies")
        .col(uuid("org_id"))
        .col(json_binary("content"))
        .col(timestamp_with_time_zone("changed_at"))
        .col(uuid_null("changed_by"))
        .primary_key(Index::create().col("org_id"))
        .foreign_key(&mut key("policies", &["org_id"], "organizations", &["id"]))
        .to_owned()
}
