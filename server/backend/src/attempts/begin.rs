//! Beginning an attempt, and proving with the six digits that one may go on with it elsewhere.

use super::asked::{Respondent, asked};
use super::needs::Needs;
use super::openings::Opening;
use super::work::Work;
use crate::Backend;
use crate::accounts::backoff::{count_failure, of_code, wait_is_over};
use crate::actor::Actor;
use crate::entity::attempt;
use crate::error::{Error, Result};
use crate::facts::Fact;
use crate::secrets::{Secret, random_u64};
use crate::writer::Act;
use chrono::{DateTime, Utc};
use domain::campaigns::disposition::AttemptState;
use domain::ids::{AttemptId, OrgId, TargetId};
use sea_orm::ConnectionTrait;
use std::collections::BTreeSet;
use subtle::ConstantTimeEq;
use uuid::Uuid;

/// A respondent begins.
struct Start {
    respondent: Respondent,
    secret: Secret,
    at: DateTime<Utc>,
}

impl Act for Start {
    type Done = (AttemptId, String);

    fn needs(&self, needs: &mut Needs) {
        self.respondent.needs(needs);
    }

    fn apply(&self, work: &mut Work) -> Result<Self::Done> {
        let place = self.respondent.trusted(work, &self.secret);
        let (org, id) = self.respondent.link()?;
        let invitation = work.invitation(org, id)?;
        let (target, epoch) = (TargetId(invitation.target_id), invitation.epoch);
        work.place(target.0)?.may_begin(self.at)?;
        place?;
        let (invitation, at) = (id, self.at);
        Opening { org, invitation, at }.apply(work)?;
        let attempt = begin(work, &self.respondent.actor, target, self.at)?;
        Ok((attempt, self.secret.resume_pass(id, epoch)))
    }
}

/// Begins an attempt, or answers the one that is going on: a second click begins nothing new.
/// The text is the pass for this browser's cookie.
pub async fn start(cx: &Backend, respondent: &Respondent) -> Result<(AttemptId, String)> {
    let start = Start {
        respondent: respondent.clone(),
        secret: cx.secret.clone(),
        at: cx.clock.now(),
    };
    cx.writer.write(cx, start).await
}

/// Checks the six digits and answers the pass for the cookie; wrong ones are slowed down per link (AC-04).
pub async fn enter_code(cx: &Backend, respondent: &Respondent, code: &str) -> Result<String> {
    let asked = asked(cx, respondent).await?;
    let (id, epoch) = (asked.invitation_id(), asked.link.invitation.epoch);
    let subjects = of_code(id);
    wait_is_over(cx, &subjects).await?;
    let right = cx.secret.resume_code(id, epoch);
    let typed: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    if bool::from(typed.as_bytes().ct_eq(right.as_bytes())) {
        return Ok(cx.secret.resume_pass(id, epoch));
    }
    count_failure(cx, &subjects).await?;
    Err(Error::invalid("code", "code-wrong"))
}

/// Begins an attempt of a target at a moment, inside the caller's transaction; whether the window is open is the
/// caller's to know.
pub async fn start_at(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    org: OrgId,
    target: TargetId,
    at: DateTime<Utc>,
) -> Result<AttemptId> {
    let needs = Needs {
        targets: BTreeSet::from([(org, target.0)]),
        ..Needs::default()
    };
    let mut work = Work::load(tx, None, &needs).await?;
    let attempt = begin(&mut work, actor, target, at)?;
    work.write(tx).await?;
    Ok(attempt)
}

fn begin(work: &mut Work, actor: &Actor, target: TargetId, at: DateTime<Utc>) -> Result<AttemptId> {
    let place = work.place(target.0)?;
    if place.campaign.is_anonymous() {
        // An attempt would tell whose it is and when it was.
        return Err(Error::NotFound("attempt"));
    }
    if let Some(going) = place.going() {
        return Ok(AttemptId(going.id));
    }
    if !place.has_tries_left() {
        return Err(Error::conflict("no-attempts-left"));
    }
    let (org, campaign) = (place.org(), place.campaign.id);
    let row = attempt::Model {
        org_id: org.0,
        id: Uuid::now_v7(),
        campaign_id: campaign.0,
        target_id: target.0,
        version_id: place.campaign.version.0,
        no: place.attempts.last().map_or(0, |row| row.no) + 1,
        seed: random_u64().cast_signed(),
        state: AttemptState::InProgress.code().to_owned(),
        started_at: at,
        last_seen_at: at,
        deadline_at: Some(place.deadline(at)),
        submitted_at: None,
        submit_kind: None,
        answered: 0,
        // Nothing is counted yet; with one shown and none answered the share is what it is: none.
        shown: 1,
        flagged: serde_json::json!([]),
        points: None,
        max_points: None,
        level_code: None,
        level_title: None,
        severity: None,
        is_provisional: false,
        is_record: false,
        sections_left: 0,
        receipt: None,
        invalidated_at: None,
        invalid_reason: None,
    };
    let attempt = AttemptId(row.id);
    work.add(target.0, row)?;
    work.settle(target.0, true)?;
    work.note_settled(actor, org, at, Fact::AttemptStarted { campaign, attempt });
    Ok(attempt)
}
