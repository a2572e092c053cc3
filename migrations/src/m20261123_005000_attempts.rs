//! Attempts, answers, scores and deficits.

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
        manager.create_table(attempts()).await?;
        manager.create_table(answers()).await?;
        manager.create_table(item_scores()).await?;
        manager.create_table(competence_scores()).await?;
        manager.create_table(deficits()).await?;
        manager
            .create_index(
                Index::create()
                    .name("attempts_org_id_campaign_id_submitted_at_idx")
                    .table("attempts")
                    .col("org_id")
                    .col("campaign_id")
                    .col("submitted_at")
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("deficits_org_id_person_id_idx")
                    .table("deficits")
                    .col("org_id")
                    .col("person_id")
                    .to_owned(),
            )
            .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["deficits", "competence_scores", "item_scores", "answers", "attempts"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn attempts() -> TableCreateStatement {
    Table::create()
        .table("attempts")
        .col(uuid("org_id"))
        .col(uuid("id"))
        .col(uuid("campaign_id"))
        .col(uuid("target_id"))
        .col(uuid("version_id"))
        .col(integer("no"))
        .col(big_integer("seed"))
        .col(text("state"))
        .col(timestamp_with_time_zone("started_at"))
        .col(timestamp_with_time_zone("last_seen_at"))
        .col(timestamp_with_time_zone_null("deadline_at"))
        .col(timestamp_with_time_zone_null("submitted_at"))
        .col(text_null("submit_kind"))
        .col(integer("answered"))
        .col(integer("shown"))
        .col(json_binary("flagged"))
        .col(text_null("points"))
        .col(text_null("max_points"))
        .col(text_null("level_code"))
        .col(text_null("level_title"))
        .col(integer_null("severity"))
        .col(boolean("is_provisional"))
        .col(boolean("is_record"))
        .col(text_null("receipt"))
        .col(timestamp_with_time_zone_null("invalidated_at"))
        .col(text_null("invalid_reason"))
        .primary_key(Index::create().col("org_id").col("id"))
        .index(
            Index::create()
                .unique()
                .name("attempts_org_id_target_id_no_key")
                .col("org_id")
                .col("target_id")
                .col("no"),
        )
        .foreign_key(&mut key(
            "attempts",
            &["org_id", "target_id"],
            "targets",
            &["org_id", "id"],
        ))
        .foreign_key(&mut key(
            "attempts",
            &["org_id", "version_id"],
            "instrument_versions",
            &["org_id", "id"],
        ))
        .to_owned()
}

fn answers() -> TableCreateStatement {
    Table::create()
        .table("answers")
        .col(uuid("org_id"))
        .col(uuid("attempt_id"))
        .col(text("item"))
        .col(json_binary_null("value"))
        .col(big_integer("revision"))
        .col(timestamp_with_time_zone("saved_at"))
        .primary_key(Index::create().col("org_id").col("attempt_id").col("item"))
        .foreign_key(&mut key(
            "answers",
            &["org_id", "attempt_id"],
            "attempts",
            &["org_id", "id"],
        ))
        .to_owned()
}

fn item_scores() -> TableCreateStatement {
    Table::create()
        .table("item_scores")
        .col(uuid("org_id"))
        .col(uuid("attempt_id"))
        .col(text("item"))
        .col(text_null("points"))
        .col(text("max_points"))
        .col(text("origin"))
        .col(integer("key_no"))
        .col(uuid_null("scored_by"))
        .col(timestamp_with_time_zone("scored_at"))
        .primary_key(Index::create().col("org_id").col("attempt_id").col("item"))
        .foreign_key(&mut key(
            "item_scores",
            &["org_id", "attempt_id"],
            "attempts",
            &["org_id", "id"],
        ))
        .to_owned()
}

fn competence_scores() -> TableCreateStatement {
    Table::create()
        .table("competence_scores")
        .col(uuid("org_id"))
        .col(uuid("attempt_id"))
        .col(text("competence"))
        .col(text("title"))
        .col(text("points"))
        .col(text("max_points"))
        .col(integer("items"))
        .col(text("level_code"))
        .col(text("level_title"))
        .col(integer("severity"))
        .col(boolean("is_indicative"))
        .primary_key(Index::create().col("org_id").col("attempt_id").col("competence"))
        .foreign_key(&mut key(
            "competence_scores",
            &["org_id", "attempt_id"],
            "attempts",
            &["org_id", "id"],
        ))
        .to_owned()
}

fn deficits() -> TableCreateStatement {
    Table::create()
        .table("deficits")
        .col(uuid("org_id"))
        .col(uuid("id"))
        .col(uuid("person_id"))
        .col(uuid("instrument_id"))
        .col(text("competence"))
        .col(text("title"))
        .col(text("origin"))
        .col(uuid_null("source_attempt_id"))
        .col(text("level_code"))
        .col(text("level_title"))
        .col(integer("severity"))
        .col(date("detected_on"))
        .col(text("state"))
        .primary_key(Index::create().col("org_id").col("id"))
        .index(
            Index::create()
                .unique()
                .name("deficits_org_id_source_attempt_id_competence_key")
                .col("org_id")
                .col("source_attempt_id")
                .col("competence"),
        )
        .foreign_key(&mut key("deficits", &["org_id"], "organizations", &["id"]))
        .foreign_key(&mut key("deficits", &["person_id"], "persons", &["id"]))
        .to_owned()
}
