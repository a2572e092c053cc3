//! Trial runs of drafts: what an author tries out, kept apart from attempts so that nothing can count it.

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
        manager.create_table(trial_runs()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("trial_runs").to_owned()).await
    }
}

/// One for each author and instrument.
fn trial_runs() -> TableCreateStatement {
    Table::create()
        .table("trial_runs")
        .col(uuid("org_id"))
        .col(uuid("user_id"))
        .col(uuid("instrument_id"))
        .col(json_binary("draft"))
        .col(json_binary("state"))
        .col(timestamp_with_time_zone("started_at"))
        .primary_key(Index::create().col("org_id").col("user_id").col("instrument_id"))
        .foreign_key(&mut key(
            "trial_runs",
            &["org_id", "instrument_id"],
            "instruments",
            &["org_id", "id"],
        ))
        .to_owned()
}
