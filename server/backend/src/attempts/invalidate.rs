//! Striking an attempt out, with a reason: the person falls back to what is left (EX-23).

use super::{record, repo};
use crate::Backend;
use crate::actor::Actor;
use crate::entity::attempt;
use crate::error::{Error, Result};
use crate::facts::{self, Fact};
use domain::access::Verb;
use domain::campaigns::disposition::AttemptState;
use domain::ids::{AttemptId, CampaignId, OrgId, TargetId};
use sea_orm::{ActiveModelTrait, Set};

/// Strikes an attempt out; nothing is deleted.
pub async fn invalidate(cx: &Backend, actor: &Actor, org: OrgId, attempt: AttemptId, reason: &str) -> Result<()> {
    actor.require(Verb::AttemptInvalidate, org)?;
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Error::invalid("reason", "required"));
    }
    let now = cx.clock.now();
    let tx = cx.db.begin_write().await?;
    let row = repo::lock_attempt(&tx, org, attempt).await?;
    if row.state == AttemptState::Invalidated.code() {
        return Err(Error::conflict("attempt-over"));
    }
    let change = attempt::ActiveModel {
        org_id: Set(org.0),
        id: Set(attempt.0),
        state: Set(AttemptState::Invalidated.code().to_owned()),
        invalidated_at: Set(Some(now)),
        invalid_reason: Set(Some(reason.to_owned())),
        ..Default::default()
    };
    change.update(&tx).await?;
    record::settle_target(&tx, org, TargetId(row.target_id)).await?;
    let fact = Fact::AttemptInvalidated {
        campaign: CampaignId(row.campaign_id),
        attempt,
        reason: reason.to_owned(),
    };
    facts::append(&tx, actor, Some(org), now, fact).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(())
}
