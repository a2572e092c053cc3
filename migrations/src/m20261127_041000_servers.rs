//! What several servers on one database need, and what keeps looking for ends as quick with a million attempts as
//! with a thousand: the fingerprint of the shared secret, when a failed consequence is tried again, and indexes over
//! the few attempts that are under way.

use crate::tables::in_transaction;
use sea_orm_migration::{prelude::*, schema::*};

/// The conditions stand in the queries in the same words, else they would not be used.
const INDEXES: [(&str, &str); 2] = [
    ("attempts_running_deadline_at_idx", "(deadline_at)"),
    ("attempts_running_campaign_id_idx", "(campaign_id)"),
];

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        in_transaction()
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(server_secret()).await?;
        let column = timestamp_with_time_zone_null("retry_at");
        let facts = Table::alter().table("facts").add_column(column).to_owned();
        manager.alter_table(facts).await?;
        for (name, columns) in INDEXES {
            let sql = format!("CREATE INDEX {name} ON attempts {columns} WHERE state = 'in_progress'");
            manager.get_connection().execute_unprepared(&sql).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, _) in INDEXES {
            let index = Index::drop().name(name).table("attempts").to_owned();
            manager.drop_index(index).await?;
        }
        let facts = Table::alter().table("facts").drop_column("retry_at").to_owned();
        manager.alter_table(facts).await?;
        manager
            .drop_table(Table::drop().table("server_secret").to_owned())
            .await
    }
}

/// One row: all servers of a database derive personal links from the same secret.
fn server_secret() -> TableCreateStatement {
    Table::create()
        .table("server_secret")
        .col(integer("id"))
        .col(text("fingerprint"))
        .col(timestamp_with_time_zone("noted_at"))
        .primary_key(Index::create().col("id"))
        .to_owned()
}
