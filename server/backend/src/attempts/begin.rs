//! Beginning an attempt, and proving with the six digits that one may go on with it elsewhere.

use super::asked::{Asked, Respondent, asked, deadline, has_tries_left, is_in};
use super::{record, repo};
use crate::Backend;
use crate::accounts::backoff::{count_failure, of_code, wait_is_over};
use crate::actor::Actor;
use crate::campaigns::campaign;
use crate::entity::attempt;
use crate::error::{Error, OnConstraint, Result};
use crate::facts::{self, Fact};
use crate::secrets::random_u64;
use chrono::{DateTime, Utc};
use domain::campaigns::disposition::AttemptState;
use domain::campaigns::window::State;
use domain::ids::{AttemptId, CampaignId, OrgId, TargetId};
use domain::instruments::draft::Settings;
use sea_orm::{ConnectionTrait, EntityTrait, Set};
use subtle::ConstantTimeEq;
use uuid::Uuid;

/// Begins an attempt, or answers the one that is going on: a second click begins nothing new.
/// The text is the pass for this browser's cookie.
pub async fn start(cx: &Backend, respondent: &Respondent) -> Result<(AttemptId, String)> {
    let (asked, now) = (asked(cx, respondent).await?, cx.clock.now());
    match asked.campaign.state(now) {
        State::Open => {}
        State::Paused => return Err(Error::conflict("campaign-paused")),
        State::Closed | State::Archived => return Err(Error::conflict("campaign-closed")),
        State::Draft | State::Scheduled => return Err(Error::conflict("campaign-not-open")),
    }
    if !asked.is_trusted() {
        return Err(Error::conflict("code-needed"));
    }
    let tx = cx.db.begin_write().await?;
    let target = TargetId(asked.target.id);
    let attempt = start_at(&tx, &respondent.actor, asked.org, target, now).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok((attempt, pass(cx, &asked)))
}

/// Checks the six digits and answers the pass for the cookie; wrong ones are slowed down per link (AC-04).
pub async fn enter_code(cx: &Backend, respondent: &Respondent, code: &str) -> Result<String> {
    let asked = asked(cx, respondent).await?;
    let subjects = of_code(asked.invitation_id());
    wait_is_over(cx, &subjects).await?;
    let right = cx.secret.resume_code(asked.invitation_id(), asked.invitation.epoch);
    let typed: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    if bool::from(typed.as_bytes().ct_eq(right.as_bytes())) {
        return Ok(pass(cx, &asked));
    }
    count_failure(cx, &subjects).await?;
    Err(Error::invalid("code", "code-wrong"))
}

/// Begins an attempt of a target at a moment; whether the window is open is the caller's to know.
pub async fn start_at(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    org: OrgId,
    target: TargetId,
    at: DateTime<Utc>,
) -> Result<AttemptId> {
    let target = repo::lock_target(tx, org, target.0).await?;
    let attempts = repo::attempts_of(tx, org, target.id).await?;
    if let Some(going) = attempts.iter().find(|row| is_in(row, AttemptState::InProgress)) {
        return Ok(AttemptId(going.id));
    }
    let campaign = campaign(tx, org, CampaignId(target.campaign_id)).await?;
    if !has_tries_left(&campaign, &attempts) {
        return Err(Error::conflict("no-attempts-left"));
    }
    let settings = settings_of(tx, org, campaign.version.0).await?;
    let id = AttemptId(Uuid::now_v7());
    let row = attempt::ActiveModel {
        org_id: Set(org.0),
        id: Set(id.0),
        campaign_id: Set(target.campaign_id),
        target_id: Set(target.id),
        version_id: Set(campaign.version.0),
        no: Set(attempts.last().map_or(0, |row| row.no) + 1),
        seed: Set(random_u64().cast_signed()),
        state: Set(AttemptState::InProgress.code().to_owned()),
        started_at: Set(at),
        last_seen_at: Set(at),
        deadline_at: Set(Some(deadline(&campaign, &settings, &target, at))),
        answered: Set(0),
        // Nothing is counted yet; with one shown and none answered the share is what it is: none.
        shown: Set(1),
        flagged: Set(serde_json::json!([])),
        is_provisional: Set(false),
        is_record: Set(false),
        ..Default::default()
    };
    attempt::Entity::insert(row)
        .exec_without_returning(tx)
        .await
        .on_constraint("attempt-begun")?;
    record::settle_target(tx, org, TargetId(target.id)).await?;
    let fact = Fact::AttemptStarted {
        campaign: campaign.id,
        attempt: id,
    };
    facts::append(tx, actor, Some(org), at, fact).await?;
    Ok(id)
}

async fn settings_of(tx: &impl ConnectionTrait, org: OrgId, version: Uuid) -> Result<Settings> {
    let row = crate::entity::instrument_version::Entity::find_by_id((org.0, version))
        .one(tx)
        .await?;
    let row = row.ok_or(Error::NotFound("version"))?;
    Ok(serde_json::from_value(row.settings)?)
}

fn pass(cx: &Backend, asked: &Asked) -> String {
    cx.secret.resume_pass(asked.invitation_id(), asked.invitation.epoch)
}
