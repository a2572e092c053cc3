//! Organisations, users, dated roles, sessions.

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
        manager.create_table(organizations()).await?;
        manager.create_table(users()).await?;
        manager.create_table(role_assignments()).await?;
        manager.create_table(sessions()).await?;
        manager.create_table(failures()).await?;
        manager
            .create_index(
                Index::create()
                    .name("role_assignments_user_id_idx")
                    .table("role_assignments")
                    .col("user_id")
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("sessions_user_id_idx")
                    .table("sessions")
                    .col("user_id")
                    .to_owned(),
            )
            .await?;
        manager
            .create_index(
                Index::create()
                    .name("sessions_expires_at_idx")
                    .table("sessions")
                    .col("expires_at")
                    .to_owned(),
            )
            .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["failures", "sessions", "role_assignments", "users", "organizations"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn organizations() -> TableCreateStatement {
    Table::create()
        .table("organizations")
        .col(uuid("id"))
        .col(uuid_null("parent_id"))
        .col(text("code"))
        .col(text("kind"))
        .col(text("short_name"))
        .col(text("full_name"))
        .col(text("tz"))
        .col(boolean("is_demo"))
        .col(timestamp_with_time_zone("created_at"))
        .primary_key(Index::create().col("id"))
        .index(Index::create().unique().name("organizations_code_key").col("code"))
        .foreign_key(&mut key("organizations", &["parent_id"], "organizations", &["id"]))
        .to_owned()
}

fn users() -> TableCreateStatement {
    Table::create()
        .table("users")
        .col(uuid("id"))
        .col(text("login"))
        .col(text("password_hash"))
        .col(text("name"))
        .col(uuid_null("person_id"))
        .col(timestamp_with_time_zone_null("disabled_at"))
        .col(timestamp_with_time_zone("created_at"))
        .primary_key(Index::create().col("id"))
        .index(Index::create().unique().name("users_login_key").col("login"))
        .to_owned()
}

fn role_assignments() -> TableCreateStatement {
    Table::create()
        .table("role_assignments")
        .col(uuid("id"))
        .col(uuid("user_id"))
        .col(uuid("org_id"))
        .col(text("role"))
        .col(date("from_date"))
        .col(date_null("to_date"))
        .col(text("order_ref"))
        .primary_key(Index::create().col("id"))
        .foreign_key(&mut key("role_assignments", &["user_id"], "users", &["id"]))
        .foreign_key(&mut key("role_assignments", &["org_id"], "organizations", &["id"]))
        .to_owned()
}

fn sessions() -> TableCreateStatement {
    Table::create()
        .table("sessions")
        .col(blob("token_hash"))
        .col(uuid_null("user_id"))
        .col(uuid_null("org_id"))
        .col(uuid_null("invitation_id"))
        .col(text("csrf"))
        .col(json_binary_null("flash"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("last_seen_at"))
        .col(timestamp_with_time_zone("expires_at"))
        .primary_key(Index::create().col("token_hash"))
        .foreign_key(&mut key("sessions", &["user_id"], "users", &["id"]))
        .to_owned()
}

fn failures() -> TableCreateStatement {
    Table::create()
        .table("failures")
        .col(text("subject"))
        .col(integer("count"))
        .col(timestamp_with_time_zone("last_at"))
        .primary_key(Index::create().col("subject"))
        .to_owned()
}
