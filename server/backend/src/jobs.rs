//! Does what follows from facts: looks at those not yet processed, after every commit and once a second.
//! A crash in between loses nothing, a repeat changes nothing, and several servers share the work: none is special.

use crate::attempts::first_deficits;
use crate::db::set_rows;
use crate::entity::fact;
use crate::error::Result;
use crate::facts::Fact;
use crate::live::Topic;
use crate::reactions::{Reaction, reactions};
use crate::{Backend, campaigns};
use chrono::{DateTime, Utc};
use domain::ids::OrgId;
use sea_orm::sea_query::{LockBehavior, LockType};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use std::collections::BTreeSet;
use std::time::Duration;
use uuid::Uuid;

const WORRYING_FAILURES: i32 = 3;
/// Facts that are looked at together.
const AT_ONCE: usize = 100;
/// How long more facts may come together, so that those who answer seldom wait for the jobs' transactions.
const GATHER: Duration = Duration::from_millis(100);
const CLOSE_EVERY: Duration = Duration::from_secs(3);
const CENSUS_EVERY: Duration = Duration::from_secs(600);
const SWEEP_EVERY: Duration = Duration::from_secs(600);

/// Runs until the process ends.
pub async fn run(cx: Backend) {
    tokio::spawn(close_overdue(cx.clone()));
    tokio::spawn(take_census(cx.clone()));
    tokio::spawn(sweep(cx.clone()));
    tokio::spawn(crate::live::relay(cx.clone()));
    loop {
        if let Err(cause) = campaigns::open_due(&cx).await {
            tracing::error!(%cause, "campaigns that are due could not be opened");
        }
        match once(&cx).await {
            Ok(0) => {
                let _ = tokio::time::timeout(Duration::from_secs(1), cx.wake.notified()).await;
            }
            Ok(count) if count < AT_ONCE => tokio::time::sleep(GATHER).await,
            Ok(_) => {}
            Err(cause) => {
                tracing::error!(%cause, "jobs stopped for a moment");
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
        }
    }
}

/// Ends attempts whose time is over, every few seconds.
async fn close_overdue(cx: Backend) {
    loop {
        if let Err(cause) = crate::attempts::close_overdue(&cx).await {
            tracing::error!(%cause, "overdue attempts could not be closed");
        }
        tokio::time::sleep(CLOSE_EVERY).await;
    }
}

/// Takes the snapshot of the January census on its day, or as soon as the server runs after it; forgets brought files.
async fn take_census(cx: Backend) {
    loop {
        if let Err(cause) = crate::indicators::take_due_snapshots(&cx).await {
            tracing::error!(%cause, "the census could not be taken");
        }
        if let Err(cause) = crate::imports::forget_expired(&cx).await {
            tracing::error!(%cause, "files whose time is over could not be forgotten");
        }
        tokio::time::sleep(CENSUS_EVERY).await;
    }
}

/// Removes what nobody can use any more, a little at a time.
async fn sweep(cx: Backend) {
    loop {
        match crate::accounts::sweep(&cx).await {
            Ok(true) => tokio::time::sleep(Duration::from_millis(200)).await,
            Ok(false) => tokio::time::sleep(SWEEP_EVERY).await,
            Err(cause) => {
                tracing::error!(%cause, "old sessions could not be removed");
                tokio::time::sleep(SWEEP_EVERY).await;
            }
        }
    }
}

/// Processes what waits now and answers how many facts that was.
pub async fn once(cx: &Backend) -> Result<usize> {
    let claim = Claim::take(cx).await?;
    let (mut done, mut failed) = (Vec::new(), Vec::new());
    let read = |row: &fact::Model| Ok(serde_json::from_value(row.content.clone())?);
    let facts: Vec<Result<Fact>> = claim.facts.iter().map(read).collect();
    let followed = follow_together(cx, &claim.facts, &facts).await;
    for (row, fact) in claim.facts.iter().zip(facts) {
        match process(cx, row, fact, &followed).await {
            Ok(()) => done.push(row),
            Err(cause) => {
                tracing::error!(org = %row.org_id, fact = row.no, action = row.action, failures = row.failures, %cause, "a reaction failed");
                failed.push(row);
            }
        }
    }
    let (count, now) = (claim.facts.len(), cx.clock.now());
    if count > 0 {
        let tx = match claim.held {
            Some(tx) => tx,
            None => cx.db.begin_write().await?,
        };
        settle(&tx, &done, &failed, now).await?;
        tx.commit().await?;
    }
    Ok(count)
}

/// Facts that this server works on.
struct Claim {
    facts: Vec<fact::Model>,
    /// Where other servers look too, the rows stay locked until this transaction ends; it ends with its server at the
    /// latest, so a claim outlives nobody.
    held: Option<DatabaseTransaction>,
}

impl Claim {
    async fn take(cx: &Backend) -> Result<Self> {
        let now = cx.clock.now();
        let is_due = fact::Column::RetryAt.is_null().or(fact::Column::RetryAt.lte(now));
        let waiting = fact::Entity::find()
            .filter(fact::Column::ProcessedAt.is_null())
            .filter(is_due)
            .order_by_asc(fact::Column::At)
            .limit(AT_ONCE as u64);
        if !cx.db.is_shared() {
            let facts = waiting.all(cx.db.read()).await?;
            return Ok(Self { facts, held: None });
        }
        let tx = cx.db.begin_write().await?;
        let waiting = waiting.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
        let facts = waiting.all(&tx).await?;
        let held = (!facts.is_empty()).then_some(tx);
        Ok(Self { facts, held })
    }
}

/// Facts whose consequences have failed so often that somebody should look, one sentence each. None is given up.
pub async fn stuck(cx: &Backend) -> Result<Vec<String>> {
    let rows = fact::Entity::find()
        .filter(fact::Column::ProcessedAt.is_null())
        .filter(fact::Column::Failures.gte(WORRYING_FAILURES))
        .order_by_asc(fact::Column::At)
        .limit(100)
        .all(cx.db.read())
        .await?;
    let said = |row: fact::Model| {
        let next = row.retry_at.map(|at| at.to_rfc3339()).unwrap_or_default();
        format!(
            "what follows from fact {} of organisation {} ({}) failed {} times; the next try is at {next}",
            row.no, row.org_id, row.action, row.failures
        )
    };
    Ok(rows.into_iter().map(said).collect())
}

/// How many seconds pass before the next try: two, four, eight and so on, an hour at most.
fn wait_seconds(failures: i32) -> i64 {
    match failures {
        1..=11 => 1_i64 << failures,
        _ => 3_600,
    }
}

/// How many facts wait for what follows from them.
pub async fn behind(cx: &Backend) -> Result<u64> {
    let waiting = fact::Entity::find().filter(fact::Column::ProcessedAt.is_null());
    Ok(waiting.count(cx.db.read()).await?)
}

/// Does for many at once what follows from most of them, and answers the attempts it was done for.
async fn follow_together(cx: &Backend, rows: &[fact::Model], facts: &[Result<Fact>]) -> BTreeSet<Uuid> {
    let with_org = |(row, fact): (&fact::Model, _)| Some((school(row), Result::as_ref(fact).ok()?));
    let all = rows.iter().zip(facts).filter_map(with_org);
    first_deficits::follow(cx, all).await.unwrap_or_else(|cause| {
        tracing::warn!(%cause, "deficits could not be written together; each is tried alone");
        BTreeSet::new()
    })
}

async fn process(cx: &Backend, row: &fact::Model, fact: Result<Fact>, followed: &BTreeSet<Uuid>) -> Result<()> {
    let fact = fact?;
    let is_followed = matches!(&fact, Fact::AttemptSubmitted { attempt, .. } if followed.contains(&attempt.0));
    let rest = reactions(&fact).iter();
    for reaction in rest.filter(|one| !is_followed || **one != Reaction::RecordDeficits) {
        react(cx, *reaction, school(row), &fact).await?;
    }
    Ok(())
}

/// Whose it is; some belong to no organisation.
fn school(row: &fact::Model) -> Option<OrgId> {
    (!row.org_id.is_nil()).then_some(OrgId(row.org_id))
}

async fn react(cx: &Backend, reaction: Reaction, org: Option<OrgId>, fact: &Fact) -> Result<()> {
    match reaction {
        Reaction::RecordDeficits => {
            if let Some(org) = org {
                crate::attempts::deficits::follow(cx, org, fact).await?;
            }
        }
        Reaction::AnnounceProgress => {
            if let Some(campaign) = campaign_of(fact) {
                cx.live.announce(Topic::Campaign(campaign));
            }
        }
        Reaction::AnnounceIndicators => {
            if let Some(org) = org {
                cx.live.announce(Topic::Indicators(org));
            }
        }
    }
    Ok(())
}

fn campaign_of(fact: &Fact) -> Option<domain::ids::CampaignId> {
    match fact {
        Fact::AttemptSubmitted { campaign, .. }
        | Fact::AttemptStarted { campaign, .. }
        | Fact::AttemptInvalidated { campaign, .. }
        | Fact::ItemMarked { campaign, .. }
        | Fact::LinkOpened { campaign, .. }
        | Fact::TargetAdded { campaign, .. }
        | Fact::TargetExcluded { campaign, .. }
        | Fact::TargetIncluded { campaign, .. }
        | Fact::CampaignChanged { campaign, .. } => Some(*campaign),
        _ => None,
    }
}

async fn settle(
    tx: &impl ConnectionTrait,
    done: &[&fact::Model],
    failed: &[&fact::Model],
    now: DateTime<Utc>,
) -> Result<()> {
    use fact::Column as C;
    let key = [C::OrgId, C::No];
    let rows = done.iter().map(|row| (row.org_id, row.no, now)).collect();
    set_rows::<fact::Entity>(tx, &key, &[C::ProcessedAt], rows).await?;
    let later = |row: &&fact::Model| {
        let failures = row.failures + 1;
        (
            row.org_id,
            row.no,
            failures,
            now + chrono::Duration::seconds(wait_seconds(failures)),
        )
    };
    let rows = failed.iter().map(later).collect();
    set_rows::<fact::Entity>(tx, &key, &[C::Failures, C::RetryAt], rows).await
}

#[cfg(test)]
mod tests {
    use super::wait_seconds;

    #[test]
    fn a_failing_consequence_is_tried_ever_more_rarely_and_never_given_up() {
        assert_eq!(
            [1, 2, 5, 11, 12, 1_000].map(wait_seconds),
            [2, 4, 32, 2_048, 3_600, 3_600]
        );
    }
}
