//! A draft with all that its editor shows around it.

use super::{frameworks, publish, repo, versions};
use crate::Backend;
use crate::accounts::organization;
use crate::actor::Actor;
use crate::clock::{day, local};
use crate::error::Result;
use domain::access::Verb;
use domain::ids::{InstrumentId, OrgId};
use domain::instruments::wire::Desk;

/// The draft of that instrument.
pub async fn desk(cx: &Backend, actor: &Actor, org: OrgId, id: InstrumentId) -> Result<Desk> {
    actor.require(Verb::InstrumentRead, org)?;
    let db = cx.db.read();
    let row = repo::instrument(db, org, id).await?;
    let draft = repo::draft(db, &row).await?;
    let zone = organization(cx, org).await?.zone;
    let may_write = actor.may(Verb::InstrumentWrite, org);
    let names = repo::names(db, row.changed_by).await?;
    Ok(Desk {
        id,
        can_undo: may_write && repo::draft_at(db, &row, row.position - 1).await?.is_some(),
        can_redo: may_write && repo::draft_at(db, &row, row.position + 1).await?.is_some(),
        revision: row.revision,
        changed_at: local(row.changed_at, zone),
        is_today: day(row.changed_at, zone) == day(cx.clock.now(), zone),
        changed_by: names.into_values().next().unwrap_or_default(),
        findings: publish::findings(&draft),
        versions: versions::lines(db, org, id, zone).await?,
        frameworks: frameworks::frameworks(cx, actor, org).await?.frameworks,
        may_write,
        may_publish: actor.may(Verb::InstrumentPublish, org),
        level: row.level,
        is_deficit_diagnostics: row.is_deficit_diagnostics,
        draft,
    })
}
