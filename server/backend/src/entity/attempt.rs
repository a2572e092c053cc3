//! One try of one target.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "attempts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub org_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub campaign_id: Uuid,
    pub target_id: Uuid,
    pub version_id: Uuid,
    pub no: i32,
    pub seed: i64,
    #[sea_orm(column_type = "Text")]
    pub state: String,
    pub started_at: DateTimeUtc,
    pub last_seen_at: DateTimeUtc,
    pub deadline_at: Option<DateTimeUtc>,
    pub submitted_at: Option<DateTimeUtc>,
    #[sea_orm(column_type = "Text", nullable)]
    pub submit_kind: Option<String>,
    pub answered: i32,
    pub shown: i32,
    pub sections_left: i32,
    #[sea_orm(column_type = "JsonBinary")]
    pub flagged: Json,
    #[sea_orm(column_type = "Text", nullable)]
    pub points: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub max_points: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub level_code: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub level_title: Option<String>,
    pub severity: Option<i32>,
    pub is_provisional: bool,
    pub is_record: bool,
    #[sea_orm(column_type = "Text", nullable)]
    pub receipt: Option<String>,
    pub invalidated_at: Option<DateTimeUtc>,
    #[sea_orm(column_type = "Text", nullable)]
    pub invalid_reason: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
