//! The audit log and outbox.

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
        manager.create_table(facts()).await?;
        manager
            .create_index(
                Index::create()
                    .name("facts_processed_at_idx")
                    .table("facts")
                    .col("processed_at")
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("facts_org_id_at_idx")
                    .table("facts")
                    .col("org_id")
                    .col("at")
                    .to_owned(),
            )
            .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["facts"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn facts() -> TableCreateStatement {
    Table::create()
        .table("facts")
        .col(big_pk_auto("id"))
        .col(uuid_null("org_id"))
        .col(timestamp_with_time_zone("at"))
        .col(text("actor_kind"))
        .col(uuid_null("actor_id"))
        .col(text("action"))
        .col(uuid_null("subject_id"))
        .col(json_binary("content"))
        .col(timestamp_with_time_zone_null("processed_at"))
        .col(integer("failures"))
        .to_owned()
}
