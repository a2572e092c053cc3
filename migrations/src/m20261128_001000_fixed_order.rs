//! How many sections of an attempt were left behind, for tests whose sections come in a fixed order.

use crate::tables::in_transaction;
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        in_transaction()
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sections = integer("sections_left").default(0).take();
        let table = Table::alter().table("attempts").add_column(sections).to_owned();
        manager.alter_table(table).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::alter().table("attempts").drop_column("sections_left").to_owned();
        manager.alter_table(table).await
    }
}
