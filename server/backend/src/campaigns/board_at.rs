//! The board of an earlier moment. Counters know only today; a demonstration whose clock stands before the
//! campaign's last event counts the targets anew, as they stood then (AC-02).

use super::Campaign;
use super::progress::{self, Counter};
use crate::entity::{attempt, invitation, target};
use crate::error::Result;
use crate::{Backend, clock};
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use domain::campaigns::disposition::{AttemptState, Bounds, Contact, Disposition, Progress, disposition, rung};
use domain::points::{Exact, whole};
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Does a held clock stand before something that has already happened in this campaign?
pub(super) async fn is_set_back(cx: &Backend, campaign: &Campaign) -> Result<bool> {
    // Of anonymous answers no earlier moment is known.
    if !cx.clock.is_held() || campaign.is_anonymous() {
        return Ok(false);
    }
    let now = cx.clock.now();
    let later = Condition::any()
        .add(attempt::Column::SubmittedAt.gt(now))
        .add(attempt::Column::StartedAt.gt(now))
        .add(attempt::Column::InvalidatedAt.gt(now));
    let attempts = attempt::Entity::find()
        .filter(attempt::Column::OrgId.eq(campaign.org.0))
        .filter(attempt::Column::CampaignId.eq(campaign.id.0))
        .filter(later)
        .count(cx.db.read())
        .await?;
    let opened = invitation::Entity::find()
        .filter(invitation::Column::OrgId.eq(campaign.org.0))
        .filter(invitation::Column::CampaignId.eq(campaign.id.0))
        .filter(invitation::Column::FirstOpenedAt.gt(now))
        .count(cx.db.read())
        .await?;
    Ok(attempts + opened > 0)
}

/// The counters at the clock's moment: those that are kept, unless it was set back.
pub(super) async fn counters(cx: &Backend, campaign: &Campaign, zone: Tz) -> Result<Vec<Counter>> {
    match is_set_back(cx, campaign).await? {
        true => counted_anew(cx, campaign, zone).await,
        false => progress::counters(cx.db.read(), campaign.org, campaign.id).await,
    }
}

async fn counted_anew(cx: &Backend, campaign: &Campaign, zone: Tz) -> Result<Vec<Counter>> {
    let mut counts: BTreeMap<(String, String, Disposition), i32> = BTreeMap::new();
    for target in targets(cx, campaign, zone).await? {
        let Some(at) = Disposition::from_code(&target.disposition) else {
            continue;
        };
        for (facet, value) in progress::facets(&target, target.completed_on) {
            *counts.entry((facet.to_owned(), value, at)).or_default() += 1;
        }
    }
    let counter = |((facet, value, disposition), count)| Counter {
        facet,
        value,
        disposition,
        count,
    };
    Ok(counts.into_iter().map(counter).collect())
}

/// The targets with rung and day of completion as they stood at the clock's moment.
pub(super) async fn targets(cx: &Backend, campaign: &Campaign, zone: Tz) -> Result<Vec<target::Model>> {
    let now = cx.clock.now();
    let opened = opened(cx, campaign, now).await?;
    let mut attempts: BTreeMap<Uuid, Vec<attempt::Model>> = BTreeMap::new();
    for row in attempts_begun(cx, campaign, now).await? {
        attempts.entry(row.target_id).or_default().push(row);
    }
    let mut targets = target::Entity::find()
        .filter(target::Column::OrgId.eq(campaign.org.0))
        .filter(target::Column::CampaignId.eq(campaign.id.0))
        .all(cx.db.read())
        .await?;
    for target in &mut targets {
        let own = attempts.remove(&target.id).unwrap_or_default();
        let contact = Contact {
            is_eligible: target.eligibility != "ineligible",
            is_sent: true,
            is_bounced: false,
            is_opened: opened.contains(&target.id),
            attempts: own.iter().map(|row| progress_at(row, now)).collect(),
        };
        target.disposition = disposition(&contact, Bounds::default()).code().to_owned();
        target.completed_on = completed_on(&own, now, zone).filter(|_| contact.is_eligible);
    }
    Ok(targets)
}

async fn opened(cx: &Backend, campaign: &Campaign, now: DateTime<Utc>) -> Result<Vec<Uuid>> {
    let rows = invitation::Entity::find()
        .filter(invitation::Column::OrgId.eq(campaign.org.0))
        .filter(invitation::Column::CampaignId.eq(campaign.id.0))
        .filter(invitation::Column::FirstOpenedAt.lte(now))
        .all(cx.db.read())
        .await?;
    Ok(rows.into_iter().map(|row| row.target_id).collect())
}

async fn attempts_begun(cx: &Backend, campaign: &Campaign, now: DateTime<Utc>) -> Result<Vec<attempt::Model>> {
    Ok(attempt::Entity::find()
        .filter(attempt::Column::OrgId.eq(campaign.org.0))
        .filter(attempt::Column::CampaignId.eq(campaign.id.0))
        .filter(attempt::Column::StartedAt.lte(now))
        .all(cx.db.read())
        .await?)
}

/// How far an attempt had come. Of one that went on later only that it had begun is known.
fn progress_at(row: &attempt::Model, now: DateTime<Utc>) -> Progress {
    let is_past = |at: Option<DateTime<Utc>>| at.is_some_and(|at| at <= now);
    let state = match AttemptState::from_code(&row.state) {
        _ if is_past(row.invalidated_at) => AttemptState::Invalidated,
        _ if is_past(row.submitted_at) => AttemptState::Submitted,
        Some(AttemptState::Abandoned) => AttemptState::Abandoned,
        _ => AttemptState::InProgress,
    };
    let is_known = is_past(row.submitted_at) || row.last_seen_at <= now;
    let answered_share = match i64::from(row.shown) {
        shown if is_known && shown > 0 => Exact::new(row.answered.into(), shown),
        _ => whole(0),
    };
    Progress { state, answered_share }
}

fn completed_on(attempts: &[attempt::Model], now: DateTime<Utc>, zone: Tz) -> Option<NaiveDate> {
    let is_complete = |row: &&attempt::Model| {
        let reached = rung(progress_at(row, now), Bounds::default());
        reached == Some(Disposition::Complete)
    };
    let moments = attempts.iter().filter(is_complete).filter_map(|row| row.submitted_at);
    moments.min().map(|at| clock::day(at, zone))
}
