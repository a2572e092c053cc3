//! The course of a campaign: approving, pausing, closing, extending and what else may be done with it as a whole.

use super::check::read_moment;
use super::head_count::head_count;
use super::opening::open_due;
use super::{Campaign, campaign, repo};
use crate::actor::Actor;
use crate::entity::campaign as row;
use crate::error::{Error, Result};
use crate::facts::{self, Fact};
use crate::{Backend, accounts, clock, programme};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use domain::access::Verb;
use domain::campaigns::window::{Act, State, may_turn};
use domain::campaigns::wire::TurnInput;
use domain::ids::{CampaignId, OrgId};
use domain::instruments::draft::Release;
use domain::programme::rules::Procedure;
use sea_orm::{ActiveModelTrait, ConnectionTrait, Set};

const MAX_REASON_CHARS: usize = 500;

/// Does the act, or says why the campaign's state forbids it.
pub async fn turn(cx: &Backend, actor: &Actor, org: OrgId, id: CampaignId, input: &TurnInput) -> Result<()> {
    actor.require(Verb::CampaignWrite, org)?;
    let act = Act::from_code(&input.act).filter(|act| *act != Act::Edit);
    let act = act.ok_or_else(|| Error::invalid("turn[act]", "choice-unknown"))?;
    let now = cx.clock.now();
    let zone = accounts::organization(cx, org).await?.zone;
    let tx = cx.db.begin_write().await?;
    let before = campaign(&tx, org, id).await?;
    may_act(&before, act, now)?;
    let reason = reason_of(act, &input.reason)?;
    if act == Act::Approve {
        may_approve(&tx, &before, zone, now).await?;
        may_open_in_stage(&tx, actor, &before, zone, now).await?;
    }
    let change = change(&before, act, new_end(&before, act, input, zone, now)?, now);
    change.update(&tx).await?;
    let after = campaign(&tx, org, id).await?;
    if matches!(act, Act::Extend | Act::Reopen | Act::Close) {
        repo::move_deadlines(&tx, &after, None).await?;
    }
    let fact = Fact::CampaignChanged {
        campaign: id,
        act: act.code().to_owned(),
        reason: logged(&before, &after, reason, zone),
    };
    facts::append(&tx, actor, Some(org), now, fact).await?;
    tx.commit().await?;
    open_due(cx).await?;
    cx.wake.notify_one();
    Ok(())
}

/// May this be done with the campaign now? An anonymous one that has closed stays so: its results can be seen, and one
/// answer more would be told by the difference (security 58).
pub fn may_act(campaign: &Campaign, act: Act, now: DateTime<Utc>) -> Result<()> {
    let state = campaign.state(now);
    may_turn(state, act).map_err(Error::Conflict)?;
    let opens_again = matches!(act, Act::Reopen | Act::Extend) && state == State::Closed;
    match campaign.is_anonymous() && opens_again {
        true => Err(Error::conflict("anonymous-stays-closed")),
        false => Ok(()),
    }
}

/// Acts that people will ask about later need a reason.
pub fn needs_reason(act: Act) -> bool {
    matches!(act, Act::Close | Act::Extend | Act::Reopen)
}

fn reason_of(act: Act, typed: &str) -> Result<String> {
    let reason = typed.trim();
    if reason.is_empty() && needs_reason(act) {
        return Err(Error::invalid("turn[reason]", "reason-required"));
    }
    Ok(reason.chars().take(MAX_REASON_CHARS).collect())
}

async fn may_approve(tx: &impl ConnectionTrait, campaign: &Campaign, zone: Tz, now: DateTime<Utc>) -> Result<()> {
    let window = (campaign.marks.opens_at, campaign.marks.closes_at);
    if window.1 <= now {
        return Err(Error::conflict("window-over"));
    }
    let heads = head_count(tx, campaign.org, &campaign.audience, window, zone).await?;
    if heads.eligible == 0 {
        return Err(Error::conflict("audience-empty"));
    }
    Ok(())
}

