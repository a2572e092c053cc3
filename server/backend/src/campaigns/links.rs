//! Personal links, derived again from the server's secret: the database holds only their hashes.

use super::{Campaign, campaign, repo};
use crate::Backend;
use crate::actor::Actor;
use crate::error::Result;
use domain::access::Verb;
use domain::campaigns::disposition::Disposition;
use domain::ids::{CampaignId, InvitationId, OrgId, PersonId, TargetId};
use domain::roster::name::FullName;
use sea_orm::ConnectionTrait;
use std::collections::BTreeMap;

/// One person's link in one campaign.
#[derive(Clone, Debug)]
pub struct PersonalLink {
    pub target: TargetId,
    pub person: PersonId,
    pub name: FullName,
    /// The methodical union's title, or empty.
    pub union: String,
    pub position: String,
    pub disposition: Disposition,
    /// `/l/<token>`, to be put behind the public address; empty when no link is in force.
    pub path: String,
    /// Six digits for another device.
    pub resume_code: String,
    pub is_revoked: bool,
    pub extra_minutes: i32,
    pub is_added_late: bool,
    pub ineligible_reason: Option<String>,
}

impl PersonalLink {
    /// The whole address; empty when no link is in force.
    pub fn url(&self, public_url: &str) -> String {
        match self.path.is_empty() {
            true => String::new(),
            false => format!("{public_url}{}", self.path),
        }
    }

    /// Asked in earnest and not done: the ones to remind (SR-33).
    pub fn is_silent(&self) -> bool {
        !matches!(self.disposition, Disposition::Complete | Disposition::Ineligible)
    }
}

/// The personal links of a campaign, in the order of names; nothing before the audience is frozen.
pub async fn links(cx: &Backend, actor: &Actor, org: OrgId, id: CampaignId) -> Result<Vec<PersonalLink>> {
    actor.require(Verb::CampaignWrite, org)?;
    let campaign = campaign(cx.db.read(), org, id).await?;
    derive(cx.db.read(), cx, &campaign).await
}

async fn derive(db: &impl ConnectionTrait, cx: &Backend, campaign: &Campaign) -> Result<Vec<PersonalLink>> {
    let mut invitations = repo::last_invitations(db, campaign.org, campaign.id).await?;
    let unions: BTreeMap<_, _> = repo::unions(db, campaign.org).await?.into_iter().collect();
    let targets = repo::targets(db, campaign.org, campaign.id).await?;
    let mut by_person: BTreeMap<_, _> = targets.into_iter().map(|row| (row.person_id, row)).collect();
    let mut links = Vec::new();
    for (person, name) in repo::people(db, campaign.org).await? {
        let Some(target) = by_person.remove(&person) else {
            continue;
        };
        let last = invitations.remove(&target.id);
        let in_force = last.as_ref().filter(|row| row.revoked_at.is_none());
        let token = in_force.map(|row| cx.secret.link_token(InvitationId(row.id), row.epoch));
        let code = in_force.map(|row| cx.secret.resume_code(InvitationId(row.id), row.epoch));
        links.push(PersonalLink {
            target: TargetId(target.id),
            person: PersonId(person),
            name,
            union: target
                .union_id
                .and_then(|id| unions.get(&id).cloned())
                .unwrap_or_default(),
            position: target.position,
            disposition: Disposition::from_code(&target.disposition).unwrap_or(Disposition::NotOpened),
            path: token.map(|token| format!("/l/{token}")).unwrap_or_default(),
            resume_code: code.unwrap_or_default(),
            is_revoked: last.is_some_and(|row| row.revoked_at.is_some()),
            extra_minutes: target.extra_minutes,
            is_added_late: target.is_added_late,
            ineligible_reason: target.ineligible_reason,
        });
    }
    Ok(links)
}
