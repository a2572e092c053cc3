//! A dated contract of a person with an organisation; the end day is the last working day.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "employments")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub org_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub person_id: Uuid,
    #[sea_orm(column_type = "Text")]
    pub position: String,
    #[sea_orm(column_type = "Text")]
    pub position_group: String,
    pub counts_in_chp: bool,
    #[sea_orm(column_type = "Text")]
    pub kind: String,
    pub rate_hundredths: i32,
    /// What the last file said; the membership itself is dated and stands in `union_memberships`.
    pub union_id: Option<Uuid>,
    pub start_date: Date,
    pub end_date: Option<Date>,
    #[sea_orm(column_type = "Text")]
    pub note: String,
    #[sea_orm(column_type = "Text")]
    pub hire_order: String,
    #[sea_orm(column_type = "Text")]
    pub end_order: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
