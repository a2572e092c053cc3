//! Frozen values: which are in force, and the checksum of everything a value follows from.

use crate::entity::indicator_value;
use crate::error::Result;
use chrono::{DateTime, Utc};
use domain::ids::OrgId;
use domain::indicators::evaluate::IndicatorOutcome;
use domain::indicators::policies::Policies;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use uuid::Uuid;

/// The frozen values of a school, corrections after what they correct.
#[derive(Clone, Debug, Default)]
pub struct Chain(pub Vec<indicator_value::Model>);

impl Chain {
    /// All frozen values of one school.
    pub async fn load(db: &impl ConnectionTrait, org: OrgId) -> Result<Self> {
        let rows = indicator_value::Entity::find()
            .filter(indicator_value::Column::OrgId.eq(org.0))
            .order_by_asc(indicator_value::Column::Year)
            .order_by_asc(indicator_value::Column::FrozenAt)
            .order_by_asc(indicator_value::Column::Code)
            .all(db)
            .await?;
        Ok(Self(rows))
    }

    /// The value in force: the one nothing supersedes.
    pub fn last(&self, code: &str, year: i32) -> Option<&indicator_value::Model> {
        self.at(code, year, DateTime::<Utc>::MAX_UTC)
    }

    /// The value that was in force at a moment.
    pub fn at(&self, code: &str, year: i32, moment: DateTime<Utc>) -> Option<&indicator_value::Model> {
        let is_own = |row: &&indicator_value::Model| row.code == code && row.year == year && row.frozen_at <= moment;
        let superseded: BTreeSet<Uuid> = self.0.iter().filter(is_own).filter_map(|row| row.supersedes).collect();
        self.0.iter().filter(is_own).find(|row| !superseded.contains(&row.id))
    }

    /// The years something is frozen of.
    pub fn years(&self) -> BTreeSet<i32> {
        self.0.iter().map(|row| row.year).collect()
    }
}

/// The checksum of a value: formula, rules, numbers, and everybody who was considered with the reason.
///
/// Names are left out: a new surname does not change a number.
pub fn checksum(counted: &IndicatorOutcome, policies: &Policies) -> String {
    let mut lines = vec![
        counted.code.clone(),
        counted.period.from.to_string(),
        counted.staff_date.to_string(),
        counted.written.clone(),
        format!("{:?}", counted.outcome.value.map(|value| value.to_string())),
    ];
    lines.extend(policies.facts().iter().map(|(name, value)| format!("{name}={value}")));
    for count in &counted.counts {
        lines.push(format!("{}={}", count.variable.code, count.number));
        let people = count.people.iter();
        lines.extend(people.map(|one| format!("{} {}", one.person, one.reason.code())));
        let posts = count.posts.iter();
        lines.extend(posts.map(|one| format!("{} {}", one.vacancy, one.reason.code())));
    }
    hex::encode(Sha256::digest(lines.join("\n").as_bytes()))
}
