//! Persons, their employments, absences and methodical unions.

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
        manager.create_table(persons()).await?;
        manager.create_table(person_codes()).await?;
        manager.create_table(methodical_unions()).await?;
        manager.create_table(employments()).await?;
        manager.create_table(long_absences()).await?;
        manager
            .create_index(
                Index::create()
                    .name("employments_org_id_person_id_idx")
                    .table("employments")
                    .col("org_id")
                    .col("person_id")
                    .to_owned(),
            )
            .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [
            "long_absences",
            "employments",
            "methodical_unions",
            "person_codes",
            "persons",
        ] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn persons() -> TableCreateStatement {
    Table::create()
        .table("persons")
        .col(uuid("id"))
        .col(text("last_name"))
        .col(text("first_name"))
        .col(text("patronymic"))
        .col(text("sort_key"))
        .col(timestamp_with_time_zone("created_at"))
        .primary_key(Index::create().col("id"))
        .to_owned()
}

fn person_codes() -> TableCreateStatement {
    Table::create()
        .table("person_codes")
        .col(uuid("org_id"))
        .col(text("code"))
        .col(uuid("person_id"))
        .primary_key(Index::create().col("org_id").col("code"))
        .index(
            Index::create()
                .unique()
                .name("person_codes_org_id_person_id_key")
                .col("org_id")
                .col("person_id"),
        )
        .foreign_key(&mut key("person_codes", &["org_id"], "organizations", &["id"]))
        .foreign_key(&mut key("person_codes", &["person_id"], "persons", &["id"]))
        .to_owned()
}

fn methodical_unions() -> TableCreateStatement {
    Table::create()
        .table("methodical_unions")
        .col(uuid("org_id"))
        .col(uuid("id"))
        .col(text("title"))
        .primary_key(Index::create().col("org_id").col("id"))
        .index(
            Index::create()
                .unique()
                .name("methodical_unions_org_id_title_key")
                .col("org_id")
                .col("title"),
        )
        .foreign_key(&mut key("methodical_unions", &["org_id"], "organizations", &["id"]))
        .to_owned()
}

fn employments() -> TableCreateStatement {
    Table::create()
        .table("employments")
        .col(uuid("org_id"))
        .col(uuid("id"))
        .col(uuid("person_id"))
        .col(text("position"))
        .col(text("position_group"))
        .col(boolean("counts_in_chp"))
        .col(text("kind"))
        .col(integer("rate_hundredths"))
        .col(uuid_null("union_id"))
        .col(date("start_date"))
        .col(date_null("end_date"))
        .col(text("note"))
        .primary_key(Index::create().col("org_id").col("id"))
        .index(
            Index::create()
                .unique()
                .name("employments_org_id_person_id_position_start_date_key")
                .col("org_id")
                .col("person_id")
                .col("position")
                .col("start_date"),
        )
        .foreign_key(&mut key("employments", &["org_id"], "organizations", &["id"]))
        .foreign_key(&mut key("employments", &["person_id"], "persons", &["id"]))
        .foreign_key(&mut key(
            "employments",
            &["org_id", "union_id"],
            "methodical_unions",
            &["org_id", "id"],
        ))
        .to_owned()
}

fn long_absences() -> TableCreateStatement {
    Table::create()
        .table("long_absences")
        .col(uuid("org_id"))
        .col(uuid("id"))
        .col(uuid("person_id"))
        .col(text("kind"))
        .col(date("from_date"))
        .col(date_null("to_date"))
        .primary_key(Index::create().col("org_id").col("id"))
        .index(
            Index::create()
                .unique()
                .name("long_absences_org_id_person_id_kind_from_date_key")
                .col("org_id")
                .col("person_id")
                .col("kind")
                .col("from_date"),
        )
        .foreign_key(&mut key("long_absences", &["org_id"], "organizations", &["id"]))
        .foreign_key(&mut key("long_absences", &["person_id"], "persons", &["id"]))
        .to_owned()
}
