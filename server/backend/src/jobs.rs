//! Does what follows from facts: looks at those not yet processed, after every commit and once a second.
//! A crash in between loses nothing, a repeat changes nothing.

use crate::entity::fact;
use crate::error::Result;
use crate::facts::Fact;
use crate::live::Topic;
use crate::reactions::{Reaction, reactions};
use crate::{Backend, campaigns};
use domain::ids::OrgId;
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr};
use std::time::Duration;

const GIVE_UP_AFTER_FAILURES: i32 = 5;
const CLOSE_EVERY: Duration = Duration::from_secs(3);
const CENSUS_EVERY: Duration = Duration::from_secs(600);

/// Runs until the process ends.
pub async fn run(cx: Backend) {
    tokio::spawn(close_overdue(cx.clone()));
    tokio::spawn(take_census(cx.clone()));
    loop {
        if let Err(cause) = campaigns::open_due(&cx).await {
            tracing::error!(%cause, "campaigns that are due could not be opened");
        }
        match once(&cx).await {
            Ok(0) => {
                let _ = tokio::time::timeout(Duration::from_secs(1), cx.wake.notified()).await;
            }
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

/// Processes what waits now and answers how many facts that was.
pub async fn once(cx: &Backend) -> Result<usize> {
    let waiting = fact::Entity::find()
        .filter(fact::Column::ProcessedAt.is_null())
        .filter(fact::Column::Failures.lt(GIVE_UP_AFTER_FAILURES))
        .order_by_asc(fact::Column::Id)
        .limit(100)
        .all(cx.db.read())
        .await?;
    for row in &waiting {
        let done = process(cx, row).await;
        if let Err(cause) = &done {
            tracing::error!(fact = row.id, action = row.action, %cause, "a reaction failed");
        }
        settle(cx, row.id, done.is_ok()).await?;
    }
    Ok(waiting.len())
}

async fn process(cx: &Backend, row: &fact::Model) -> Result<()> {
    let fact: Fact = serde_json::from_value(row.content.clone())?;
    for reaction in reactions(&fact) {
        react(cx, *reaction, row.org_id.map(OrgId), &fact).await?;
    }
    Ok(())
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

async fn settle(cx: &Backend, id: i64, is_done: bool) -> Result<()> {
    let tx = cx.db.begin_write().await?;
    let update = fact::Entity::update_many().filter(fact::Column::Id.eq(id));
    let update = if is_done {
        update.col_expr(fact::Column::ProcessedAt, Expr::value(cx.clock.now()))
    } else {
        update.col_expr(fact::Column::Failures, Expr::col(fact::Column::Failures).add(1))
    };
    update.exec(&tx).await?;
    Ok(tx.commit().await?)
}
