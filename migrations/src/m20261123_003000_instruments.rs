//! Instruments, the history of their drafts, published versions and their keys.

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
        manager.create_table(instruments()).await?;
        manager.create_table(draft_revisions()).await?;
        manager.create_table(instrument_versions()).await?;
        manager.create_table(item_keys()).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["item_keys", "instrument_versions", "draft_revisions", "instruments"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn instruments() -> TableCreateStatement {
    Table::create()
        .table("instruments")
        .col(uuid("org_id"))
        .col(uuid("id"))
        .col(text("kind"))
        .col(text("title"))
        .col(text("level"))
        .col(boolean("is_deficit_diagnostics"))
        .col(integer("position"))
        .col(integer("revision"))
        .col(timestamp_with_time_zone("changed_at"))
        .col(uuid_null("changed_by"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone_null("archived_at"))
        .primary_key(Index::create().col("org_id").col("id"))
        .foreign_key(&mut key("instruments", &["org_id"], "organizations", &["id"]))
        .to_owned()
}

fn draft_revisions() -> TableCreateStatement {
    Table::create()
        .table("draft_revisions")
        .col(uuid("org_id"))
        .col(uuid("instrument_id"))
        .col(integer("position"))
        .col(json_binary("content"))
        .col(uuid_null("changed_by"))
        .col(timestamp_with_time_zone("changed_at"))
        .primary_key(Index::create().col("org_id").col("instrument_id").col("position"))
        .foreign_key(&mut key(
            "draft_revisions",
            &["org_id", "instrument_id"],
            "instruments",
            &["org_id", "id"],
        ))
        .to_owned()
}

fn instrument_versions() -> TableCreateStatement {
    Table::create()
        .table("instrument_versions")
        .col(uuid("org_id"))
        .col(uuid("id"))
        .col(uuid("instrument_id"))
        .col(integer("no"))
        .col(text("title"))
        .col(json_binary("questionnaire"))
        .col(json_binary("settings"))
        .col(text("content_hash"))
        .col(timestamp_with_time_zone("published_at"))
        .col(uuid_null("published_by"))
        .col(text("order_ref"))
        .col(timestamp_with_time_zone_null("retired_at"))
        .primary_key(Index::create().col("org_id").col("id"))
        .index(
            Index::create()
                .unique()
                .name("instrument_versions_org_id_instrument_id_no_key")
                .col("org_id")
                .col("instrument_id")
                .col("no"),
        )
        .foreign_key(&mut key(
            "instrument_versions",
            &["org_id", "instrument_id"],
            "instruments",
            &["org_id", "id"],
        ))
        .to_owned()
}

fn item_keys() -> TableCreateStatement {
    Table::create()
        .table("item_keys")
        .col(uuid("org_id"))
        .col(uuid("version_id"))
        .col(integer("no"))
        .col(json_binary("sheet"))
        .col(text("reason"))
        .col(timestamp_with_time_zone("created_at"))
        .col(uuid_null("created_by"))
        .primary_key(Index::create().col("org_id").col("version_id").col("no"))
        .foreign_key(&mut key(
            "item_keys",
            &["org_id", "version_id"],
            "instrument_versions",
            &["org_id", "id"],
        ))
        .to_owned()
}
