//! Answers that belong to nobody: beside them stands neither whose they are nor when they came. Who took part is
//! known of the person asked alone, as yes or no.

use crate::tables::{in_transaction, key};
use sea_orm_migration::sea_orm::DatabaseBackend;
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        in_transaction()
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut responses = anonymous_responses();
        if manager.get_database_backend() == DatabaseBackend::Sqlite {
            // A row's hidden number would tell in which order the answers came.
            responses.extra("WITHOUT ROWID");
        }
        manager.create_table(responses).await?;
        let took_part = boolean("took_part").default(false).take();
        let targets = Table::alter().table("targets").add_column(took_part).to_owned();
        manager.alter_table(targets).await?;
        // From how many answers on results are shown: what was promised stays, though the school's policy changes.
        let shown_from = integer_null("shown_from");
        let campaigns = Table::alter().table("campaigns").add_column(shown_from).to_owned();
        manager.alter_table(campaigns).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let campaigns = Table::alter().table("campaigns").drop_column("shown_from").to_owned();
        manager.alter_table(campaigns).await?;
        let targets = Table::alter().table("targets").drop_column("took_part").to_owned();
        manager.alter_table(targets).await?;
        manager
            .drop_table(Table::drop().table("anonymous_responses").to_owned())
            .await
    }
}

/// The id is random, so that the order of keys is not the order of coming.
fn anonymous_responses() -> TableCreateStatement {
    Table::create()
        .table("anonymous_responses")
        .col(uuid("org_id"))
        .col(uuid("id"))
        .col(uuid("campaign_id"))
        .col(json_binary("answers"))
        .primary_key(Index::create().col("org_id").col("id"))
        .foreign_key(&mut key(
            "anonymous_responses",
            &["org_id", "campaign_id"],
            "campaigns",
            &["org_id", "id"],
        ))
        .to_owned()
}
