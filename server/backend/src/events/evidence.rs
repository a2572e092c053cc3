//! What proves a participation: a link or words with the day it was taken, and a file. A new file takes the old one's
//! place. The content goes nowhere but into its table.

use super::reach::Reach;
use super::write::done;
use super::{people::name, repo};
use crate::Backend;
use crate::actor::Actor;
use crate::clock::day;
use crate::entity::event_participation;
use crate::error::{Error, Result};
use crate::files::{self, Upload};
use crate::registers::record;
use crate::roster::people;
use domain::access::Verb;
use domain::events::form::read_evidence;
use domain::events::wire::EvidenceInput;
use domain::ids::{EventId, OrgId, PersonId};
use domain::registers::history::changes;
use sea_orm::{ActiveModelTrait, Set};

/// Keeps what proves a participation; without a file the one that is there stays.
pub async fn attach(
    cx: &Backend,
    actor: &Actor,
    (org, id): (OrgId, EventId),
    input: &EvidenceInput,
    file: Option<Upload>,
) -> Result<()> {
    actor.require(Verb::EventWrite, org)?;
    let now = cx.clock.now();
    let today = day(now, super::zone(cx, org).await?);
    let evidence = read_evidence(input, today).map_err(Error::Invalid)?;
    let reach = Reach::of(cx, actor, org).await?;
    let tx = cx.db.begin_write().await?;
    let row = repo::participation(&tx, org, &input.participation).await?;
    if row.event_id != id.0 {
        return Err(Error::NotFound("participation"));
    }
    reach.change(&row)?;
    let old = row.evidence_file_id;
    let stored = match file {
        Some(file) => Some(files::store(&tx, actor, org, now, ("evidence[file]", file)).await?),
        None => None,
    };
    let has_proof = stored.is_some() || !evidence.link.is_empty();
    let on = evidence.on.or(has_proof.then_some(today));
    let text = |on: Option<chrono::NaiveDate>| on.map(|on| on.to_string()).unwrap_or_default();
    let names = files::lines(&tx, org, old).await?;
    let old_name = old
        .and_then(|id| names.get(&id).map(|file| file.name.clone()))
        .unwrap_or_default();
    let file_name = stored
        .as_ref()
        .map_or_else(|| old_name.clone(), |(_, name)| name.clone());
    let mut said = changes([
        ("link", row.evidence_link.clone(), evidence.link.clone()),
        ("file", old_name, file_name),
        ("evidence_on", text(row.evidence_on), text(on)),
    ]);
    if said.is_empty() && stored.is_none() {
        return Ok(());
    }
    let file = stored.as_ref().map(|(id, _)| id.0).or(old);
    let changed = event_participation::ActiveModel {
        org_id: Set(row.org_id),
        id: Set(row.id),
        evidence_link: Set(evidence.link),
        evidence_file_id: Set(file),
        evidence_on: Set(on),
        ..Default::default()
    };
    changed.update(&tx).await?;
    if let (Some(old), true) = (old, stored.is_some()) {
        files::forget(&tx, org, old).await?;
    }
    let people = people(&tx, org).await?;
    let who = name(&people, PersonId(row.person_id));
    said.splice(0..0, changes([("participant", String::new(), who)]));
    record(&tx, actor, org, now, done(id, "evidence", said)).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(())
}
