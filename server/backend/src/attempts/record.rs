//! Where a target stands after its attempts changed: its rung, the day of completion, and which attempt is
//! the record one (DD-19, AC-05).

use super::asked::is_in;
use super::repo;
use crate::campaigns::progress::move_target;
use crate::campaigns::{Campaign, campaign};
use crate::clock;
use crate::entity::{attempt, target};
use crate::error::Result;
use chrono::NaiveDate;
use domain::campaigns::disposition::{AttemptState, Bounds, Contact, Disposition, Progress, disposition, rung};
use domain::ids::{CampaignId, OrgId, TargetId};
use domain::instruments::draft::AttemptPolicy;
use domain::points::{Exact, whole};
use domain::questionnaire::flow::Share;
use sea_orm::{ActiveModelTrait, ConnectionTrait, Set};

/// Brings a target in line with its attempts, and the live counters with it.
pub async fn settle_target(tx: &impl ConnectionTrait, org: OrgId, target: TargetId) -> Result<()> {
    let row = repo::lock_target(tx, org, target.0).await?;
    let campaign = campaign(tx, org, CampaignId(row.campaign_id)).await?;
    let attempts = repo::attempts_of(tx, org, target.0).await?;
    choose_record(tx, &campaign, &row, &attempts).await?;
    let zone = repo::zone(tx, org).await?;
    let stands = Disposition::from_code(&row.disposition);
    let contact = Contact {
        is_eligible: row.eligibility == "eligible",
        is_sent: stands != Some(Disposition::NotSent),
        is_bounced: stands == Some(Disposition::Bounced),
        is_opened: repo::is_opened(tx, &row).await?,
        attempts: attempts.iter().map(progress).collect(),
    };
    let to = disposition(&contact, Bounds::default());
    move_target(tx, &row, to, completed_on(&attempts, zone)).await
}

/// How far one stored attempt came.
pub(super) fn progress(row: &attempt::Model) -> Progress {
    let count = |number: i32| u32::try_from(number).unwrap_or(0);
    let share = Share {
        answered: count(row.answered),
        shown: count(row.shown),
    };
    Progress {
        state: AttemptState::from_code(&row.state).unwrap_or(AttemptState::Abandoned),
        answered_share: share.exact(),
    }
}

fn completed_on(attempts: &[attempt::Model], zone: crate::Zone) -> Option<NaiveDate> {
    let complete = attempts
        .iter()
        .filter(|row| rung(progress(row), Bounds::default()) == Some(Disposition::Complete));
    let first = complete.filter_map(|row| row.submitted_at).min();
    first.map(|at| clock::day(at, zone))
}

async fn choose_record(
    tx: &impl ConnectionTrait,
    campaign: &Campaign,
    target: &target::Model,
    attempts: &[attempt::Model],
) -> Result<()> {
    let chosen = record_of(campaign.attempt_policy, attempts).map(|row| row.id);
    for row in attempts {
        let is_record = Some(row.id) == chosen;
        if row.is_record != is_record {
            let change = attempt::ActiveModel {
                org_id: Set(row.org_id),
                id: Set(row.id),
                is_record: Set(is_record),
                ..Default::default()
            };
            change.update(tx).await?;
        }
    }
    if target.record_attempt_id != chosen {
        let change = target::ActiveModel {
            org_id: Set(target.org_id),
            id: Set(target.id),
            record_attempt_id: Set(chosen),
            ..Default::default()
        };
        change.update(tx).await?;
    }
    Ok(())
}

/// The record attempt among those handed in and not struck out.
fn record_of(policy: AttemptPolicy, attempts: &[attempt::Model]) -> Option<&attempt::Model> {
    let mut valid = attempts.iter().filter(|row| is_in(row, AttemptState::Submitted));
    match policy {
        AttemptPolicy::First => valid.next(),
        AttemptPolicy::Last => valid.next_back(),
        // Of equals the first: `max_by` would take the last.
        AttemptPolicy::Best => valid.rev().max_by_key(|row| share_of_points(row)),
    }
}

fn share_of_points(row: &attempt::Model) -> Exact {
    let read = |text: &Option<String>| text.as_deref().and_then(|text| text.parse::<Exact>().ok());
    match (read(&row.points), read(&row.max_points)) {
        (Some(points), Some(max)) if max > whole(0) => points / max,
        _ => whole(0),
    }
}
