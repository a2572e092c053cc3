//! Files that are being loaded into registers, kept between the steps, and which campaigns came with one.

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
        manager.create_table(import_uploads()).await?;
        manager
            .create_index(
                Index::create()
                    .name("import_uploads_expires_at_idx")
                    .table("import_uploads")
                    .col("expires_at")
                    .to_owned(),
            )
            .await?;
        manager.create_table(campaign_imports()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["campaign_imports", "import_uploads"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

/// Rows of a file, for as long as somebody is at it.
fn import_uploads() -> TableCreateStatement {
    Table::create()
        .table("import_uploads")
        .col(uuid("org_id"))
        .col(uuid("id"))
        .col(uuid("created_by"))
        .col(text("register"))
        .col(text("file_name"))
        .col(json_binary("content"))
        .col(json_binary("place"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("expires_at"))
        .col(timestamp_with_time_zone_null("applied_at"))
        .col(integer("applied_rows"))
        .col(integer("applied_changed"))
        .col(integer("left_out"))
        .primary_key(Index::create().col("org_id").col("id"))
        .foreign_key(&mut key("import_uploads", &["org_id"], "organizations", &["id"]))
        .to_owned()
}

/// Campaigns held elsewhere, with what they asked with as far as it is known.
fn campaign_imports() -> TableCreateStatement {
    Table::create()
        .table("campaign_imports")
        .col(uuid("org_id"))
        .col(uuid("campaign_id"))
        .col(uuid("instrument_id"))
        .col(uuid("version_id"))
        .col(timestamp_with_time_zone("imported_at"))
        .primary_key(Index::create().col("org_id").col("campaign_id"))
        .foreign_key(&mut key(
            "campaign_imports",
            &["org_id", "campaign_id"],
            "campaigns",
            &["org_id", "id"],
        ))
        .foreign_key(&mut key(
            "campaign_imports",
            &["org_id", "version_id"],
            "instrument_versions",
            &["org_id", "id"],
        ))
        .to_owned()
}
