//! Opening a personal link: its token is exchanged for a ticket, which the browser brings with every request.

use super::needs::Needs;
use super::ticket;
use super::work::Work;
use crate::Backend;
use crate::accounts::backoff::{count_failure, of_link, wait_is_over};
use crate::actor::Actor;
use crate::db::filled_up;
use crate::entity::{invitation, target};
use crate::error::{Error, Result};
use crate::facts::Fact;
use crate::reader::Lookup;
use crate::secrets::token_hash;
use crate::writer::Act;
use chrono::{DateTime, Utc};
use domain::campaigns::disposition::Disposition;
use domain::ids::{CampaignId, InvitationId, OrgId, TargetId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

/// A link that was opened.
#[derive(Clone, Debug)]
pub struct Opened {
    pub invitation: InvitationId,
    /// For the cookie; stored nowhere.
    pub ticket: String,
}

/// A right link is opened.
struct Open {
    org: OrgId,
    invitation: InvitationId,
    at: DateTime<Utc>,
}

impl Act for Open {
    type Done = ();

    fn needs(&self, needs: &mut Needs) {
        needs.invitations.insert((self.org, self.invitation.0));
    }

    fn apply(&self, work: &mut Work) -> Result<()> {
        let (org, invitation) = (self.org, self.invitation);
        let row = work.invitation(org, invitation)?;
        if !work.place(row.target_id)?.link_opens(self.at) {
            return Err(Error::Unknown);
        }
        if row.first_opened_at.is_none() {
            let target = row.target_id;
            self.mark_opened(work, TargetId(target))?;
        }
        Ok(())
    }
}

impl Open {
    fn mark_opened(&self, work: &mut Work, id: TargetId) -> Result<()> {
        work.mark_opened(self.invitation, self.at);
        let target = &work.place(id.0)?.target;
        let (campaign, completed_on) = (CampaignId(target.campaign_id), target.completed_on);
        if is_below_opened(target) {
            work.move_to(id.0, Disposition::OpenedNotStarted, completed_on)?;
        }
        let actor = Actor::Respondent {
            org: self.org,
            invitation: self.invitation,
        };
        work.note_settled(&actor, self.org, self.at, Fact::LinkOpened { campaign, target: id });
        Ok(())
    }
}

/// Opens a link. A wrong, a revoked and an expired one fail alike, and are slowed down by address; a right one
/// always opens, so that nobody can lock out a school that shares one address.
pub async fn open_link(cx: &Backend, token: &str, address: &str) -> Result<Opened> {
    let found = match token.len() {
        1..=64 => cx.look_ups.links.find(cx, token_hash(token)).await?,
        _ => None,
    };
    let opened = match found {
        Some(row) => open(cx, &row).await,
        None => Err(Error::Unknown),
    };
    if matches!(opened, Err(Error::Unknown)) {
        let subjects = of_link(address);
        wait_is_over(cx, &subjects).await?;
        count_failure(cx, &subjects).await?;
    }
    opened
}

async fn open(cx: &Backend, row: &invitation::Model) -> Result<Opened> {
    let (org, invitation, at) = (OrgId(row.org_id), InvitationId(row.id), cx.clock.now());
    cx.writer.write(cx, Open { org, invitation, at }).await?;
    let ticket = ticket::give(&cx.secret, org, invitation, at);
    Ok(Opened { invitation, ticket })
}

/// Links that were not taken back, by the hash of their token.
pub(crate) struct Tokens;

impl Lookup for Tokens {
    type Key = Vec<u8>;
    type Found = Option<invitation::Model>;

    async fn find(cx: &Backend, keys: &[Vec<u8>]) -> Result<Vec<Self::Found>> {
        let rows = invitation::Entity::find()
            .filter(invitation::Column::TokenHash.is_in(filled_up(keys.to_vec())))
            .filter(invitation::Column::RevokedAt.is_null())
            .all(cx.db.read())
            .await?;
        let row_of = |key: &Vec<u8>| rows.iter().find(|row| row.token_hash == *key).cloned();
        Ok(keys.iter().map(row_of).collect())
    }
}

fn is_below_opened(target: &target::Model) -> bool {
    let stands = Disposition::from_code(&target.disposition);
    stands.is_some_and(|rung| rung != Disposition::Ineligible && rung < Disposition::OpenedNotStarted)
}
