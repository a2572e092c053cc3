//! Marks on the way: an activity is done or dropped, an expert closes a deficit.

use super::amend::{past_day, text};
use super::repo;
use crate::Backend;
use crate::accounts::organization;
use crate::actor::Actor;
use crate::clock::day;
use crate::entity::{deficit, iom_activity};
use crate::error::{Error, Result};
use crate::registers::{Record, record};
use domain::access::Verb;
use domain::ids::{DeficitId, IomId, OrgId};
use domain::ioms::state::{ActivityState, DeficitState, IomState};
use domain::ioms::wire::MarkInput;
use domain::registers::history::{Change, changes};
use sea_orm::{ActiveModelTrait, EntityTrait, Set};
use uuid::Uuid;

/// Marks an activity of a route that is approved or under way.
pub async fn mark(cx: &Backend, actor: &Actor, org: OrgId, id: IomId, input: &MarkInput) -> Result<()> {
    actor.require(Verb::IomWrite, org)?;
    let now = cx.clock.now();
    let today = day(now, organization(cx, org).await?.zone);
    let state = ActivityState::from_code(&input.state).ok_or(Error::NotFound("state"))?;
    let done_on = match state {
        ActivityState::Done => Some(past_day(&input.on, today, "mark[on]")?),
        ActivityState::Planned | ActivityState::Dropped => None,
    };
    let tx = cx.db.begin_write().await?;
    let route = repo::state(&repo::iom(&tx, org, id).await?)?;
    if !matches!(route, IomState::Approved | IomState::Active) {
        return Err(Error::conflict("iom-not-under-way"));
    }
    let all = repo::activities(&tx, org, [id.0]).await?;
    let row = all
        .iter()
        .find(|row| row.id.to_string() == input.activity)
        .ok_or(Error::NotFound("activity"))?;
    let evidence: String = input.evidence.trim().chars().take(1000).collect();
    let mut said = vec![Change {
        field: "activity".to_owned(),
        before: row.title.clone(),
        after: row.title.clone(),
    }];
    said.extend(changes([
        ("activity_state", row.state.clone(), state.code().to_owned()),
        ("evidence", row.evidence.clone(), evidence.clone()),
    ]));
    let marked = iom_activity::ActiveModel {
        org_id: Set(row.org_id),
        id: Set(row.id),
        state: Set(state.code().to_owned()),
        done_on: Set(done_on),
        evidence: Set(evidence),
        ..Default::default()
    };
    marked.update(&tx).await?;
    let done = Record {
        register: super::REGISTER,
        subject: id.0,
        act: "mark",
        changes: said,
    };
    record(&tx, actor, org, now, done).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(())
}

/// An expert closes a deficit that no test will: with a reason, and not for good if it is found again.
pub async fn close_deficit(
    cx: &Backend,
    actor: &Actor,
    (org, id): (OrgId, IomId),
    deficit: DeficitId,
    reason: &str,
) -> Result<()> {
    actor.require(Verb::IomWrite, org)?;
    let now = cx.clock.now();
    let today = day(now, organization(cx, org).await?.zone);
    let reason = text(reason, "reason", "iom-closing-reason")?;
    let tx = cx.db.begin_write().await?;
    let links = repo::links(&tx, org, [id.0]).await?;
    if !links.iter().any(|link| link.deficit_id == Some(deficit.0)) {
        return Err(Error::NotFound("deficit"));
    }
    let row = deficit::Entity::find_by_id((org.0, deficit.0)).one(&tx).await?;
    let row = row.ok_or(Error::NotFound("deficit"))?;
    if row.state != DeficitState::Open.code() {
        return Err(Error::conflict("iom-deficit-not-open"));
    }
    let closed = deficit::ActiveModel {
        org_id: Set(row.org_id),
        id: Set(row.id),
        state: Set(DeficitState::Closed.code().to_owned()),
        closed_on: Set(Some(today)),
        closed_by: Set(Some(actor.user().map_or(Uuid::nil(), |user| user.0))),
        closed_reason: Set(reason.clone()),
        ..Default::default()
    };
    closed.update(&tx).await?;
    let change = |field: &str, after: String| Change {
        field: field.to_owned(),
        before: String::new(),
        after,
    };
    let done = Record {
        register: super::REGISTER,
        subject: id.0,
        act: "close_deficit",
        changes: vec![change("deficit", row.title), change("reason", reason)],
    };
    record(&tx, actor, org, now, done).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(())
}
