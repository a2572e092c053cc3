//! The respondent behind a request: the link, the person asked, the campaign, what is asked, and the tries so far.

use super::askeds::{Found, Named};
use super::needs::Needs;
use super::place::Place;
use super::work::Work;
use crate::Backend;
use crate::actor::Actor;
use crate::campaigns::ResumeBy;
use crate::entity::invitation;
use crate::error::{Error, Result};
use crate::secrets::Secret;
use chrono::{DateTime, Utc};
use domain::ids::{AttemptId, CampaignId, InvitationId, OrgId, PersonId};

/// Who asks: the ticket of a personal link, and the proof that this browser began or was given the code.
#[derive(Clone, Debug)]
pub struct Respondent {
    pub actor: Actor,
    /// The value of the pass cookie, where a campaign asks for a code.
    pub pass: Option<String>,
}

impl Respondent {
    /// The link of this session.
    pub(super) fn link(&self) -> Result<(OrgId, InvitationId)> {
        match self.actor {
            Actor::Respondent { org, invitation } => Ok((org, invitation)),
            _ => Err(Error::Unknown),
        }
    }

    /// Adds the link to what has to be read.
    pub(super) fn needs(&self, needs: &mut Needs) {
        needs.invitations.extend(self.link().map(|(org, id)| (org, id.0)));
    }

    /// The place of this link, if it was not taken back.
    pub(super) fn place<'w>(&self, work: &'w Work) -> Result<&'w Place> {
        let (org, id) = self.link()?;
        work.place(work.invitation(org, id)?.target_id)
    }

    /// The place, when earlier answers are open to this browser (AC-04).
    pub(super) fn trusted<'w>(&self, work: &'w Work, secret: &Secret) -> Result<&'w Place> {
        let (org, id) = self.link()?;
        let (row, place) = (work.invitation(org, id)?, self.place(work)?);
        match is_trusted(self, secret, row, place) {
            true => Ok(place),
            false => Err(Error::conflict("code-needed")),
        }
    }

    /// The place, while answers may be given to that attempt of it; otherwise the reason why not.
    pub(super) fn answerable<'w>(
        &self,
        work: &'w Work,
        secret: &Secret,
        attempt: AttemptId,
        now: DateTime<Utc>,
    ) -> Result<&'w Place> {
        self.place(work)?.attempt(attempt)?;
        let place = self.trusted(work, secret)?;
        place.answerable(attempt, now)?;
        Ok(place)
    }
}

fn is_trusted(respondent: &Respondent, secret: &Secret, row: &invitation::Model, place: &Place) -> bool {
    let has_pass = || {
        let pass = secret.resume_pass(InvitationId(row.id), row.epoch);
        respondent.pass.as_deref() == Some(pass.as_str())
    };
    place.campaign.resume_by == ResumeBy::Link || place.attempts.is_empty() || has_pass()
}

/// Everything that is known of one respondent.
pub(super) struct Asked {
    pub org: OrgId,
    pub link: Named,
    pub place: Place,
    /// Earlier answers are open to this browser (AC-04).
    pub is_trusted: bool,
}

/// Loads the respondent, with the answers of the attempt that is going on; a revoked and an expired
/// link are as good as none.
pub(super) async fn asked(cx: &Backend, respondent: &Respondent) -> Result<Asked> {
    let (org, id) = respondent.link()?;
    let found = cx.look_ups.askeds.find(cx, (org, id.0)).await?;
    let Found { link, place } = found.ok_or(Error::Unknown)?;
    if !place.link_opens(cx.clock.now()) {
        return Err(Error::Unknown);
    }
    Ok(Asked {
        org,
        is_trusted: is_trusted(respondent, &cx.secret, &link.invitation, &place),
        link,
        place,
    })
}

/// Whom a personal link is for.
#[derive(Clone, Copy, Debug)]
pub struct Whose {
    pub org: OrgId,
    pub campaign: CampaignId,
    /// Nobody where answers have no names, or while the code of the slip is still asked for.
    pub person: Option<PersonId>,
    /// There is something for them to read, or was.
    pub has_papers: bool,
}

/// Whom a link is for, as far as other features may know it.
pub async fn whose(cx: &Backend, respondent: &Respondent) -> Result<Whose> {
    Ok(asked(cx, respondent).await?.whose())
}

impl Asked {
    pub fn whose(&self) -> Whose {
        let campaign = &self.place.campaign;
        let is_known = !campaign.is_anonymous() && self.is_trusted;
        Whose {
            org: self.org,
            campaign: campaign.id,
            person: is_known.then_some(PersonId(self.place.target.person_id)),
            has_papers: self.link.papers.is_cited || (is_known && self.link.papers.is_sent),
        }
    }

    pub fn invitation_id(&self) -> InvitationId {
        InvitationId(self.link.invitation.id)
    }
}
