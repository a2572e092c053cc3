//! Targets, and the campaigns they are asked in. A campaign and its organisation hardly ever change, so they are kept in
//! memory, and every target is read with the numbers that tell whether what is kept is what was stored then.

use super::keys::{Key, keys};
use crate::Backend;
use crate::accounts::{Organization, read_organization};
use crate::campaigns::{Campaign, read_campaign};
use crate::entity::{campaign, organization, target};
use crate::error::Result;
use domain::ids::OrgId;
use sea_orm::sea_query::{Expr, LockType};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, IdenStatic, JoinType, QueryFilter, QueryOrder,
    QueryResult, QuerySelect, QueryTrait, RelationDef, SelectA, SelectB,
};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, PoisonError, RwLock};
use uuid::Uuid;

/// How many campaigns are kept in memory.
const KEPT: usize = 200;
/// The column that the database counts up with every change of a row; no entity writes it.
const REVISION: &str = "revision";
const OF_CAMPAIGN: &str = "campaign_revision";
const OF_ORGANIZATION: &str = "organization_revision";

/// A campaign and whose it is.
pub(super) type Asking = (Arc<Campaign>, Arc<Organization>);

/// How often a campaign and its organisation were changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Revisions {
    campaign: i64,
    organization: i64,
}

/// A target, and which state of its campaign was stored when it was read.
#[derive(Clone, Debug)]
pub(crate) struct Sought {
    pub target: target::Model,
    pub(super) revisions: Revisions,
}

/// Campaigns as they were last read, by key.
#[derive(Clone, Debug, Default)]
pub(crate) struct Askings(Arc<RwLock<BTreeMap<Key, (Revisions, Asking)>>>);

/// Adds the revisions to a statement that reads targets.
pub(super) fn with_revisions<S: QuerySelect>(targets: S) -> S {
    let of_campaign = target::Entity::belongs_to(campaign::Entity)
        .from((target::Column::OrgId, target::Column::CampaignId))
        .to((campaign::Column::OrgId, campaign::Column::Id));
    let targets = targets
        .join(JoinType::InnerJoin, of_campaign.into())
        .join(JoinType::InnerJoin, of_organization());
    selecting_revisions(targets)
}

/// Locks the targets that such a statement reads: in one order, so that two who lock many wait for one another and never
/// in a ring.
pub(super) fn locked<S: QueryOrder + QuerySelect>(targets: S) -> S {
    let mut targets = targets.order_by_asc(target::Column::Id);
    QuerySelect::query(&mut targets).lock_with_tables(LockType::Update, [target::Entity]);
    targets
}

fn of_organization() -> RelationDef {
    campaign::Entity::belongs_to(organization::Entity)
        .from(campaign::Column::OrgId)
        .to(organization::Column::Id)
        .into()
}

fn selecting_revisions<S: QuerySelect>(select: S) -> S {
    select
        .expr_as(Expr::col((campaign::Entity, REVISION)), OF_CAMPAIGN)
        .expr_as(Expr::col((organization::Entity, REVISION)), OF_ORGANIZATION)
}

impl Revisions {
    fn read(row: &QueryResult) -> Result<Self, DbErr> {
        Ok(Self {
            campaign: row.try_get("", OF_CAMPAIGN)?,
            organization: row.try_get("", OF_ORGANIZATION)?,
        })
    }
}

impl Sought {
    /// Reads it of a row of such a statement.
    pub(super) fn read(row: &QueryResult, prefix: &str) -> Result<Self, DbErr> {
        Ok(Self {
            target: target::Model::from_query_result(row, prefix)?,
            revisions: Revisions::read(row)?,
        })
    }

    fn campaign(&self) -> Key {
        (OrgId(self.target.org_id), self.target.campaign_id)
    }
}

/// Targets that may have been read with several links, each once.
pub(super) fn each_once(mut targets: Vec<Sought>) -> Vec<Sought> {
    targets.sort_by_key(|one| one.target.id);
    targets.dedup_by_key(|one| one.target.id);
    targets
}

impl Askings {
    fn get(&self, key: Key, revisions: Revisions) -> Option<Asking> {
        let all = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let (known, asking) = all.get(&key)?;
        (*known == revisions).then(|| asking.clone())
    }

    fn put(&self, key: Key, revisions: Revisions, asking: Asking) {
        let mut all = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= KEPT && !all.contains_key(&key) {
            all.clear();
        }
        all.insert(key, (revisions, asking));
    }
}

/// The campaigns of these targets, by id; `kept` remembers them, which nobody may who could have changed one in the same
/// transaction.
pub(super) async fn campaigns(
    db: &impl ConnectionTrait,
    kept: Option<&Backend>,
    targets: impl IntoIterator<Item = &Sought>,
) -> Result<BTreeMap<Uuid, Asking>> {
    let wanted: BTreeMap<Key, Revisions> = targets.into_iter().map(|one| (one.campaign(), one.revisions)).collect();
    let (mut found, mut unknown) = (BTreeMap::new(), BTreeSet::new());
    for (key, revisions) in wanted {
        match kept.and_then(|cx| cx.askings.get(key, revisions)) {
            Some(asking) => _ = found.insert(key.1, asking),
            None => _ = unknown.insert(key),
        }
    }
    for (key, revisions, asking) in read(db, &unknown).await? {
        if let Some(cx) = kept {
            cx.askings.put(key, revisions, asking.clone());
        }
        found.insert(key.1, asking);
    }
    Ok(found)
}

async fn read(db: &impl ConnectionTrait, wanted: &BTreeSet<Key>) -> Result<Vec<(Key, Revisions, Asking)>> {
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let (orgs, ids) = keys(wanted);
    let select = campaign::Entity::find()
        .join(JoinType::InnerJoin, of_organization())
        .select_also(organization::Entity)
        .filter(campaign::Column::OrgId.is_in(orgs))
        .filter(campaign::Column::Id.is_in(ids));
    let rows = db.query_all(&selecting_revisions(select).into_query()).await?;
    let read = |row: &QueryResult| {
        let told = campaign::Model::from_query_result(row, SelectA.as_str())?;
        let whose = organization::Model::from_query_result(row, SelectB.as_str())?;
        let key = (OrgId(told.org_id), told.id);
        let asking = (Arc::new(read_campaign(told)?), Arc::new(read_organization(whose)));
        Ok((key, Revisions::read(row)?, asking))
    };
    rows.iter().map(read).collect()
}
