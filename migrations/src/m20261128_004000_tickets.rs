//! Who opened a personal link is told by a sealed ticket in the browser: no session of a respondent is stored any more.

use crate::tables::in_transaction;
use sea_orm_migration::{prelude::*, schema::*};

const COLUMNS: [&str; 2] = ["org_id", "invitation_id"];

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        in_transaction()
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let of_respondents = Query::delete()
            .from_table("sessions")
            .and_where(Expr::col("invitation_id").is_not_null())
            .to_owned();
        manager.execute(of_respondents).await?;
        for column in COLUMNS {
            let table = Table::alter().table("sessions").drop_column(column).to_owned();
            manager.alter_table(table).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in COLUMNS {
            let table = Table::alter()
                .table("sessions")
                .add_column(uuid_null(column))
                .to_owned();
            manager.alter_table(table).await?;
        }
        Ok(())
    }
}
