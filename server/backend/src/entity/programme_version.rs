//! An edition of a programme for one year; an approved one is never changed.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "programme_versions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub org_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub programme_id: Uuid,
    pub no: i32,
    pub year: i32,
    #[sea_orm(column_type = "Text")]
    pub status: String,
    #[sea_orm(column_type = "Text")]
    pub order_no: String,
    pub order_date: Option<Date>,
    #[sea_orm(column_type = "Text")]
    pub annex_no: String,
    pub parent_id: Option<Uuid>,
    #[sea_orm(column_type = "JsonBinary")]
    pub passport: Json,
    #[sea_orm(column_type = "JsonBinary")]
    pub verbatim: Json,
    #[sea_orm(column_type = "Text")]
    pub change_reason: String,
    pub created_at: DateTimeUtc,
    pub created_by: Option<Uuid>,
    pub approved_at: Option<DateTimeUtc>,
    pub approved_by: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
