//! How a submitted attempt was scored, item by item, by key or by expert. It is written and read as a whole, so it is one
//! row.

use chrono::{DateTime, Utc};
use domain::ids::ItemId;
use domain::points::Exact;
use sea_orm::FromJsonQueryResult;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "attempt_scores")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub org_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub attempt_id: Uuid,
    pub key_no: i32,
    pub scored_at: DateTimeUtc,
    /// Items without points that wait for an expert.
    pub waiting: i32,
    #[sea_orm(column_type = "JsonBinary")]
    pub items: Items,
}

/// The shown items that have a key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Items(pub BTreeMap<ItemId, ItemPoints>);

/// What one item has earned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemPoints {
    /// None while an expert has not given them.
    pub points: Option<Exact>,
    pub max: Exact,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<Mark>,
}

/// Who gave the points instead of the key, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    pub by: Option<Uuid>,
    pub at: DateTime<Utc>,
}

impl Items {
    /// Those without points.
    pub fn waiting(&self) -> impl Iterator<Item = (&ItemId, &ItemPoints)> {
        self.0.iter().filter(|(_, one)| one.points.is_none())
    }
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn points_that_a_migration_put_together_are_read_like_those_of_today() {
        let migrated = r#"{"q1":{"points":null,"max":[3,2]},"q2":{"points":[1,1],"max":[2,1],"mark":
            {"by":"00000000000000000000000000000009","at":"2026-04-21T09:00:00.123456+00:00"}}}"#;
        let items: Items = serde_json::from_str(migrated).unwrap();
        assert_eq!(items.waiting().count(), 1);
        let again = serde_json::to_string(&items).unwrap();
        assert_eq!(serde_json::from_str::<Items>(&again).unwrap(), items);
        let mark = items.0.into_values().find_map(|one| one.mark).unwrap();
        assert_eq!(mark.by, Some(Uuid::from_u128(9)));
        assert_eq!(mark.at.timestamp_subsec_micros(), 123_456);
    }
}
