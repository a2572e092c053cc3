//! What the registers of staff and vacancies said on a census day.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "census_snapshots")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub org_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub census_date: Date,
    pub taken_at: DateTimeUtc,
    pub staff: i32,
    pub posts: i32,
    #[sea_orm(column_type = "JsonBinary")]
    pub content: Json,
    pub checksum: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
