//! The end that comes by itself: attempts whose time or whose campaign is over are handed in as they stand (EX-22).

use super::load::Source;
use super::{SubmitKind, hand_in};
use crate::Backend;
use crate::campaigns::Campaign;
use crate::entity::{attempt, campaign as campaign_row};
use crate::error::{Error, Result};
use chrono::{DateTime, Duration, Utc};
use domain::campaigns::window::{GRACE_SECONDS, is_in_time};
use domain::ids::{AttemptId, OrgId};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Set};
use std::collections::BTreeSet;

/// Closes what is overdue and answers how many attempts that was.
pub async fn close_overdue(cx: &Backend) -> Result<usize> {
    let mut closed = 0;
    for row in candidates(cx).await? {
        closed += usize::from(close_if_over(cx, &row).await?);
    }
    if closed > 0 {
        cx.wake.notify_one();
    }
    Ok(closed)
}

/// Looks only at attempts under way, by the indexes over them: the cost does not grow with what was ever handed in.
async fn candidates(cx: &Backend) -> Result<Vec<attempt::Model>> {
    let closed_by_hand = campaign_row::Entity::find()
        .select_only()
        .column(campaign_row::Column::Id)
        .filter(campaign_row::Column::ClosedAt.is_not_null())
        .into_query();
    let latest = cx.clock.now() - Duration::seconds(GRACE_SECONDS);
    let mut over = Vec::new();
    for is_over in [
        attempt::Column::DeadlineAt.lt(latest),
        attempt::Column::CampaignId.in_subquery(closed_by_hand),
    ] {
        // A bound value would not be recognised as the condition of the indexes.
        let running = attempt::Entity::find().filter(Expr::cust("state = 'in_progress'"));
        over.extend(running.filter(is_over).limit(500).all(cx.db.read()).await?);
    }
    over.sort_by_key(|row| row.id);
    over.dedup_by_key(|row| row.id);
    Ok(over)
}

/// Hands an attempt in when its end has come; one whose end was moved is given the new one.
pub(super) async fn close_if_over(cx: &Backend, row: &attempt::Model) -> Result<bool> {
    let (org, now) = (OrgId(row.org_id), cx.clock.now());
    let db = cx.db.hold().await?;
    let places = Source::reading(cx, &db)
        .places(&BTreeSet::from([(org, row.target_id)]), |_| None)
        .await?;
    drop(db);
    let place = places.into_values().next().ok_or(Error::NotFound("target"))?;
    let end = place.deadline(row.started_at);
    let tx = cx.db.begin_write().await?;
    let is_over = match ending(&place.campaign, end, now) {
        Some((at, kind)) => {
            hand_in(&tx, org, AttemptId(row.id), at.max(row.started_at), kind).await?;
            true
        }
        None => {
            let later = attempt::ActiveModel {
                org_id: Set(row.org_id),
                id: Set(row.id),
                deadline_at: Set(Some(end)),
                ..Default::default()
            };
            later.update(&tx).await?;
            false
        }
    };
    tx.commit().await?;
    Ok(is_over)
}

/// When and how an attempt ended, if it has.
fn ending(campaign: &Campaign, deadline: DateTime<Utc>, now: DateTime<Utc>) -> Option<(DateTime<Utc>, SubmitKind)> {
    let by_hand = campaign.marks.closed_at.filter(|at| *at <= now && *at < deadline);
    if let Some(at) = by_hand {
        return Some((at, SubmitKind::Closed));
    }
    let kind = match deadline == campaign.marks.closes_at {
        true => SubmitKind::Closed,
        false => SubmitKind::Timeout,
    };
    (!is_in_time(deadline, now)).then_some((deadline, kind))
}
