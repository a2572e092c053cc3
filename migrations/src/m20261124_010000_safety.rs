//! The chain of hashes over the log of facts, and the register of copies.

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
        for column in [big_integer_null("chain_no"), blob_null("chain_hash")] {
            let facts = Table::alter().table("facts").add_column(column).to_owned();
            manager.alter_table(facts).await?;
        }
        manager.create_table(fact_chains()).await?;
        manager.create_table(backups()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["backups", "fact_chains"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        for column in ["chain_hash", "chain_no"] {
            let facts = Table::alter().table("facts").drop_column(column).to_owned();
            manager.alter_table(facts).await?;
        }
        Ok(())
    }
}

/// The end of each organisation's chain; the nil organisation holds what belongs to none.
fn fact_chains() -> TableCreateStatement {
    Table::create()
        .table("fact_chains")
        .col(uuid("org_id"))
        .col(big_integer("no"))
        .col(blob("hash"))
        .primary_key(Index::create().col("org_id"))
        .to_owned()
}

/// `planned_for` is taken once, so that of several servers one makes the copy of the day.
fn backups() -> TableCreateStatement {
    Table::create()
        .table("backups")
        .col(uuid("id"))
        .col(date_null("planned_for"))
        .col(timestamp_with_time_zone("started_at"))
        .col(timestamp_with_time_zone_null("finished_at"))
        .col(text("file"))
        .col(big_integer_null("bytes"))
        .col(text_null("sha256"))
        .col(text_null("failure"))
        .col(timestamp_with_time_zone_null("rehearsed_at"))
        .col(text_null("rehearsal"))
        .primary_key(Index::create().col("id"))
        .index(
            Index::create()
                .unique()
                .name("backups_planned_for_key")
                .col("planned_for"),
        )
        .to_owned()
}
