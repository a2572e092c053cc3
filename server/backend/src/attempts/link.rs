//! Opening a personal link: its token is exchanged for a session of the respondent.

use super::asked::has_begun;
use super::repo;
use crate::Backend;
use crate::accounts::backoff::{count_failure, of_link, wait_is_over};
use crate::accounts::{Owner, open_session};
use crate::actor::Actor;
use crate::campaigns::campaign;
use crate::campaigns::progress::move_target;
use crate::entity::{invitation, target};
use crate::error::{Error, Result};
use crate::facts::{self, Fact};
use crate::secrets::token_hash;
use domain::campaigns::disposition::Disposition;
use domain::campaigns::window::link_opens;
use domain::ids::{CampaignId, InvitationId, OrgId, TargetId};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};

/// A link that was opened.
#[derive(Clone, Debug)]
pub struct Opened {
    pub invitation: InvitationId,
    /// For the cookie; stored nowhere.
    pub token: String,
}

/// Opens a link. A wrong, a revoked and an expired one fail alike, and are slowed down by address; a right one
/// always opens, so that nobody can lock out a school that shares one address.
pub async fn open_link(cx: &Backend, token: &str, address: &str) -> Result<Opened> {
    let found = match token.len() {
        1..=64 => find(cx, token).await?,
        _ => None,
    };
    let Some(row) = found else {
        let subjects = of_link(address);
        wait_is_over(cx, &subjects).await?;
        count_failure(cx, &subjects).await?;
        return Err(Error::Unknown);
    };
    let (org, invitation) = (OrgId(row.org_id), InvitationId(row.id));
    let tx = cx.db.begin_write().await?;
    if row.first_opened_at.is_none() {
        mark_opened(&tx, cx, &row).await?;
    }
    let token = open_session(&tx, cx, Owner::Respondent { org, invitation }).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(Opened { invitation, token })
}

async fn find(cx: &Backend, token: &str) -> Result<Option<invitation::Model>> {
    let db = cx.db.read();
    let found = invitation::Entity::find()
        .filter(invitation::Column::TokenHash.eq(token_hash(token)))
        .filter(invitation::Column::RevokedAt.is_null())
        .one(db)
        .await?;
    let Some(row) = found else { return Ok(None) };
    let org = OrgId(row.org_id);
    let state = campaign(db, org, CampaignId(row.campaign_id))
        .await?
        .state(cx.clock.now());
    let opens = link_opens(state, false) || has_begun(&repo::attempts_of(db, org, row.target_id).await?);
    Ok(opens.then_some(row))
}

async fn mark_opened(tx: &impl ConnectionTrait, cx: &Backend, row: &invitation::Model) -> Result<()> {
    let opened = invitation::ActiveModel {
        org_id: Set(row.org_id),
        id: Set(row.id),
        first_opened_at: Set(Some(cx.clock.now())),
        ..Default::default()
    };
    opened.update(tx).await?;
    let org = OrgId(row.org_id);
    let target = repo::lock_target(tx, org, row.target_id).await?;
    if is_below_opened(&target) {
        move_target(tx, &target, Disposition::OpenedNotStarted, target.completed_on).await?;
    }
    let fact = Fact::LinkOpened {
        campaign: CampaignId(row.campaign_id),
        target: TargetId(row.target_id),
    };
    let actor = Actor::Respondent {
        org,
        invitation: InvitationId(row.id),
    };
    facts::append(tx, &actor, Some(org), cx.clock.now(), fact).await
}

fn is_below_opened(target: &target::Model) -> bool {
    let stands = Disposition::from_code(&target.disposition);
    stands.is_some_and(|rung| rung != Disposition::Ineligible && rung < Disposition::OpenedNotStarted)
}
