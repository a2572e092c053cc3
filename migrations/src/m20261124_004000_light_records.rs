//! The light registers in one table: requests for training, courses, mentoring pairs, plans of methodical unions.

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
        manager.create_table(light_records()).await?;
        let index = Index::create()
            .name("light_records_org_id_register_starts_on_idx")
            .table("light_records")
            .col("org_id")
            .col("register")
            .col("starts_on")
            .to_owned();
        manager.create_index(index).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("light_records").to_owned())
            .await
    }
}

fn light_records() -> TableCreateStatement {
    Table::create()
        .table("light_records")
        .col(uuid("org_id"))
        .col(uuid("id"))
        .col(text("register"))
        .col(text("code"))
        .col(uuid_null("person_id"))
        .col(uuid_null("other_person_id"))
        .col(uuid_null("union_id"))
        .col(text("title"))
        .col(text("sort_key"))
        .col(text("form"))
        .col(text("place"))
        .col(integer_null("amount"))
        .col(date("starts_on"))
        .col(date_null("ends_on"))
        .col(text("number"))
        .col(text("state"))
        .col(text("note"))
        .col(timestamp_with_time_zone("created_at"))
        .primary_key(Index::create().col("org_id").col("id"))
        .index(
            Index::create()
                .unique()
                .name("light_records_org_id_register_code_key")
                .col("org_id")
                .col("register")
                .col("code"),
        )
        .foreign_key(&mut key("light_records", &["org_id"], "organizations", &["id"]))
        .foreign_key(&mut key("light_records", &["person_id"], "persons", &["id"]))
        .foreign_key(&mut key("light_records", &["other_person_id"], "persons", &["id"]))
        .foreign_key(&mut key(
            "light_records",
            &["org_id", "union_id"],
            "methodical_unions",
            &["org_id", "id"],
        ))
        .to_owned()
}
