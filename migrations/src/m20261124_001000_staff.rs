//! The staff register to work in: qualifications, experience, heads of unions, own posts, merged persons; and the index
//! by which the history of a row is found.

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
        manager.create_table(qualifications()).await?;
        manager.create_table(union_memberships()).await?;
        manager.create_table(positions()).await?;
        manager.create_table(merged_persons()).await?;
        manager.create_table(merged_codes()).await?;
        for (table, column) in added() {
            let change = Table::alter().table(table).add_column(column).to_owned();
            manager.alter_table(change).await?;
        }
        for (name, table, columns) in INDEXES {
            let mut index = Index::create().name(*name).table(*table).to_owned();
            columns.iter().for_each(|column| {
                index.col(*column);
            });
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, table, _) in INDEXES {
            manager
                .drop_index(Index::drop().name(*name).table(*table).to_owned())
                .await?;
        }
        for (table, column) in added() {
            let name = column.get_column_name();
            let change = Table::alter().table(table).drop_column(name).to_owned();
            manager.alter_table(change).await?;
        }
        for table in [
            "merged_codes",
            "merged_persons",
            "positions",
            "union_memberships",
            "qualifications",
        ] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

const INDEXES: &[(&str, &str, &[&str])] = &[
    ("facts_org_id_subject_id_idx", "facts", &["org_id", "subject_id"]),
    (
        "qualifications_org_id_person_id_idx",
        "qualifications",
        &["org_id", "person_id"],
    ),
    (
        "union_memberships_org_id_person_id_idx",
        "union_memberships",
        &["org_id", "person_id"],
    ),
    (
        "union_memberships_org_id_union_id_idx",
        "union_memberships",
        &["org_id", "union_id"],
    ),
    (
        "long_absences_org_id_person_id_idx",
        "long_absences",
        &["org_id", "person_id"],
    ),
];

/// Columns of tables that are there already.
fn added() -> [(&'static str, ColumnDef); 1] {
    let mut experience = ColumnDef::new("experience_start");
    experience.date();
    [("persons", experience)]
}

fn qualifications() -> TableCreateStatement {
    Table::create()
        .table("qualifications")
        .col(uuid("org_id"))
        .col(uuid("id"))
        .col(uuid("person_id"))
        .col(text("category"))
        .col(date_null("from_date"))
        .col(date_null("valid_to"))
        .primary_key(Index::create().col("org_id").col("id"))
        .foreign_key(&mut key("qualifications", &["org_id"], "organizations", &["id"]))
        .foreign_key(&mut key("qualifications", &["person_id"], "persons", &["id"]))
        .to_owned()
}

fn union_memberships() -> TableCreateStatement {
    Table::create()
        .table("union_memberships")
        .col(uuid("org_id"))
        .col(uuid("id"))
        .col(uuid("union_id"))
        .col(uuid("person_id"))
        .col(date("from_date"))
        .col(date_null("to_date"))
        .col(boolean("is_head"))
        .primary_key(Index::create().col("org_id").col("id"))
        .foreign_key(&mut key(
            "union_memberships",
            &["org_id", "union_id"],
            "methodical_unions",
            &["org_id", "id"],
        ))
        .foreign_key(&mut key("union_memberships", &["person_id"], "persons", &["id"]))
        .to_owned()
}

/// Posts a school calls its own way, beside the dictionary everybody has.
fn positions() -> TableCreateStatement {
    Table::create()
        .table("positions")
        .col(uuid("org_id"))
        .col(text("folded"))
        .col(text("title"))
        .col(text("position_group"))
        .primary_key(Index::create().col("org_id").col("folded"))
        .foreign_key(&mut key("positions", &["org_id"], "organizations", &["id"]))
        .to_owned()
}

/// A person entered twice: the row stays, so that what pointed to it can be followed.
fn merged_persons() -> TableCreateStatement {
    Table::create()
        .table("merged_persons")
        .col(uuid("org_id"))
        .col(uuid("person_id"))
        .col(uuid("into_person_id"))
        .col(timestamp_with_time_zone("merged_at"))
        .col(uuid_null("merged_by"))
        .primary_key(Index::create().col("org_id").col("person_id"))
        .foreign_key(&mut key("merged_persons", &["org_id"], "organizations", &["id"]))
        .foreign_key(&mut key("merged_persons", &["person_id"], "persons", &["id"]))
        .foreign_key(&mut key("merged_persons", &["into_person_id"], "persons", &["id"]))
        .to_owned()
}

/// The codes of merged persons: files that still hold them find the person who stayed.
fn merged_codes() -> TableCreateStatement {
    Table::create()
        .table("merged_codes")
        .col(uuid("org_id"))
        .col(text("code"))
        .col(uuid("person_id"))
        .primary_key(Index::create().col("org_id").col("code"))
        .foreign_key(&mut key("merged_codes", &["org_id"], "organizations", &["id"]))
        .foreign_key(&mut key("merged_codes", &["person_id"], "persons", &["id"]))
        .to_owned()
}
