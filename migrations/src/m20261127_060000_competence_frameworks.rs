//! Competence frameworks of an organisation: lists of competences that several tests draw on.

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
        manager.create_table(frameworks()).await?;
        manager.create_table(competences()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["competences", "competence_frameworks"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn frameworks() -> TableCreateStatement {
    Table::create()
        .table("competence_frameworks")
        .col(uuid("org_id"))
        .col(uuid("id"))
        .col(text("title"))
        .col(timestamp_with_time_zone("created_at"))
        .primary_key(Index::create().col("org_id").col("id"))
        .foreign_key(&mut key("competence_frameworks", &["org_id"], "organizations", &["id"]))
        .to_owned()
}

/// In the order of the list; a code stands once in a framework.
fn competences() -> TableCreateStatement {
    Table::create()
        .table("competences")
        .col(uuid("org_id"))
        .col(uuid("framework_id"))
        .col(text("code"))
        .col(text("title"))
        .col(text("domain"))
        .col(integer("position"))
        .primary_key(Index::create().col("org_id").col("framework_id").col("code"))
        .foreign_key(&mut key(
            "competences",
            &["org_id", "framework_id"],
            "competence_frameworks",
            &["org_id", "id"],
        ))
        .to_owned()
}
