//! Undo and redo: steps in the stored history of a draft, shared by its authors.

use super::repo;
use crate::Backend;
use crate::actor::Actor;
use crate::error::{Error, Result};
use domain::access::Verb;
use domain::ids::{InstrumentId, OrgId};

/// Takes the last change back; `seen` is the revision the author looks at, so that a colleague's change
/// that came in between is never taken back unseen.
pub async fn undo(cx: &Backend, actor: &Actor, org: OrgId, id: InstrumentId, seen: i32) -> Result<()> {
    step(cx, actor, (org, id), seen, -1).await
}

/// Makes the change that was taken back last once more.
pub async fn redo(cx: &Backend, actor: &Actor, org: OrgId, id: InstrumentId, seen: i32) -> Result<()> {
    step(cx, actor, (org, id), seen, 1).await
}

async fn step(cx: &Backend, actor: &Actor, (org, id): (OrgId, InstrumentId), seen: i32, by: i32) -> Result<()> {
    actor.require(Verb::InstrumentWrite, org)?;
    let tx = cx.db.begin_write().await?;
    let row = repo::locked(&tx, org, id).await?;
    if row.revision != seen {
        return Err(Error::conflict("draft-moved-on"));
    }
    let position = row.position + by;
    let draft = repo::draft_at(&tx, &row, position).await?;
    let draft = draft.ok_or_else(|| Error::conflict("history-ends"))?;
    let who = actor.user().map(|user| user.0);
    repo::go_to(&tx, &row, position, &draft, (who, cx.clock.now())).await?;
    Ok(tx.commit().await?)
}
