//! Events, who took part in them, and the files that prove it.

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
        manager.create_table(stored_files()).await?;
        manager.create_table(events()).await?;
        manager.create_table(event_participations()).await?;
        for (name, table, column) in [
            ("events_org_id_date_to_idx", "events", "date_to"),
            (
                "event_participations_org_id_person_id_idx",
                "event_participations",
                "person_id",
            ),
            ("event_participations_org_id_state_idx", "event_participations", "state"),
        ] {
            let index = Index::create()
                .name(name)
                .table(table)
                .col("org_id")
                .col(column)
                .to_owned();
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["event_participations", "events", "stored_files"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn stored_files() -> TableCreateStatement {
    Table::create()
        .table("stored_files")
        .col(uuid("org_id"))
        .col(uuid("id"))
        .col(text("name"))
        .col(text("media_type"))
        .col(integer("size"))
        .col(text("sha256"))
        .col(binary("content"))
        .col(timestamp_with_time_zone("created_at"))
        .col(uuid_null("created_by"))
        .primary_key(Index::create().col("org_id").col("id"))
        .foreign_key(&mut key("stored_files", &["org_id"], "organizations", &["id"]))
        .to_owned()
}

fn events() -> TableCreateStatement {
    Table::create()
        .table("events")
        .col(uuid("org_id"))
        .col(uuid("id"))
        .col(text("code"))
        .col(text("title"))
        .col(text("sort_key"))
        .col(text("kind"))
        .col(text("level"))
        .col(date("date_from"))
        .col(date("date_to"))
        .col(boolean("is_sci_method"))
        .col(text("organiser"))
        .col(text("place"))
        .col(text("network_orgs"))
        .col(text("note"))
        .col(timestamp_with_time_zone("created_at"))
        .primary_key(Index::create().col("org_id").col("id"))
        .index(
            Index::create()
                .unique()
                .name("events_org_id_code_key")
                .col("org_id")
                .col("code"),
        )
        .foreign_key(&mut key("events", &["org_id"], "organizations", &["id"]))
        .to_owned()
}

fn event_participations() -> TableCreateStatement {
    Table::create()
        .table("event_participations")
        .col(uuid("org_id"))
        .col(uuid("id"))
        .col(uuid("event_id"))
        .col(uuid("person_id"))
        .col(text("role"))
        .col(text("state"))
        .col(boolean("is_proposed"))
        .col(uuid_null("confirmed_by"))
        .col(timestamp_with_time_zone_null("decided_at"))
        .col(text("reason"))
        .col(text("evidence_link"))
        .col(uuid_null("evidence_file_id"))
        .col(date_null("evidence_on"))
        .col(timestamp_with_time_zone("created_at"))
        .primary_key(Index::create().col("org_id").col("id"))
        .index(
            Index::create()
                .unique()
                .name("event_participations_org_id_event_id_person_id_key")
                .col("org_id")
                .col("event_id")
                .col("person_id"),
        )
        .foreign_key(&mut key(
            "event_participations",
            &["org_id", "event_id"],
            "events",
            &["org_id", "id"],
        ))
        .foreign_key(&mut key("event_participations", &["person_id"], "persons", &["id"]))
        .foreign_key(&mut key("event_participations", &["confirmed_by"], "users", &["id"]))
        .foreign_key(&mut key(
            "event_participations",
            &["org_id", "evidence_file_id"],
            "stored_files",
            &["org_id", "id"],
        ))
        .to_owned()
}
