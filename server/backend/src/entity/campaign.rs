//! One wave of asking with a published version.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "campaigns")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub org_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub version_id: Uuid,
    pub instrument_id: Uuid,
    #[sea_orm(column_type = "Text")]
    pub code: String,
    #[sea_orm(column_type = "Text")]
    pub title: String,
    #[sea_orm(column_type = "Text")]
    pub kind: String,
    #[sea_orm(column_type = "Text")]
    pub anonymity: String,
    #[sea_orm(column_type = "Text")]
    pub link_mode: String,
    #[sea_orm(column_type = "Text")]
    pub resume_by: String,
    pub opens_at: DateTimeUtc,
    pub closes_at: DateTimeUtc,
    pub attempts_allowed: i32,
    #[sea_orm(column_type = "Text")]
    pub attempt_policy: String,
    #[sea_orm(column_type = "Text")]
    pub release: String,
    pub limit_minutes: Option<i32>,
    pub counts_for_indicators: bool,
    #[sea_orm(column_type = "JsonBinary")]
    pub audience: Json,
    #[sea_orm(column_type = "Text")]
    pub contact: String,
    #[sea_orm(column_type = "Text")]
    pub order_ref: String,
    #[sea_orm(column_type = "Text")]
    pub reason_out_of_stage: String,
    pub approved_at: Option<DateTimeUtc>,
    pub frozen_at: Option<DateTimeUtc>,
    pub paused_at: Option<DateTimeUtc>,
    pub closed_at: Option<DateTimeUtc>,
    pub archived_at: Option<DateTimeUtc>,
    pub results_approved_at: Option<DateTimeUtc>,
    pub created_at: DateTimeUtc,
    pub created_by: Option<Uuid>,
    /// From how many answers on an anonymous one shows results, as was promised at opening.
    pub shown_from: Option<i32>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
