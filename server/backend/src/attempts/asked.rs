//! The respondent behind a request: the link, the person asked, the campaign, what is asked, and the tries so far.

use super::repo;
use crate::Backend;
use crate::actor::Actor;
use crate::campaigns::{Anonymity, Campaign, ResumeBy, campaign};
use crate::entity::{attempt, invitation, target};
use crate::error::{Error, Result};
use crate::instruments::{Published, published};
use chrono::{DateTime, Utc};
use domain::campaigns::disposition::AttemptState;
use domain::campaigns::window::{State, attempt_deadline};
use domain::ids::{AttemptId, CampaignId, InvitationId, OrgId, PersonId};
use domain::instruments::draft::Settings;
use std::sync::Arc;

/// Who asks: the session of a personal link, and the proof that this browser began or was given the code.
#[derive(Clone, Debug)]
pub struct Respondent {
    pub actor: Actor,
    /// The value of the pass cookie, where a campaign asks for a code.
    pub pass: Option<String>,
}

/// Everything that is known of one respondent.
pub(super) struct Asked {
    pub org: OrgId,
    pub invitation: invitation::Model,
    pub target: target::Model,
    pub campaign: Campaign,
    pub published: Arc<Published>,
    /// By number.
    pub attempts: Vec<attempt::Model>,
    has_pass: bool,
}

/// Loads the respondent; a revoked link is as good as none.
pub(super) async fn asked(cx: &Backend, respondent: &Respondent) -> Result<Asked> {
    let Actor::Respondent { org, invitation } = respondent.actor else {
        return Err(Error::Unknown);
    };
    let db = cx.db.read();
    let found = repo::invitation(db, org, invitation).await?;
    let row = found.filter(|row| row.revoked_at.is_none()).ok_or(Error::Unknown)?;
    let target = repo::target(db, org, row.target_id).await?;
    let campaign = campaign(db, org, CampaignId(row.campaign_id)).await?;
    let published = published(cx, org, campaign.version).await?;
    let attempts = repo::attempts_of(db, org, row.target_id).await?;
    let has_pass = campaign.resume_by == ResumeBy::Link
        || respondent.pass.as_deref() == Some(cx.secret.resume_pass(invitation, row.epoch).as_str());
    Ok(Asked {
        org,
        invitation: row,
        target,
        campaign,
        published,
        attempts,
        has_pass,
    })
}

/// Whom a personal link is for.
#[derive(Clone, Copy, Debug)]
pub struct Whose {
    pub org: OrgId,
    pub campaign: CampaignId,
    /// Nobody where answers have no names, or while the code of the slip is still asked for.
    pub person: Option<PersonId>,
}

/// Whom a link is for, as far as other features may know it.
pub async fn whose(cx: &Backend, respondent: &Respondent) -> Result<Whose> {
    let asked = asked(cx, respondent).await?;
    let is_known = asked.campaign.anonymity != Anonymity::Anonymous && asked.is_trusted();
    Ok(Whose {
        org: asked.org,
        campaign: asked.campaign.id,
        person: is_known.then_some(PersonId(asked.target.person_id)),
    })
}

impl Asked {
    pub fn invitation_id(&self) -> InvitationId {
        InvitationId(self.invitation.id)
    }

    /// The attempt that is going on.
    pub fn going(&self) -> Option<&attempt::Model> {
        self.attempts.iter().find(|row| is_in(row, AttemptState::InProgress))
    }

    /// The last attempt that was handed in.
    pub fn handed_in(&self) -> Option<&attempt::Model> {
        let mut rows = self.attempts.iter().rev();
        rows.find(|row| is_in(row, AttemptState::Submitted))
    }

    /// An attempt that was struck out does not use up a try.
    pub fn has_tries_left(&self) -> bool {
        has_tries_left(&self.campaign, &self.attempts)
    }

    /// Earlier answers are open to this browser (AC-04).
    pub fn is_trusted(&self) -> bool {
        self.has_pass || self.attempts.is_empty()
    }

    /// The attempt of that id while answers may be given to it; otherwise the reason why not.
    pub fn answerable(&self, id: AttemptId, now: DateTime<Utc>) -> Result<&attempt::Model> {
        let row = self.attempts.iter().find(|row| row.id == id.0);
        let row = row.ok_or(Error::NotFound("attempt"))?;
        if !self.is_trusted() {
            return Err(Error::conflict("code-needed"));
        }
        if !is_in(row, AttemptState::InProgress) {
            return Err(Error::conflict("attempt-over"));
        }
        if !domain::campaigns::window::is_in_time(self.deadline(row), now) {
            return Err(Error::conflict("attempt-over"));
        }
        match self.campaign.state(now) {
            State::Open => Ok(row),
            // The window has just ended: what was on its way is still taken.
            State::Closed if self.campaign.marks.closed_at.is_none() => Ok(row),
            State::Paused => Err(Error::conflict("campaign-paused")),
            _ => Err(Error::conflict("attempt-over")),
        }
    }

    /// The last moment of this attempt.
    pub fn deadline(&self, row: &attempt::Model) -> DateTime<Utc> {
        deadline(&self.campaign, &self.published.settings, &self.target, row.started_at)
    }
}

pub(super) fn is_in(row: &attempt::Model, state: AttemptState) -> bool {
    row.state == state.code()
}

pub(super) fn has_tries_left(campaign: &Campaign, attempts: &[attempt::Model]) -> bool {
    let used = attempts.iter().filter(|row| !is_in(row, AttemptState::Invalidated));
    used.count() < usize::try_from(campaign.attempts_allowed).unwrap_or(1)
}

/// Minutes from the start, the campaign's word before the version's.
pub(super) fn limit_minutes(campaign: &Campaign, settings: &Settings) -> Option<u32> {
    campaign.limit_minutes.or(settings.limit_minutes.map(u32::from))
}

/// The last moment of an attempt begun then; it follows a window that was moved and minutes that were added.
pub(super) fn deadline(
    campaign: &Campaign,
    settings: &Settings,
    target: &target::Model,
    started_at: DateTime<Utc>,
) -> DateTime<Utc> {
    let extra = u32::try_from(target.extra_minutes).unwrap_or(0);
    let limit = limit_minutes(campaign, settings);
    attempt_deadline(campaign.marks.closes_at, started_at, limit, extra)
}
