//! Documents, the lists of those who have to read one, and the documents a campaign cites.

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
        let tables = [
            documents(),
            acknowledgement_lists(),
            acknowledgements(),
            campaign_documents(),
        ];
        for table in tables {
            manager.create_table(table).await?;
        }
        for (name, table, column) in INDEXES {
            let index = Index::create()
                .name(*name)
                .table(*table)
                .col("org_id")
                .col(*column)
                .to_owned();
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [
            "campaign_documents",
            "acknowledgements",
            "acknowledgement_lists",
            "documents",
        ] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

const INDEXES: &[(&str, &str, &str)] = &[
    ("documents_org_id_sort_key_idx", "documents", "sort_key"),
    (
        "acknowledgement_lists_org_id_document_id_idx",
        "acknowledgement_lists",
        "document_id",
    ),
    ("acknowledgements_org_id_person_id_idx", "acknowledgements", "person_id"),
    (
        "campaign_documents_org_id_document_id_idx",
        "campaign_documents",
        "document_id",
    ),
];

fn documents() -> TableCreateStatement {
    Table::create()
        .table("documents")
        .col(uuid("org_id"))
        .col(uuid("id"))
        .col(text("kind"))
        .col(text("level"))
        .col(text("number"))
        .col(date_null("dated_on"))
        .col(text("edition"))
        .col(text("title"))
        .col(text("sort_key"))
        .col(text("body"))
        .col(text("url"))
        .col(uuid_null("file_id"))
        .col(text("approved_by"))
        .col(text("order_no"))
        .col(date_null("order_on"))
        .col(boolean("is_repealed"))
        .col(text("note"))
        .col(timestamp_with_time_zone("created_at"))
        .col(uuid_null("created_by"))
        .primary_key(Index::create().col("org_id").col("id"))
        .foreign_key(&mut key("documents", &["org_id"], "organizations", &["id"]))
        .foreign_key(&mut key("documents", &["created_by"], "users", &["id"]))
        .foreign_key(&mut key(
            "documents",
            &["org_id", "file_id"],
            "stored_files",
            &["org_id", "id"],
        ))
        .to_owned()
}

/// One sending of a document to an audience.
fn acknowledgement_lists() -> TableCreateStatement {
    Table::create()
        .table("acknowledgement_lists")
        .col(uuid("org_id"))
        .col(uuid("id"))
        .col(uuid("document_id"))
        .col(json_binary("audience"))
        .col(date("staff_on"))
        .col(date_null("due_on"))
        .col(timestamp_with_time_zone("created_at"))
        .col(uuid_null("created_by"))
        .primary_key(Index::create().col("org_id").col("id"))
        .foreign_key(&mut key("acknowledgement_lists", &["created_by"], "users", &["id"]))
        .foreign_key(&mut key(
            "acknowledgement_lists",
            &["org_id", "document_id"],
            "documents",
            &["org_id", "id"],
        ))
        .to_owned()
}

/// Whom it was sent to, and when and how each of them said that they read it.
fn acknowledgements() -> TableCreateStatement {
    Table::create()
        .table("acknowledgements")
        .col(uuid("org_id"))
        .col(uuid("list_id"))
        .col(uuid("person_id"))
        .col(date_null("acknowledged_on"))
        .col(text("means"))
        .col(timestamp_with_time_zone_null("marked_at"))
        .col(uuid_null("marked_by"))
        .primary_key(Index::create().col("org_id").col("list_id").col("person_id"))
        .foreign_key(&mut key(
            "acknowledgements",
            &["org_id", "list_id"],
            "acknowledgement_lists",
            &["org_id", "id"],
        ))
        .foreign_key(&mut key("acknowledgements", &["person_id"], "persons", &["id"]))
        .foreign_key(&mut key("acknowledgements", &["marked_by"], "users", &["id"]))
        .to_owned()
}

fn campaign_documents() -> TableCreateStatement {
    Table::create()
        .table("campaign_documents")
        .col(uuid("org_id"))
        .col(uuid("campaign_id"))
        .col(uuid("document_id"))
        .primary_key(Index::create().col("org_id").col("campaign_id").col("document_id"))
        .foreign_key(&mut key(
            "campaign_documents",
            &["org_id", "campaign_id"],
            "campaigns",
            &["org_id", "id"],
        ))
        .foreign_key(&mut key(
            "campaign_documents",
            &["org_id", "document_id"],
            "documents",
            &["org_id", "id"],
        ))
        .to_owned()
}
