//! A frozen value of an indicator: never changed; a correction is a new row that supersedes it.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "indicator_values")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub org_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub code: String,
    pub year: i32,
    pub unit: String,
    pub numerator: Option<i64>,
    pub denominator: Option<i64>,
    /// The exact value as a fraction, `3800/41`.
    pub value: Option<String>,
    pub absent_reason: String,
    pub state: String,
    pub data_from: Date,
    pub data_to: Date,
    pub census_date: Date,
    pub staff_date: Date,
    pub as_of: DateTimeUtc,
    #[sea_orm(column_type = "JsonBinary")]
    pub policies: Json,
    #[sea_orm(column_type = "JsonBinary")]
    pub definition: Json,
    #[sea_orm(column_type = "JsonBinary")]
    pub counts: Json,
    pub frozen_at: DateTimeUtc,
    pub frozen_by: Option<Uuid>,
    pub frozen_by_name: String,
    pub order_no: String,
    pub order_date: Option<Date>,
    pub supersedes: Option<Uuid>,
    /// Why it was corrected; empty for the first.
    pub reason: String,
    pub title: String,
    pub formula: String,
    pub written: String,
    pub substituted: String,
    pub shown: String,
    /// Of everything the value follows from.
    pub checksum: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
