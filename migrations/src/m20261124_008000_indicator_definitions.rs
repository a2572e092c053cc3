//! Indicators and variables of a programme's edition: what was approved and what is counted, side by side.

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
        let mut definitions = of_version("indicator_definitions");
        definitions.col(integer("no")).col(boolean("is_enabled"));
        manager.create_table(definitions).await?;
        manager.create_table(of_version("indicator_variables")).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["indicator_variables", "indicator_definitions"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn of_version(table: &'static str) -> TableCreateStatement {
    Table::create()
        .table(table)
        .col(uuid("org_id"))
        .col(uuid("version_id"))
        .col(text("code"))
        .col(json_binary("content"))
        .primary_key(Index::create().col("org_id").col("version_id").col("code"))
        .foreign_key(&mut key(
            table,
            &["org_id", "version_id"],
            "programme_versions",
            &["org_id", "id"],
        ))
        .to_owned()
}
