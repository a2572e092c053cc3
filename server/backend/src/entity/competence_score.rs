//! Points and level of one competence of a submitted attempt.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "competence_scores")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub org_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub attempt_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub competence: String,
    #[sea_orm(column_type = "Text")]
    pub title: String,
    #[sea_orm(column_type = "Text")]
    pub points: String,
    #[sea_orm(column_type = "Text")]
    pub max_points: String,
    pub items: i32,
    #[sea_orm(column_type = "Text")]
    pub level_code: String,
    #[sea_orm(column_type = "Text")]
    pub level_title: String,
    pub severity: i32,
    pub is_indicative: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
