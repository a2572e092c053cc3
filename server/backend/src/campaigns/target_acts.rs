//! What is done with one person of a campaign: the link taken back or issued anew, more time, added late, left out.

use super::audience::{add_target, issue_link};
use super::{Campaign, campaign, repo};
use crate::actor::Actor;
use crate::attempts::settle_target;
use crate::entity::{invitation, target};
use crate::error::{Error, Result};
use crate::facts::{self, Fact};
use crate::{Backend, accounts, clock, roster};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use domain::access::Verb;
use domain::campaigns::audience::{AudienceRule, IneligibleReason, resolve};
use domain::campaigns::links_wire::TargetInput;
use domain::campaigns::window::State;
use domain::ids::{CampaignId, OrgId, PersonId, TargetId};
use domain::problem::Problem;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use uuid::Uuid;

const MAX_EXTRA_MINUTES: i32 = 600;

/// Does the act with one target; an archived campaign is left alone.
pub async fn deal_with_target(
    cx: &Backend,
    actor: &Actor,
    (org, id, target): (OrgId, CampaignId, TargetId),
    input: &TargetInput,
) -> Result<()> {
    actor.require(Verb::CampaignWrite, org)?;
    let now = cx.clock.now();
    let tx = cx.db.begin_write().await?;
    let campaign = campaign(&tx, org, id).await?;
    refuse_in(&campaign, now, &[State::Archived])?;
    // Whom it takes out of the counters, and where it puts them back, would tell who has answered (security 57).
    if matches!(input.act.as_str(), "exclude" | "include") && campaign.is_veiled(now) {
        return Err(Error::conflict("anonymous-not-now"));
    }
    let row = repo::target_of(&tx, org, id, target).await?;
    let fact = match input.act.as_str() {
        "revoke" => revoke(&tx, &row, now)
            .await
            .map(|()| Fact::LinkRevoked { campaign: id, target })?,
        "reissue" => reissue(&tx, cx, &row, now)
            .await
            .map(|()| Fact::LinkReissued { campaign: id, target })?,
        "extend" => extend(&tx, &campaign, &row, &input.minutes).await?,
        "exclude" => exclude(&tx, &row, &input.reason).await?,
        "include" => include(&tx, cx, &row).await?,
        _ => return Err(Error::invalid("person[act]", "choice-unknown")),
    };
    facts::append(&tx, actor, Some(org), now, fact).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(())
}

async fn zone_of(cx: &Backend, org: OrgId) -> Result<Tz> {
    Ok(accounts::organization(cx, org).await?.zone)
}

fn refuse_in(campaign: &Campaign, now: DateTime<Utc>, states: &[State]) -> Result<()> {
    let state = campaign.state(now);
    if !states.contains(&state) {
        return Ok(());
    }
    let problem = Problem::new("", "campaign-state-forbids").with("state", state.code());
    Err(Error::Conflict(problem))
}

