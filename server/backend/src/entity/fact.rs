//! What happened: the audit log and the outbox in one. Holds no answers.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "facts")]
pub struct Model {
    /// Nil for what belongs to no organisation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub org_id: Uuid,
    /// Its place in the chain of its organisation, from 1; facts from before there was a chain are below.
    #[sea_orm(primary_key, auto_increment = false)]
    pub no: i64,
    pub at: DateTimeUtc,
    #[sea_orm(column_type = "Text")]
    pub actor_kind: String,
    pub actor_id: Option<Uuid>,
    #[sea_orm(column_type = "Text")]
    pub action: String,
    pub subject_id: Option<Uuid>,
    #[sea_orm(column_type = "JsonBinary")]
    pub content: Json,
    pub processed_at: Option<DateTimeUtc>,
    pub failures: i32,
    /// Not before that is a consequence that failed tried again.
    pub retry_at: Option<DateTimeUtc>,
    #[sea_orm(column_type = "Blob")]
    pub hash: Vec<u8>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
