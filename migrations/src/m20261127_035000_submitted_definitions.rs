//! What a school hands in says itself what it is: its words, which way is better, how many digits.

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
        for column in [text_null("title"), text_null("direction"), integer_null("precision")] {
            let table = Table::alter().table("submitted_values").add_column(column).to_owned();
            manager.alter_table(table).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in ["precision", "direction", "title"] {
            let table = Table::alter().table("submitted_values").drop_column(column).to_owned();
            manager.alter_table(table).await?;
        }
        Ok(())
    }
}
