//! Which methodical union a head leads: the role of that kind carries it, with the role's days and order.

use crate::tables::in_transaction;
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        in_transaction()
    }

    /// No foreign key: roles are looked up before the school is known, so they may lie apart from its unions. Whoever
    /// reads the union reads it together with the role's school.
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let union = uuid_null("union_id");
        let table = Table::alter().table("role_assignments").add_column(union).to_owned();
        manager.alter_table(table).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::alter()
            .table("role_assignments")
            .drop_column("union_id")
            .to_owned();
        manager.alter_table(table).await
    }
}
