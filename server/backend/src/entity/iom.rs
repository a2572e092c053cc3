//! An individual education route (ИОМ) of a person.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "ioms")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub org_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub person_id: Uuid,
    #[sea_orm(column_type = "Text")]
    pub state: String,
    pub period_from: Option<Date>,
    pub period_to: Option<Date>,
    #[sea_orm(column_type = "Text")]
    pub goal: String,
    #[sea_orm(column_type = "Text")]
    pub expected: String,
    #[sea_orm(column_type = "Text")]
    pub escort: String,
    pub approved_on: Option<Date>,
    pub approved_by: Option<Uuid>,
    pub ended_on: Option<Date>,
    #[sea_orm(column_type = "Text")]
    pub conclusion: String,
    #[sea_orm(column_type = "Text")]
    pub next_step: String,
    #[sea_orm(column_type = "Text")]
    pub cancel_reason: String,
    #[sea_orm(column_type = "Text")]
    pub note: String,
    #[sea_orm(column_type = "Text")]
    pub origin: String,
    pub created_at: DateTimeUtc,
    pub created_by: Option<Uuid>,
    pub changed_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
