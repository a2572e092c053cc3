//! The programme of monitoring: versions by year with their passport, stages, criteria, acts and plan.

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
        let tables = [programmes(), versions(), stages(), criteria(), acts(), steps()];
        for table in tables {
            manager.create_table(table).await?;
        }
        manager.create_index(one_approved_a_year()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [
            "programme_steps",
            "programme_acts",
            "programme_criteria",
            "programme_stages",
            "programme_versions",
            "programmes",
        ] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn programmes() -> TableCreateStatement {
    Table::create()
        .table("programmes")
        .col(uuid("org_id"))
        .col(uuid("id"))
        .col(text("title"))
        .col(timestamp_with_time_zone("created_at"))
        .primary_key(Index::create().col("org_id").col("id"))
        .foreign_key(&mut key("programmes", &["org_id"], "organizations", &["id"]))
        .to_owned()
}

fn versions() -> TableCreateStatement {
    Table::create()
        .table("programme_versions")
        .col(uuid("org_id"))
        .col(uuid("id"))
        .col(uuid("programme_id"))
        .col(integer("no"))
        .col(integer("year"))
        .col(text("status"))
        .col(text("order_no"))
        .col(date_null("order_date"))
        .col(text("annex_no"))
        .col(uuid_null("parent_id"))
        .col(json_binary("passport"))
        .col(json_binary("verbatim"))
        .col(text("change_reason"))
        .col(timestamp_with_time_zone("created_at"))
        .col(uuid_null("created_by"))
        .col(timestamp_with_time_zone_null("approved_at"))
        .col(uuid_null("approved_by"))
        .primary_key(Index::create().col("org_id").col("id"))
        .index(
            Index::create()
                .unique()
                .name("programme_versions_org_id_programme_id_no_key")
                .col("org_id")
                .col("programme_id")
                .col("no"),
        )
        .foreign_key(&mut key(
            "programme_versions",
            &["org_id", "programme_id"],
            "programmes",
            &["org_id", "id"],
        ))
        .foreign_key(&mut key(
            "programme_versions",
            &["org_id", "parent_id"],
            "programme_versions",
            &["org_id", "id"],
        ))
        .to_owned()
}

/// A school works by one approved version a year; drafts may be many.
fn one_approved_a_year() -> IndexCreateStatement {
    Index::create()
        .unique()
        .name("programme_versions_one_approved_key")
        .table("programme_versions")
        .col("org_id")
        .col("programme_id")
        .col("year")
        .and_where(Expr::col("status").eq("approved"))
        .to_owned()
}

fn stages() -> TableCreateStatement {
    part("programme_stages", "code")
        .col(date("starts_on"))
        .col(date("ends_on"))
        .to_owned()
}

fn criteria() -> TableCreateStatement {
    part("programme_criteria", "code").col(text("title")).to_owned()
}

fn acts() -> TableCreateStatement {
    part("programme_acts", "code")
        .col(text("kind"))
        .col(text("number"))
        .col(text("number_verbatim"))
        .col(date_null("adopted_on"))
        .col(text("title"))
        .col(text("url"))
        .col(boolean("in_passport"))
        .col(boolean("in_section"))
        .col(boolean("is_repealed"))
        .to_owned()
}

/// A table of parts of a version, each with a code of its own in it.
fn part(table: &'static str, code: &'static str) -> TableCreateStatement {
    Table::create()
        .table(table)
        .col(uuid("org_id"))
        .col(uuid("version_id"))
        .col(text(code))
        .primary_key(Index::create().col("org_id").col("version_id").col(code))
        .foreign_key(&mut key(
            table,
            &["org_id", "version_id"],
            "programme_versions",
            &["org_id", "id"],
        ))
        .to_owned()
}

fn steps() -> TableCreateStatement {
    Table::create()
        .table("programme_steps")
        .col(uuid("org_id"))
        .col(uuid("id"))
        .col(uuid("version_id"))
        .col(text("stage"))
        .col(integer("position"))
        .col(text("title"))
        .col(text("owner"))
        .col(date("due_on"))
        .col(timestamp_with_time_zone_null("done_at"))
        .col(uuid_null("done_by"))
        .primary_key(Index::create().col("org_id").col("id"))
        .foreign_key(&mut key(
            "programme_steps",
            &["org_id", "version_id"],
            "programme_versions",
            &["org_id", "id"],
        ))
        .to_owned()
}
