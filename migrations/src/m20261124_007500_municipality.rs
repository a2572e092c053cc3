//! What a school hands in to its municipality: the numbers of a frozen value, and nobody's name.

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
        manager.create_table(submitted_values()).await?;
        manager.create_index(one_in_force()).await?;
        let by_municipality = Index::create()
            .name("submitted_values_municipality_id_year_idx")
            .table("submitted_values")
            .col("municipality_id")
            .col("year")
            .to_owned();
        manager.create_index(by_municipality).await?;
        let by_parent = Index::create()
            .name("organizations_parent_id_idx")
            .table("organizations")
            .col("parent_id")
            .to_owned();
        manager.create_index(by_parent).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let index = Index::drop()
            .name("organizations_parent_id_idx")
            .table("organizations")
            .to_owned();
        manager.drop_index(index).await?;
        manager
            .drop_table(Table::drop().table("submitted_values").to_owned())
            .await
    }
}

fn submitted_values() -> TableCreateStatement {
    Table::create()
        .table("submitted_values")
        .col(uuid("org_id"))
        .col(uuid("id"))
        .col(uuid("municipality_id"))
        .col(uuid_null("value_id"))
        .col(text("indicator"))
        .col(integer("year"))
        .col(text("unit"))
        .col(text("formula"))
        .col(json_binary("policies"))
        .col(big_integer_null("numerator"))
        .col(big_integer_null("denominator"))
        .col(text("absent_reason"))
        .col(text("note"))
        .col(timestamp_with_time_zone("submitted_at"))
        .col(uuid_null("submitted_by"))
        .col(timestamp_with_time_zone_null("replaced_at"))
        .primary_key(Index::create().col("org_id").col("id"))
        .foreign_key(&mut key("submitted_values", &["org_id"], "organizations", &["id"]))
        .foreign_key(&mut key(
            "submitted_values",
            &["municipality_id"],
            "organizations",
            &["id"],
        ))
        .to_owned()
}

/// A correction is handed in as a new row; the one before it stays, replaced.
fn one_in_force() -> IndexCreateStatement {
    Index::create()
        .unique()
        .name("submitted_values_in_force_key")
        .table("submitted_values")
        .col("org_id")
        .col("indicator")
        .col("year")
        .and_where(Expr::col("replaced_at").is_null())
        .to_owned()
}
