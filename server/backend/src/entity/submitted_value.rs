//! The numbers of a frozen value as a school handed them in to its municipality.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "submitted_values")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub org_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub municipality_id: Uuid,
    pub value_id: Option<Uuid>,
    #[sea_orm(column_type = "Text")]
    pub indicator: String,
    pub year: i32,
    #[sea_orm(column_type = "Text")]
    pub unit: String,
    #[sea_orm(column_type = "Text")]
    pub formula: String,
    #[sea_orm(column_type = "JsonBinary")]
    pub policies: Json,
    pub numerator: Option<i64>,
    pub denominator: Option<i64>,
    #[sea_orm(column_type = "Text")]
    pub absent_reason: String,
    #[sea_orm(column_type = "Text")]
    pub note: String,
    pub submitted_at: DateTimeUtc,
    pub submitted_by: Option<Uuid>,
    pub replaced_at: Option<DateTimeUtc>,
    /// A few words, the code of a direction, digits: nothing for what was handed in before they were copied.
    #[sea_orm(column_type = "Text", nullable)]
    pub title: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub direction: Option<String>,
    pub precision: Option<i32>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
