//! Campaigns, their targets, personal links and live counters.

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
        manager.create_table(campaigns()).await?;
        manager.create_table(targets()).await?;
        manager.create_table(invitations()).await?;
        manager.create_table(progress_counters()).await?;
        manager
            .create_index(
                Index::create()
                    .name("campaigns_org_id_opens_at_idx")
                    .table("campaigns")
                    .col("org_id")
                    .col("opens_at")
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("targets_org_id_person_id_idx")
                    .table("targets")
                    .col("org_id")
                    .col("person_id")
                    .to_owned(),
            )
            .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["progress_counters", "invitations", "targets", "campaigns"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn campaigns() -> TableCreateStatement {
    Table::create()
        .table("campaigns")
        .col(uuid("org_id"))
        .col(uuid("id"))
        .col(uuid("version_id"))
        .col(uuid("instrument_id"))
        .col(text("code"))
        .col(text("title"))
        .col(text("kind"))
        .col(text("anonymity"))
        .col(text("link_mode"))
        .col(text("resume_by"))
        .col(timestamp_with_time_zone("opens_at"))
        .col(timestamp_with_time_zone("closes_at"))
        .col(integer("attempts_allowed"))
        .col(text("attempt_policy"))
        .col(text("release"))
        .col(integer_null("limit_minutes"))
        .col(boolean("counts_for_indicators"))
        .col(json_binary("audience"))
        .col(text("contact"))
        .col(text("order_ref"))
        .col(text("reason_out_of_stage"))
        .col(timestamp_with_time_zone_null("approved_at"))
        .col(timestamp_with_time_zone_null("frozen_at"))
        .col(timestamp_with_time_zone_null("paused_at"))
        .col(timestamp_with_time_zone_null("closed_at"))
        .col(timestamp_with_time_zone_null("archived_at"))
        .col(timestamp_with_time_zone_null("results_approved_at"))
        .col(timestamp_with_time_zone("created_at"))
        .col(uuid_null("created_by"))
        .primary_key(Index::create().col("org_id").col("id"))
        .foreign_key(&mut key("campaigns", &["org_id"], "organizations", &["id"]))
        .foreign_key(&mut key(
            "campaigns",
            &["org_id", "version_id"],
            "instrument_versions",
            &["org_id", "id"],
        ))
        .to_owned()
}

fn targets() -> TableCreateStatement {
    Table::create()
        .table("targets")
        .col(uuid("org_id"))
        .col(uuid("id"))
        .col(uuid("campaign_id"))
        .col(uuid("person_id"))
        .col(uuid_null("employment_id"))
        .col(uuid_null("union_id"))
        .col(text("position"))
        .col(text("eligibility"))
        .col(text_null("ineligible_reason"))
        .col(boolean("is_added_late"))
        .col(integer("extra_minutes"))
        .col(text("disposition"))
        .col(date_null("completed_on"))
        .col(uuid_null("record_attempt_id"))
        .primary_key(Index::create().col("org_id").col("id"))
        .index(
            Index::create()
                .unique()
                .name("targets_org_id_campaign_id_person_id_key")
                .col("org_id")
                .col("campaign_id")
                .col("person_id"),
        )
        .foreign_key(&mut key(
            "targets",
            &["org_id", "campaign_id"],
            "campaigns",
            &["org_id", "id"],
        ))
        .foreign_key(&mut key("targets", &["person_id"], "persons", &["id"]))
        .to_owned()
}

fn invitations() -> TableCreateStatement {
    Table::create()
        .table("invitations")
        .col(uuid("org_id"))
        .col(uuid("id"))
        .col(uuid("campaign_id"))
        .col(uuid("target_id"))
        .col(integer("epoch"))
        .col(blob("token_hash"))
        .col(timestamp_with_time_zone("issued_at"))
        .col(timestamp_with_time_zone_null("first_opened_at"))
        .col(timestamp_with_time_zone_null("revoked_at"))
        .primary_key(Index::create().col("org_id").col("id"))
        .index(
            Index::create()
                .unique()
                .name("invitations_token_hash_key")
                .col("token_hash"),
        )
        .index(
            Index::create()
                .unique()
                .name("invitations_org_id_target_id_epoch_key")
                .col("org_id")
                .col("target_id")
                .col("epoch"),
        )
        .foreign_key(&mut key(
            "invitations",
            &["org_id", "target_id"],
            "targets",
            &["org_id", "id"],
        ))
        .to_owned()
}

fn progress_counters() -> TableCreateStatement {
    Table::create()
        .table("progress_counters")
        .col(uuid("org_id"))
        .col(uuid("campaign_id"))
        .col(text("facet"))
        .col(text("value"))
        .col(text("disposition"))
        .col(integer("count"))
        .primary_key(
            Index::create()
                .col("org_id")
                .col("campaign_id")
                .col("facet")
                .col("value")
                .col("disposition"),
        )
        .foreign_key(&mut key(
            "progress_counters",
            &["org_id", "campaign_id"],
            "campaigns",
            &["org_id", "id"],
        ))
        .to_owned()
}
