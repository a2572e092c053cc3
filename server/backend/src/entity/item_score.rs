//! Points of one item of a submitted attempt, by key or by expert.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "item_scores")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub org_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub attempt_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub item: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub points: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub max_points: String,
    #[sea_orm(column_type = "Text")]
    pub origin: String,
    pub key_no: i32,
    pub scored_by: Option<Uuid>,
    pub scored_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
