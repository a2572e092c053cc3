//! Preparing a campaign: it is a draft until it is approved, and can be changed until it opens.

use super::check::{Checked, check};
use super::form::word;
use super::{Campaign, campaign};
use crate::actor::Actor;
use crate::entity::campaign as row;
use crate::error::{Error, Result};
use crate::facts::{self, Fact};
use crate::{Backend, accounts};
use chrono::{DateTime, Utc};
use domain::access::Verb;
use domain::campaigns::window::{Act, may_turn};
use domain::campaigns::wire::CampaignInput;
use domain::ids::{CampaignId, OrgId};
use sea_orm::{ActiveModelTrait, EntityTrait, Set};
use uuid::Uuid;

/// Stores a new campaign as a draft.
pub async fn create(cx: &Backend, actor: &Actor, org: OrgId, input: &CampaignInput) -> Result<CampaignId> {
    actor.require(Verb::CampaignWrite, org)?;
    let (id, now) = (CampaignId(Uuid::now_v7()), cx.clock.now());
    let zone = accounts::organization(cx, org).await?.zone;
    let tx = cx.db.begin_write().await?;
    let checked = check(&tx, org, zone, now, input).await?;
    let new = row::ActiveModel {
        created_at: Set(now),
        created_by: Set(actor.user().map(|user| user.0)),
        link_mode: Set("personal".to_owned()),
        ..fields(org, id, &checked)?
    };
    row::Entity::insert(new).exec_without_returning(&tx).await?;
    facts::append(&tx, actor, Some(org), now, Fact::CampaignCreated { campaign: id }).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(id)
}

/// Changes a campaign that has not opened yet.
pub async fn edit(cx: &Backend, actor: &Actor, org: OrgId, id: CampaignId, input: &CampaignInput) -> Result<()> {
    actor.require(Verb::CampaignWrite, org)?;
    let now = cx.clock.now();
    let zone = accounts::organization(cx, org).await?.zone;
    let tx = cx.db.begin_write().await?;
    let before = campaign(&tx, org, id).await?;
    may_edit(&before, now)?;
    let checked = check(&tx, org, zone, now, input).await?;
    // What was promised to those who have a link is kept to, whatever the clock says (security 59).
    if before.frozen_at.is_some() && before.anonymity != checked.anonymity {
        return Err(Error::invalid("campaign[anonymity]", "anonymity-fixed"));
    }
    fields(org, id, &checked)?.update(&tx).await?;
    let fact = Fact::CampaignChanged {
        campaign: id,
        act: Act::Edit.code().to_owned(),
        reason: String::new(),
    };
    facts::append(&tx, actor, Some(org), now, fact).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(())
}

/// A draft may be changed, and an approved one that could still be withdrawn.
pub fn may_edit(campaign: &Campaign, now: DateTime<Utc>) -> Result<()> {
    let state = campaign.state(now);
    let allowed = may_turn(state, Act::Edit).or_else(|no| may_turn(state, Act::Withdraw).map_err(|_| no));
    allowed.map_err(Error::Conflict)
}

fn fields(org: OrgId, id: CampaignId, checked: &Checked) -> Result<row::ActiveModel> {
    Ok(row::ActiveModel {
        org_id: Set(org.0),
        id: Set(id.0),
        version_id: Set(checked.version.0),
        instrument_id: Set(checked.instrument.0),
        code: Set(checked.code.clone()),
        title: Set(checked.title.clone()),
        kind: Set(checked.kind.clone()),
        anonymity: Set(word(checked.anonymity)),
        resume_by: Set(word(checked.resume_by)),
        opens_at: Set(checked.opens_at),
        closes_at: Set(checked.closes_at),
        attempts_allowed: Set(checked.attempts_allowed),
        attempt_policy: Set(word(checked.attempt_policy)),
        release: Set(word(checked.release)),
        limit_minutes: Set(checked.limit_minutes),
        counts_for_indicators: Set(checked.counts_for_indicators),
        audience: Set(serde_json::to_value(&checked.audience)?),
        contact: Set(checked.contact.clone()),
        order_ref: Set(checked.order_ref.clone()),
        reason_out_of_stage: Set(checked.reason_out_of_stage.clone()),
        ..Default::default()
    })
}