/// A campaign whose answers count opens in the main stage, or with a reason (`domain.md` 1.3).
async fn may_open_in_stage(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    campaign: &Campaign,
    zone: Tz,
    now: DateTime<Utc>,
) -> Result<()> {
    if !campaign.counts_for_indicators {
        return Ok(());
    }
    let procedure = Procedure::CountedCampaign {
        reason: &campaign.reason_out_of_stage,
        by_administration: actor.may(Verb::ProgrammeApprove, campaign.org),
    };
    let day = clock::day(campaign.marks.opens_at.max(now), zone);
    programme::may_do(tx, campaign.org, day, procedure).await
}

/// The new end of the window, where the act takes one: later than now and, when extending, than before.
fn new_end(
    campaign: &Campaign,
    act: Act,
    input: &TurnInput,
    zone: Tz,
    now: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>> {
    let before = campaign.marks.closes_at;
    let typed = match (act, input.closes.trim()) {
        (Act::Extend, "") => return Err(Error::invalid("turn[closes]", "required")),
        (Act::Extend | Act::Reopen, typed) if !typed.is_empty() => typed,
        (Act::Reopen, _) if before <= now => return Err(Error::invalid("turn[closes]", "window-over")),
        _ => return Ok(None),
    };
    let wall = read_moment(typed).ok_or_else(|| Error::invalid("turn[closes]", "moment-unreadable"))?;
    let end = clock::moment(wall, zone);
    if end <= now {
        return Err(Error::invalid("turn[closes]", "window-over"));
    }
    if act == Act::Extend && end <= before {
        return Err(Error::invalid("turn[closes]", "window-not-later"));
    }
    Ok(Some(end))
}

fn change(campaign: &Campaign, act: Act, new_end: Option<DateTime<Utc>>, now: DateTime<Utc>) -> row::ActiveModel {
    let mut row = row::ActiveModel {
        org_id: Set(campaign.org.0),
        id: Set(campaign.id.0),
        ..Default::default()
    };
    match act {
        Act::Approve => row.approved_at = Set(Some(now)),
        Act::Withdraw => row.approved_at = Set(None),
        Act::Pause => row.paused_at = Set(Some(now)),
        Act::Resume => row.paused_at = Set(None),
        Act::Close => row.closed_at = Set(Some(now)),
        Act::Reopen => (row.closed_at, row.paused_at) = (Set(None), Set(None)),
        Act::Archive => row.archived_at = Set(Some(now)),
        Act::Extend | Act::Edit => {}
    }
    if let Some(end) = new_end {
        row.closes_at = Set(end);
    }
    row
}

/// The reason with both ends when the window's end moved.
fn logged(before: &Campaign, after: &Campaign, reason: String, zone: Tz) -> String {
    if before.marks.closes_at == after.marks.closes_at {
        return reason;
    }
    let said = |at| clock::local(at, zone).format("%d.%m.%Y %H:%M");
    let (was, is) = (said(before.marks.closes_at), said(after.marks.closes_at));
    format!("{was} → {is}. {reason}")
}

/// Lets people see their results, where the campaign waits for that.
pub async fn approve_results(cx: &Backend, actor: &Actor, org: OrgId, id: CampaignId) -> Result<()> {
    actor.require(Verb::CampaignWrite, org)?;
    let now = cx.clock.now();
    let tx = cx.db.begin_write().await?;
    let found = campaign(&tx, org, id).await?;
    if !may_approve_results(&found, now) {
        return Err(Error::conflict("results-not-to-approve"));
    }
    let change = row::ActiveModel {
        org_id: Set(org.0),
        id: Set(id.0),
        results_approved_at: Set(Some(now)),
        ..Default::default()
    };
    change.update(&tx).await?;
    facts::append(&tx, actor, Some(org), now, Fact::ResultsApproved { campaign: id }).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(())
}

/// Are there results that wait for a word?
pub fn may_approve_results(campaign: &Campaign, now: DateTime<Utc>) -> bool {
    let is_on = !matches!(campaign.state(now), State::Draft | State::Scheduled | State::Archived);
    is_on && campaign.release == Release::AfterApproval && campaign.results_approved_at.is_none()
}
