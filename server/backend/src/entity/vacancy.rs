//! An open post, or one that was open.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "vacancies")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub org_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[sea_orm(column_type = "Text")]
    pub code: String,
    #[sea_orm(column_type = "Text")]
    pub position: String,
    #[sea_orm(column_type = "Text")]
    pub sort_key: String,
    #[sea_orm(column_type = "Text")]
    pub position_group: String,
    pub counts: bool,
    #[sea_orm(column_type = "Text")]
    pub subject: String,
    pub posts: i32,
    pub rate_hundredths: i32,
    pub load_hours: Option<i32>,
    pub opened_on: Date,
    pub closed_on: Option<Date>,
    #[sea_orm(column_type = "Text")]
    pub close_reason: String,
    pub is_temporary: bool,
    pub last_confirmed_on: Option<Date>,
    #[sea_orm(column_type = "Text")]
    pub note: String,
    pub created_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
