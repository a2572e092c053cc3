//! A professional deficit found in the record attempt of a test.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "deficits")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub org_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub person_id: Uuid,
    pub instrument_id: Uuid,
    #[sea_orm(column_type = "Text")]
    pub competence: String,
    #[sea_orm(column_type = "Text")]
    pub title: String,
    #[sea_orm(column_type = "Text")]
    pub origin: String,
    pub source_attempt_id: Option<Uuid>,
    #[sea_orm(column_type = "Text")]
    pub level_code: String,
    #[sea_orm(column_type = "Text")]
    pub level_title: String,
    pub severity: i32,
    pub detected_on: Date,
    #[sea_orm(column_type = "Text")]
    pub state: String,
    pub closed_on: Option<Date>,
    pub closed_by_attempt_id: Option<Uuid>,
    pub closed_by: Option<Uuid>,
    #[sea_orm(column_type = "Text")]
    pub closed_reason: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
