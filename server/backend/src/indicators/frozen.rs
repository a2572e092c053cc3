//! Frozen values: which are in force, and the checksum of everything a value follows from.

use crate::entity::{indicator_value, value_evidence};
use crate::error::Result;
use chrono::{DateTime, Utc};
use domain::ids::OrgId;
use domain::indicators::evaluate::IndicatorOutcome;
use domain::indicators::policies::Policies;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Deserialize;
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

/// What a checksum is made of: formula, rules, numbers, and everybody who was considered with the reason.
///
/// Names are left out: a new surname does not change a number.
struct Lines(Vec<String>);

impl Lines {
    fn new(head: [String; 5], policies: &Policies) -> Self {
        let mut lines = head.to_vec();
        lines.extend(policies.facts().iter().map(|(name, value)| format!("{name}={value}")));
        Self(lines)
    }

    /// A variable with those considered for it, in an order that no title or surname changes.
    fn variable(&mut self, code: &str, number: usize, mut considered: Vec<String>) {
        self.0.push(format!("{code}={number}"));
        considered.sort_unstable();
        self.0.extend(considered);
    }

    fn sum(&self) -> String {
        hex::encode(Sha256::digest(self.0.join("\n").as_bytes()))
    }
}

/// The checksum of a value that was counted.
pub fn checksum(counted: &IndicatorOutcome, policies: &Policies) -> String {
    let head = [
        counted.code.clone(),
        counted.period.from.to_string(),
        counted.staff_date.to_string(),
        counted.written.clone(),
        format!("{:?}", counted.outcome.value.map(|value| value.to_string())),
    ];
    let mut lines = Lines::new(head, policies);
    for count in &counted.counts {
        let people = count
            .people
            .iter()
            .map(|one| format!("{} {}", one.person, one.reason.code()));
        let posts = count
            .posts
            .iter()
            .map(|one| format!("{} {}", one.vacancy, one.reason.code()));
        lines.variable(&count.variable.code, count.number, people.chain(posts).collect());
    }
    lines.sum()
}

/// A variable as it was frozen.
#[derive(Deserialize)]
pub struct FrozenCount {
    pub symbol: String,
    pub code: String,
    pub title: String,
    pub number: usize,
}

/// The checksum that what is stored gives: another one than the value's own says that somebody changed it.
pub fn checksum_of(row: &indicator_value::Model, evidence: &[value_evidence::Model]) -> Result<String> {
    let head = [
        row.code.clone(),
        row.data_from.to_string(),
        row.staff_date.to_string(),
        row.written.clone(),
        format!("{:?}", row.value),
    ];
    let policies: Policies = serde_json::from_value(row.policies.clone())?;
    let counts: Vec<FrozenCount> = serde_json::from_value(row.counts.clone())?;
    let mut lines = Lines::new(head, &policies);
    for count in counts {
        let own = evidence.iter().filter(|one| one.variable == count.code);
        let considered = own.filter_map(|one| Some(format!("{} {}", one.person_id.or(one.vacancy_id)?, one.reason)));
        lines.variable(&count.code, count.number, considered.collect());
    }
    Ok(lines.sum())
}

/// Frozen values whose stored parts do not agree with their checksum, one sentence each.
pub async fn tampered(db: &impl ConnectionTrait) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for row in indicator_value::Entity::find().all(db).await? {
        if !row.checksum.is_empty() && checksum_of(&row, &evidence_of(db, &row).await?)? != row.checksum {
            found.push(format!(
                "frozen value {} of {} is not what was frozen: {}",
                row.code, row.year, row.id
            ));
        }
    }
    Ok(found)
}

/// The evidence of a frozen value, in the order it was kept.
pub async fn evidence_of(
    db: &impl ConnectionTrait,
    row: &indicator_value::Model,
) -> Result<Vec<value_evidence::Model>> {
    let rows = value_evidence::Entity::find()
        .filter(value_evidence::Column::OrgId.eq(row.org_id))
        .filter(value_evidence::Column::ValueId.eq(row.id))
        .order_by_asc(value_evidence::Column::Position);
    Ok(rows.all(db).await?)
}
