//! Where a target stands after its attempts changed: its rung, the day of completion, and which attempt is
//! the record one (DD-19, AC-05).

use super::needs::Needs;
use super::place::{Place, is_in};
use super::repo;
use super::work::Work;
use crate::clock;
use crate::entity::attempt;
use crate::error::Result;
use chrono::NaiveDate;
use domain::campaigns::disposition::{AttemptState, Bounds, Contact, Disposition, Progress, disposition, rung};
use domain::ids::{OrgId, TargetId};
use domain::instruments::draft::AttemptPolicy;
use domain::points::{Exact, whole};
use domain::questionnaire::flow::Share;
use sea_orm::ConnectionTrait;
use std::collections::BTreeSet;
use uuid::Uuid;

/// Brings a target in line with its attempts, and the live counters with it.
pub async fn settle_target(tx: &impl ConnectionTrait, org: OrgId, target: TargetId) -> Result<()> {
    let needs = Needs {
        targets: BTreeSet::from([(org, target.0)]),
        ..Needs::default()
    };
    let mut work = Work::load(tx, None, &needs).await?;
    let is_opened = repo::is_opened(tx, org, target).await?;
    work.settle(target.0, is_opened)?;
    work.write(tx).await
}

/// The rung a place stands on, and the day it was complete.
pub(super) fn stands(place: &Place, is_opened: bool) -> (Disposition, Option<NaiveDate>) {
    let stands = Disposition::from_code(&place.target.disposition);
    let contact = Contact {
        is_eligible: place.target.eligibility == "eligible",
        is_sent: stands != Some(Disposition::NotSent),
        is_bounced: stands == Some(Disposition::Bounced),
        is_opened,
        attempts: place.attempts.iter().map(progress).collect(),
    };
    if place.target.took_part && contact.is_eligible {
        // Without a day: it would tell when the answers came.
        return (Disposition::Complete, None);
    }
    (disposition(&contact, Bounds::default()), completed_on(place))
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

fn completed_on(place: &Place) -> Option<NaiveDate> {
    let attempts = place.attempts.iter();
    let complete = attempts.filter(|row| rung(progress(row), Bounds::default()) == Some(Disposition::Complete));
    let first = complete.filter_map(|row| row.submitted_at).min();
    first.map(|at| clock::day(at, place.zone()))
}

/// The record attempt among those handed in and not struck out.
pub(super) fn choose(place: &Place) -> Option<Uuid> {
    let mut valid = place.attempts.iter().filter(|row| is_in(row, AttemptState::Submitted));
    let chosen = match place.campaign.attempt_policy {
        AttemptPolicy::First => valid.next(),
        AttemptPolicy::Last => valid.next_back(),
        // Of equals the first: `max_by` would take the last.
        AttemptPolicy::Best => valid.rev().max_by_key(|row| share_of_points(row)),
    };
    chosen.map(|row| row.id)
}

fn share_of_points(row: &attempt::Model) -> Exact {
    let read = |text: &Option<String>| text.as_deref().and_then(|text| text.parse::<Exact>().ok());
    match (read(&row.points), read(&row.max_points)) {
        (Some(points), Some(max)) if max > whole(0) => points / max,
        _ => whole(0),
    }
}
