//! The coordinator's ticks: who signed the paper list, and when. What came by a link is not taken back.

use super::repo;
use super::save::act;
use crate::Backend;
use crate::accounts::organization;
use crate::actor::Actor;
use crate::clock::day;
use crate::entity::acknowledgement;
use crate::error::{Error, Result};
use crate::registers::record;
use crate::roster::people;
use domain::access::Verb;
use domain::documents::document::Means;
use domain::documents::wire::TickInput;
use domain::ids::{AcknowledgementListId, DocumentId, OrgId, PersonId};
use domain::problem::Problem;
use domain::registers::history::Change;
use domain::registers::reading::Reading;
use sea_orm::{ActiveModelTrait, ConnectionTrait, Set};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Ticks people off, or takes one tick back.
pub async fn tick(cx: &Backend, actor: &Actor, org: OrgId, input: &TickInput) -> Result<DocumentId> {
    actor.require(Verb::DocumentWrite, org)?;
    let id: AcknowledgementListId = input.list.parse().map_err(|_| Error::NotFound("list"))?;
    let now = cx.clock.now();
    let today = day(now, organization(cx, org).await?.zone);
    let tx = cx.db.begin_write().await?;
    let list = repo::list(&tx, org, id).await?;
    let readers = repo::readers(&tx, org, [id.0]).await?;
    let mut reading = Reading::default();
    let on = reading.date("tick[on]", &input.on).unwrap_or(today);
    if on > today {
        reading.refuse("tick[on]", "document-day-ahead");
    }
    if input.persons.is_empty() && input.undo.is_empty() {
        reading.refuse("tick[persons]", "document-nobody-ticked");
    }
    reading.give(()).map_err(Error::Invalid)?;
    let is_undo = !input.undo.is_empty();
    let named: BTreeSet<Uuid> = match is_undo {
        true => input.undo.parse().into_iter().collect(),
        false => input.persons.iter().filter_map(|id| id.parse().ok()).collect(),
    };
    let meant = |row: &&acknowledgement::Model| {
        let state = match is_undo {
            true => row.means == Means::Paper.code(),
            false => row.acknowledged_on.is_none(),
        };
        named.contains(&row.person_id) && state
    };
    let meant: Vec<&acknowledgement::Model> = readers.iter().filter(meant).collect();
    if meant.is_empty() {
        return Err(Error::Conflict(Problem::new("", "document-tick-nothing")));
    }
    let mut changes = Vec::new();
    let people = people(&tx, org).await?;
    for row in meant {
        let day = (!is_undo).then_some(on);
        store(&tx, row, day, actor, now).await?;
        let name = people.get(&PersonId(row.person_id)).map(|one| one.name.short_name());
        let (name, said) = (name.unwrap_or_default(), on.format("%d.%m.%Y"));
        changes.push(Change {
            field: "reader".to_owned(),
            before: if is_undo { name.clone() } else { String::new() },
            after: if is_undo {
                String::new()
            } else {
                format!("{name}, {said}")
            },
        });
    }
    let document = DocumentId(list.document_id);
    let done = if is_undo { "untick" } else { "tick" };
    record(&tx, actor, org, now, act(done, document, changes)).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(document)
}

async fn store(
    tx: &impl ConnectionTrait,
    row: &acknowledgement::Model,
    on: Option<chrono::NaiveDate>,
    actor: &Actor,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<()> {
    let changed = acknowledgement::ActiveModel {
        org_id: Set(row.org_id),
        list_id: Set(row.list_id),
        person_id: Set(row.person_id),
        acknowledged_on: Set(on),
        means: Set(on.map(|_| Means::Paper.code().to_owned()).unwrap_or_default()),
        marked_at: Set(Some(now)),
        marked_by: Set(actor.user().map(|user| user.0)),
    };
    changed.update(tx).await?;
    Ok(())
}
