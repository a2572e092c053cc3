//! Individual education routes (ИОМ): what they close, what they consist of, how they were amended; deficits that close.

use crate::tables::{in_transaction, key};
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

const CLOSING: [&str; 4] = ["closed_on", "closed_by_attempt_id", "closed_by", "closed_reason"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        in_transaction()
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // SQLite adds one column per statement.
        for mut column in [
            date_null("closed_on"),
            uuid_null("closed_by_attempt_id"),
            uuid_null("closed_by"),
            text("closed_reason").default("").take(),
        ] {
            manager
                .alter_table(Table::alter().table("deficits").add_column(&mut column).to_owned())
                .await?;
        }
        manager.create_table(ioms()).await?;
        manager.create_table(iom_deficits()).await?;
        manager.create_table(iom_activities()).await?;
        manager.create_table(iom_notes()).await?;
        manager.create_table(iom_rules()).await?;
        for (table, columns) in [
            ("ioms", &["org_id", "person_id"][..]),
            ("ioms", &["org_id", "approved_on"]),
            ("iom_deficits", &["org_id", "iom_id"]),
            ("iom_deficits", &["org_id", "deficit_id"]),
            ("iom_activities", &["org_id", "iom_id"]),
            ("iom_notes", &["org_id", "iom_id"]),
        ] {
            manager.create_index(index(table, columns)).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["iom_rules", "iom_notes", "iom_activities", "iom_deficits", "ioms"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        for column in CLOSING {
            manager
                .alter_table(Table::alter().table("deficits").drop_column(column).to_owned())
                .await?;
        }
        Ok(())
    }
}

fn index(table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(format!("{table}_{}_idx", columns.join("_"))).table(table);
    for column in columns {
        index.col(*column);
    }
    index
}

fn ioms() -> TableCreateStatement {
    Table::create()
        .table("ioms")
        .col(uuid("org_id"))
        .col(uuid("id"))
        .col(uuid("person_id"))
        .col(text("state"))
        .col(date_null("period_from"))
        .col(date_null("period_to"))
        .col(text("goal"))
        .col(text("expected"))
        .col(text("escort"))
        .col(date_null("approved_on"))
        .col(uuid_null("approved_by"))
        .col(date_null("ended_on"))
        .col(text("conclusion"))
        .col(text("next_step"))
        .col(text("cancel_reason"))
        .col(text("note"))
        .col(text("origin"))
        .col(timestamp_with_time_zone("created_at"))
        .col(uuid_null("created_by"))
        .col(timestamp_with_time_zone("changed_at"))
        .primary_key(Index::create().col("org_id").col("id"))
        .foreign_key(&mut key("ioms", &["org_id"], "organizations", &["id"]))
        .foreign_key(&mut key("ioms", &["person_id"], "persons", &["id"]))
        .to_owned()
}

/// Without `deficit_id` the deficit is recorded elsewhere, and the title is all that is known of it.
fn iom_deficits() -> TableCreateStatement {
    Table::create()
        .table("iom_deficits")
        .col(uuid("org_id"))
        .col(uuid("id"))
        .col(uuid("iom_id"))
        .col(uuid_null("deficit_id"))
        .col(text("title"))
        .col(text("level_title"))
        .col(text("source"))
        .col(integer("position"))
        .primary_key(Index::create().col("org_id").col("id"))
        .index(
            Index::create()
                .unique()
                .name("iom_deficits_org_id_iom_id_deficit_id_key")
                .col("org_id")
                .col("iom_id")
                .col("deficit_id"),
        )
        .foreign_key(&mut key(
            "iom_deficits",
            &["org_id", "iom_id"],
            "ioms",
            &["org_id", "id"],
        ))
        .foreign_key(&mut key(
            "iom_deficits",
            &["org_id", "deficit_id"],
            "deficits",
            &["org_id", "id"],
        ))
        .to_owned()
}

fn iom_activities() -> TableCreateStatement {
    Table::create()
        .table("iom_activities")
        .col(uuid("org_id"))
        .col(uuid("id"))
        .col(uuid("iom_id"))
        .col(integer("position"))
        .col(uuid_null("iom_deficit_id"))
        .col(text("kind"))
        .col(text("title"))
        .col(text("provider"))
        .col(integer_null("hours"))
        .col(date_null("due"))
        .col(text("result_form"))
        .col(text("state"))
        .col(date_null("done_on"))
        .col(text("evidence"))
        .primary_key(Index::create().col("org_id").col("id"))
        .foreign_key(&mut key(
            "iom_activities",
            &["org_id", "iom_id"],
            "ioms",
            &["org_id", "id"],
        ))
        .foreign_key(&mut key(
            "iom_activities",
            &["org_id", "iom_deficit_id"],
            "iom_deficits",
            &["org_id", "id"],
        ))
        .to_owned()
}

/// Dated notes: amendments after approval, with what they changed, and intermediate meetings.
fn iom_notes() -> TableCreateStatement {
    Table::create()
        .table("iom_notes")
        .col(uuid("org_id"))
        .col(uuid("id"))
        .col(uuid("iom_id"))
        .col(text("kind"))
        .col(date("noted_on"))
        .col(text("text"))
        .col(json_binary("changes"))
        .col(timestamp_with_time_zone("noted_at"))
        .col(uuid_null("noted_by"))
        .primary_key(Index::create().col("org_id").col("id"))
        .foreign_key(&mut key("iom_notes", &["org_id", "iom_id"], "ioms", &["org_id", "id"]))
        .to_owned()
}

/// Whom a route is proposed to and of what activities; absent until a school changes the defaults.
fn iom_rules() -> TableCreateStatement {
    Table::create()
        .table("iom_rules")
        .col(uuid("org_id"))
        .col(json_binary("content"))
        .col(timestamp_with_time_zone("changed_at"))
        .col(uuid_null("changed_by"))
        .primary_key(Index::create().col("org_id"))
        .foreign_key(&mut key("iom_rules", &["org_id"], "organizations", &["id"]))
        .to_owned()
}
