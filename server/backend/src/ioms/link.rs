//! Linking a route to a deficit and taking a link away; after approval each is an amendment.

use super::amend::{Amendment, amendment};
use super::{links, repo};
use crate::Backend;
use crate::accounts::organization;
use crate::actor::Actor;
use crate::clock::day;
use crate::entity::{deficit, iom};
use crate::error::{Error, Result};
use crate::registers::{Record, record};
use domain::access::Verb;
use domain::ids::{IomId, OrgId};
use domain::ioms::wire::LinkInput;
use domain::registers::history::Change;
use sea_orm::{ConnectionTrait, EntityTrait};
use uuid::Uuid;

const LONGEST_TITLE: usize = 300;

/// What to link with: a deficit of ours, or the title of one recorded elsewhere; both empty is nothing.
pub struct Wanted<'a> {
    pub deficit: &'a str,
    pub elsewhere: &'a str,
}

/// Adds a link or takes one away.
pub async fn relink(cx: &Backend, actor: &Actor, org: OrgId, id: IomId, input: &LinkInput) -> Result<()> {
    actor.require(Verb::IomWrite, org)?;
    let now = cx.clock.now();
    let today = day(now, organization(cx, org).await?.zone);
    let tx = cx.db.begin_write().await?;
    let row = repo::iom(&tx, org, id).await?;
    let state = repo::state(&row)?;
    if state.is_over() {
        return Err(Error::conflict("iom-over"));
    }
    let wanted = Wanted {
        deficit: &input.deficit,
        elsewhere: &input.elsewhere,
    };
    let mut said = match input.remove.is_empty() {
        true => add(&tx, org, &row, wanted).await?,
        false => vec![remove(&tx, org, id, &input.remove, state.is_drawn_up()).await?],
    };
    if said.is_empty() {
        return Err(Error::invalid("link[deficit]", "iom-link-nothing"));
    }
    if !state.is_free() {
        let asked = Amendment {
            on: "",
            reason: &input.reason,
            fields: ("", "link[reason]"),
        };
        let reason = amendment(&tx, actor, (org, id), (now, today), &asked, &said).await?;
        said.push(reason);
    }
    let linked = Record {
        register: super::REGISTER,
        subject: id.0,
        act: "link",
        changes: said,
    };
    record(&tx, actor, org, now, linked).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(())
}

/// Links a route as asked and tells what was linked.
pub async fn add(tx: &impl ConnectionTrait, org: OrgId, row: &iom::Model, wanted: Wanted<'_>) -> Result<Vec<Change>> {
    let mut said = Vec::new();
    let mut position = i32::try_from(repo::links(tx, org, [row.id]).await?.len()).unwrap_or(i32::MAX);
    if !wanted.deficit.is_empty() {
        let found = own(tx, org, row, wanted.deficit).await?;
        let titles = repo::instruments(tx, org).await?;
        links::own(tx, org, row.id, &found, &titles, position).await?;
        position += 1;
        said.push(linked(String::new(), found.title));
    }
    let title = wanted.elsewhere.trim();
    if !title.is_empty() {
        if title.chars().count() > LONGEST_TITLE {
            return Err(Error::invalid("link[elsewhere]", "iom-rule-too-long"));
        }
        links::elsewhere(tx, org, row.id, title, position).await?;
        said.push(linked(String::new(), title.to_owned()));
    }
    Ok(said)
}

/// A deficit of the same person.
async fn own(tx: &impl ConnectionTrait, org: OrgId, row: &iom::Model, id: &str) -> Result<deficit::Model> {
    let id: Uuid = id.parse().map_err(|_| Error::NotFound("deficit"))?;
    let found = deficit::Entity::find_by_id((org.0, id)).one(tx).await?;
    found
        .filter(|found| found.person_id == row.person_id)
        .ok_or(Error::NotFound("deficit"))
}

/// The last link of an approved route stays: without it the route would no longer be one from a diagnosis.
async fn remove(tx: &impl ConnectionTrait, org: OrgId, id: IomId, link: &str, is_drawn_up: bool) -> Result<Change> {
    let all = repo::links(tx, org, [id.0]).await?;
    let found = all
        .iter()
        .find(|one| one.id.to_string() == link)
        .ok_or(Error::NotFound("link"))?;
    if is_drawn_up && all.len() == 1 {
        return Err(Error::conflict("iom-last-link"));
    }
    links::unlink(tx, org, &[found.id]).await?;
    Ok(linked(found.title.clone(), String::new()))
}

fn linked(before: String, after: String) -> Change {
    Change {
        field: "deficit".to_owned(),
        before,
        after,
    }
}
