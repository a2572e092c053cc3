//! Frozen values of indicators with their proof, and what the registers said on the census day.

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
        manager.create_table(indicator_values()).await?;
        manager.create_index(one_first_value()).await?;
        manager.create_table(value_evidence()).await?;
        manager.create_table(census_snapshots()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["census_snapshots", "value_evidence", "indicator_values"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn indicator_values() -> TableCreateStatement {
    let texts = [
        "title",
        "formula",
        "written",
        "substituted",
        "shown",
        "checksum",
        "order_no",
        "reason",
    ];
    let mut table = Table::create();
    table
        .table("indicator_values")
        .col(uuid("org_id"))
        .col(uuid("id"))
        .col(text("code"))
        .col(integer("year"))
        .col(text("unit"))
        .col(big_integer_null("numerator"))
        .col(big_integer_null("denominator"))
        .col(text_null("value"))
        .col(text("absent_reason"))
        .col(text("state"))
        .col(date("data_from"))
        .col(date("data_to"))
        .col(date("census_date"))
        .col(date("staff_date"))
        .col(timestamp_with_time_zone("as_of"))
        .col(json_binary("policies"))
        .col(json_binary("definition"))
        .col(json_binary("counts"))
        .col(timestamp_with_time_zone("frozen_at"))
        .col(uuid_null("frozen_by"))
        .col(text("frozen_by_name"))
        .col(date_null("order_date"))
        .col(uuid_null("supersedes"));
    for name in texts {
        table.col(text(name));
    }
    table
        .primary_key(Index::create().col("org_id").col("id"))
        .index(
            Index::create()
                .unique()
                .name("indicator_values_org_id_supersedes_key")
                .col("org_id")
                .col("supersedes"),
        )
        .foreign_key(&mut key("indicator_values", &["org_id"], "organizations", &["id"]))
        .foreign_key(&mut key(
            "indicator_values",
            &["org_id", "supersedes"],
            "indicator_values",
            &["org_id", "id"],
        ))
        .to_owned()
}

/// A year's value is frozen once; what comes after is a correction of it.
fn one_first_value() -> IndexCreateStatement {
    Index::create()
        .unique()
        .name("indicator_values_first_key")
        .table("indicator_values")
        .col("org_id")
        .col("year")
        .col("code")
        .and_where(Expr::col("supersedes").is_null())
        .to_owned()
}

fn value_evidence() -> TableCreateStatement {
    Table::create()
        .table("value_evidence")
        .col(uuid("org_id"))
        .col(uuid("value_id"))
        .col(text("variable"))
        .col(integer("position"))
        .col(uuid_null("person_id"))
        .col(uuid_null("vacancy_id"))
        .col(text("code"))
        .col(text("name"))
        .col(text("post"))
        .col(text("union_title"))
        .col(boolean("in_staff"))
        .col(boolean("included"))
        .col(text("reason"))
        .col(date_null("day"))
        .primary_key(
            Index::create()
                .col("org_id")
                .col("value_id")
                .col("variable")
                .col("position"),
        )
        .foreign_key(&mut key(
            "value_evidence",
            &["org_id", "value_id"],
            "indicator_values",
            &["org_id", "id"],
        ))
        .to_owned()
}

fn census_snapshots() -> TableCreateStatement {
    Table::create()
        .table("census_snapshots")
        .col(uuid("org_id"))
        .col(date("census_date"))
        .col(timestamp_with_time_zone("taken_at"))
        .col(integer("staff"))
        .col(integer("posts"))
        .col(json_binary("content"))
        .col(text("checksum"))
        .primary_key(Index::create().col("org_id").col("census_date"))
        .foreign_key(&mut key("census_snapshots", &["org_id"], "organizations", &["id"]))
        .to_owned()
}
