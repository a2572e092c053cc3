//! The bank of vacancies.

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
        manager.create_table(vacancies()).await?;
        let index = Index::create()
            .name("vacancies_org_id_opened_on_idx")
            .table("vacancies")
            .col("org_id")
            .col("opened_on")
            .to_owned();
        manager.create_index(index).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("vacancies").to_owned()).await
    }
}

fn vacancies() -> TableCreateStatement {
    Table::create()
        .table("vacancies")
        .col(uuid("org_id"))
        .col(uuid("id"))
        .col(text("code"))
        .col(text("position"))
        .col(text("sort_key"))
        .col(text("position_group"))
        .col(boolean("counts"))
        .col(text("subject"))
        .col(integer("posts"))
        .col(integer("rate_hundredths"))
        .col(integer_null("load_hours"))
        .col(date("opened_on"))
        .col(date_null("closed_on"))
        .col(text("close_reason"))
        .col(boolean("is_temporary"))
        .col(date_null("last_confirmed_on"))
        .col(text("note"))
        .col(timestamp_with_time_zone("created_at"))
        .primary_key(Index::create().col("org_id").col("id"))
        .index(
            Index::create()
                .unique()
                .name("vacancies_org_id_code_key")
                .col("org_id")
                .col("code"),
        )
        .foreign_key(&mut key("vacancies", &["org_id"], "organizations", &["id"]))
        .to_owned()
}
