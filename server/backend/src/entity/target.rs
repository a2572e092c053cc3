//! One person asked in one campaign, and how far that person came.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "targets")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub org_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub campaign_id: Uuid,
    pub person_id: Uuid,
    pub employment_id: Option<Uuid>,
    pub union_id: Option<Uuid>,
    #[sea_orm(column_type = "Text")]
    pub position: String,
    #[sea_orm(column_type = "Text")]
    pub eligibility: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub ineligible_reason: Option<String>,
    pub is_added_late: bool,
    pub extra_minutes: i32,
    #[sea_orm(column_type = "Text")]
    pub disposition: String,
    pub completed_on: Option<Date>,
    pub record_attempt_id: Option<Uuid>,
    /// Handed in without a name; of others the attempts say it.
    pub took_part: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
