//! An event's page: everything about it, who of those in reach took part, and what can be done.

use super::reach::Reach;
use super::{people, repo};
use crate::Backend;
use crate::accounts::organization;
use crate::actor::Actor;
use crate::clock::day;
use crate::error::{Error, Result};
use crate::files::{self, Download};
use crate::indicators::policies;
use crate::registers::history;
use domain::access::Verb;
use domain::events::wire::EventPage;
use domain::ids::{EventId, OrgId, PersonId, StoredFileId};
use domain::indicators::policies::MinLevel;

/// One event.
pub async fn show(cx: &Backend, actor: &Actor, org: OrgId, id: EventId) -> Result<EventPage> {
    actor.require(Verb::EventRead, org)?;
    let (db, zone) = (cx.db.read(), organization(cx, org).await?.zone);
    let row = repo::event(db, org, id).await?;
    let rows = repo::participations_in(db, org, id).await?;
    let reach = Reach::of(cx, actor, org).await?;
    let may_write = actor.may(Verb::EventWrite, org);
    let may_edit = may_write && reach.change_event(&rows).is_ok();
    let all = rows.len();
    let near = rows.into_iter().filter(|row| reach.takes(PersonId(row.person_id)));
    let participants = people::lines(db, (org, zone), near.collect()).await?;
    let level = repo::level(&row.level)?;
    let min_level = policies(db, org).await?.min_level;
    Ok(EventPage {
        id,
        level,
        kind: repo::kind(&row.kind),
        from: row.date_from,
        to: row.date_to,
        is_counted: min_level.takes(level.reach()) && (row.is_sci_method || min_level == MinLevel::Any),
        is_sci_method: row.is_sci_method,
        is_proposed: row.is_proposed,
        others: all - participants.len(),
        participants: participants.into_iter().map(|line| reach.show(line)).collect(),
        // It names those out of reach with the reasons of refusals.
        history: match reach.is_whole() {
            true => history(cx, actor, Verb::EventRead, org, &[id.0]).await?,
            false => Vec::new(),
        },
        may_write,
        may_edit,
        may_confirm: actor.may(Verb::EventConfirm, org),
        today: day(cx.clock.now(), zone),
        code: row.code,
        title: row.title,
        organiser: row.organiser,
        place: row.place,
        network_orgs: row.network_orgs,
        note: row.note,
    })
}

/// The file that proves a participation.
pub async fn evidence_file(cx: &Backend, actor: &Actor, org: OrgId, participation: &str) -> Result<Download> {
    actor.require(Verb::EventRead, org)?;
    let row = repo::participation(cx.db.read(), org, participation).await?;
    let reach = Reach::of(cx, actor, org).await?;
    let file = row.evidence_file_id.filter(|_| reach.takes(PersonId(row.person_id)));
    let file = file.ok_or(Error::NotFound("file"))?;
    files::load(cx.db.read(), org, StoredFileId(file)).await
}