async fn revoke(tx: &impl ConnectionTrait, target: &target::Model, now: DateTime<Utc>) -> Result<()> {
    invitation::Entity::update_many()
        .col_expr(invitation::Column::RevokedAt, Expr::value(now))
        .filter(invitation::Column::OrgId.eq(target.org_id))
        .filter(invitation::Column::TargetId.eq(target.id))
        .filter(invitation::Column::RevokedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// The old link ends, a new one with the next epoch begins; attempts stay with the person.
async fn reissue(tx: &impl ConnectionTrait, cx: &Backend, target: &target::Model, now: DateTime<Utc>) -> Result<()> {
    revoke(tx, target, now).await?;
    let last = last_invitation(tx, target).await?;
    issue_link(tx, cx, target, last.map_or(0, |row| row.epoch) + 1).await?;
    Ok(())
}

async fn last_invitation(tx: &impl ConnectionTrait, target: &target::Model) -> Result<Option<invitation::Model>> {
    Ok(invitation::Entity::find()
        .filter(invitation::Column::OrgId.eq(target.org_id))
        .filter(invitation::Column::TargetId.eq(target.id))
        .order_by_desc(invitation::Column::Epoch)
        .one(tx)
        .await?)
}

/// More time for one person (E8); an attempt in progress gets it at once.
async fn extend(tx: &impl ConnectionTrait, campaign: &Campaign, target: &target::Model, typed: &str) -> Result<Fact> {
    let minutes = typed
        .trim()
        .parse()
        .ok()
        .filter(|minutes| (0..=MAX_EXTRA_MINUTES).contains(minutes));
    let Some(minutes) = minutes else {
        let problem = Problem::new("person[minutes]", "number-outside").with("max", MAX_EXTRA_MINUTES);
        return Err(Error::Invalid(vec![problem]));
    };
    let row = target::ActiveModel {
        org_id: Set(target.org_id),
        id: Set(target.id),
        extra_minutes: Set(minutes),
        ..Default::default()
    };
    row.update(tx).await?;
    repo::move_deadlines(tx, campaign, Some(TargetId(target.id))).await?;
    Ok(Fact::TimeExtended {
        campaign: campaign.id,
        target: TargetId(target.id),
        minutes,
    })
}

/// Leaves the person out of the response rate (DD-08); the link goes on working.
async fn exclude(tx: &impl ConnectionTrait, target: &target::Model, reason: &str) -> Result<Fact> {
    let reason = IneligibleReason::from_code(reason).ok_or_else(|| Error::invalid("person[reason]", "required"))?;
    set_eligibility(tx, target, "ineligible", Some(reason.code())).await?;
    Ok(Fact::TargetExcluded {
        campaign: CampaignId(target.campaign_id),
        target: TargetId(target.id),
        reason: reason.code().to_owned(),
    })
}

/// Takes the person back to the rung that the attempts so far reach.
async fn include(tx: &impl ConnectionTrait, cx: &Backend, target: &target::Model) -> Result<Fact> {
    if last_invitation(tx, target).await?.is_none() {
        issue_link(tx, cx, target, 1).await?;
    }
    set_eligibility(tx, target, "eligible", None).await?;
    Ok(Fact::TargetIncluded {
        campaign: CampaignId(target.campaign_id),
        target: TargetId(target.id),
    })
}

async fn set_eligibility(
    tx: &impl ConnectionTrait,
    target: &target::Model,
    eligibility: &str,
    reason: Option<&str>,
) -> Result<()> {
    let row = target::ActiveModel {
        org_id: Set(target.org_id),
        id: Set(target.id),
        eligibility: Set(eligibility.to_owned()),
        ineligible_reason: Set(reason.map(str::to_owned)),
        ..Default::default()
    };
    row.update(tx).await?;
    settle_target(tx, OrgId(target.org_id), TargetId(target.id)).await
}

/// Adds a person after the opening: marked as late, and logged (SR-28).
pub async fn add_late(cx: &Backend, actor: &Actor, (org, id): (OrgId, CampaignId), person: &str) -> Result<TargetId> {
    actor.require(Verb::CampaignWrite, org)?;
    let (now, zone) = (cx.clock.now(), zone_of(cx, org).await?);
    let tx = cx.db.begin_write().await?;
    let campaign = campaign(&tx, org, id).await?;
    refuse_in(
        &campaign,
        now,
        &[State::Draft, State::Scheduled, State::Closed, State::Archived],
    )?;
    let person = Uuid::parse_str(person).map_err(|_| Error::invalid("person", "required"))?;
    let people = repo::people(&tx, org).await?;
    if !people.iter().any(|(own, _)| *own == person) {
        return Err(Error::NotFound("person"));
    }
    if repo::targets(&tx, org, id)
        .await?
        .iter()
        .any(|row| row.person_id == person)
    {
        return Err(Error::conflict("target-already-there"));
    }
    let rule = AudienceRule {
        persons: vec![PersonId(person)],
        ..AudienceRule::default()
    };
    let staff = roster::staff(&tx, org).await?;
    let window = (clock::day(now, zone), clock::day(campaign.marks.closes_at, zone));
    let addressees = resolve(&rule, &staff.employments, &staff.absences, window.0, window.1);
    let addressee = addressees.first().ok_or(Error::NotFound("person"))?;
    let target = add_target(&tx, cx, &campaign, addressee, true).await?;
    facts::append(&tx, actor, Some(org), now, Fact::TargetAdded { campaign: id, target }).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(target)
}
