//! One person or post behind a frozen value, with the name it had then.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "value_evidence")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub org_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub value_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub variable: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    pub person_id: Option<Uuid>,
    pub vacancy_id: Option<Uuid>,
    pub code: String,
    pub name: String,
    pub post: String,
    pub union_title: String,
    pub in_staff: bool,
    pub included: bool,
    pub reason: String,
    pub day: Option<Date>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
