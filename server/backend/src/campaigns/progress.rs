//! The live counters: how many targets of a campaign stand on each rung, in all, by methodical union, by position,
//! and how many completed on each day. They change in the transaction that moves a target, so the board costs the
//! same however many answers there are.

use crate::entity::{progress_counter, target};
use crate::error::Result;
use chrono::NaiveDate;
use domain::campaigns::disposition::Disposition;
use domain::campaigns::funnel::Funnel;
use domain::ids::{CampaignId, OrgId};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};

/// The facets that are counted; `value` is empty for the total, a union's id, a position, or a day.
pub const TOTAL: &str = "total";
pub const UNION: &str = "union";
pub const POSITION: &str = "position";
pub const DAY: &str = "day";

/// One counter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counter {
    pub facet: String,
    pub value: String,
    pub disposition: Disposition,
    pub count: i32,
}

impl Counter {
    /// How many people stand there.
    pub fn people(&self) -> usize {
        usize::try_from(self.count).unwrap_or_default()
    }
}

/// How many stand on each rung in all.
pub async fn total(db: &impl ConnectionTrait, org: OrgId, campaign: CampaignId) -> Result<Funnel> {
    Ok(funnel(&counters(db, org, campaign).await?, TOTAL, ""))
}

/// How many of a group stand on each rung.
pub fn funnel(counters: &[Counter], facet: &str, value: &str) -> Funnel {
    let mut funnel = Funnel::default();
    let own = counters.iter().filter(|one| one.facet == facet && one.value == value);
    own.for_each(|one| funnel.add(one.disposition, one.people()));
    funnel
}

/// Moves a target to another rung and the counters with it. `completed_on` is the school's day of completion.
pub async fn move_target(
    tx: &impl ConnectionTrait,
    target: &target::Model,
    to: Disposition,
    completed_on: Option<NaiveDate>,
) -> Result<()> {
    let from = Disposition::from_code(&target.disposition);
    if from == Some(to) && target.completed_on == completed_on {
        return Ok(());
    }
    if let Some(from) = from {
        count(tx, target, from, target.completed_on, -1).await?;
    }
    count(tx, target, to, completed_on, 1).await?;
    let row = target::ActiveModel {
        org_id: Set(target.org_id),
        id: Set(target.id),
        disposition: Set(to.code().to_owned()),
        completed_on: Set(completed_on),
        ..Default::default()
    };
    row.update(tx).await?;
    Ok(())
}

/// Counts a new target where it stands.
pub async fn count_new(tx: &impl ConnectionTrait, target: &target::Model) -> Result<()> {
    match Disposition::from_code(&target.disposition) {
        Some(disposition) => count(tx, target, disposition, target.completed_on, 1).await,
        None => Ok(()),
    }
}

/// Takes a target out of the counters before it goes.
pub async fn uncount(tx: &impl ConnectionTrait, target: &target::Model) -> Result<()> {
    match Disposition::from_code(&target.disposition) {
        Some(disposition) => count(tx, target, disposition, target.completed_on, -1).await,
        None => Ok(()),
    }
}

/// All counters of a campaign: some dozens of rows.
pub async fn counters(db: &impl ConnectionTrait, org: OrgId, campaign: CampaignId) -> Result<Vec<Counter>> {
    let rows = progress_counter::Entity::find()
        .filter(progress_counter::Column::OrgId.eq(org.0))
        .filter(progress_counter::Column::CampaignId.eq(campaign.0))
        .filter(progress_counter::Column::Count.ne(0))
        .all(db)
        .await?;
    let read = |row: progress_counter::Model| {
        let disposition = Disposition::from_code(&row.disposition)?;
        Some(Counter {
            facet: row.facet,
            value: row.value,
            disposition,
            count: row.count,
        })
    };
    Ok(rows.into_iter().filter_map(read).collect())
}

/// The facets a target is counted under.
pub fn facets(target: &target::Model, completed_on: Option<NaiveDate>) -> Vec<(&'static str, String)> {
    let union = target.union_id.map(|id| id.to_string()).unwrap_or_default();
    let mut facets = vec![
        (TOTAL, String::new()),
        (UNION, union),
        (POSITION, target.position.clone()),
    ];
    facets.extend(completed_on.map(|day| (DAY, day.to_string())));
    facets
}

async fn count(
    tx: &impl ConnectionTrait,
    target: &target::Model,
    at: Disposition,
    completed_on: Option<NaiveDate>,
    by: i32,
) -> Result<()> {
    for (facet, value) in facets(target, completed_on) {
        let row = progress_counter::ActiveModel {
            org_id: Set(target.org_id),
            campaign_id: Set(target.campaign_id),
            facet: Set(facet.to_owned()),
            value: Set(value),
            disposition: Set(at.code().to_owned()),
            count: Set(by),
        };
        let add = Expr::col((progress_counter::Entity, progress_counter::Column::Count)).add(by);
        let key = [
            progress_counter::Column::OrgId,
            progress_counter::Column::CampaignId,
            progress_counter::Column::Facet,
            progress_counter::Column::Value,
            progress_counter::Column::Disposition,
        ];
        let add = OnConflict::columns(key)
            .value(progress_counter::Column::Count, add)
            .to_owned();
        progress_counter::Entity::insert(row)
            .on_conflict(add)
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}
