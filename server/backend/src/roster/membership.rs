//! A person's stays in methodical unions, and heading one.

use super::repo::{memberships, person_of, said};
use crate::Backend;
use crate::actor::Actor;
use crate::entity::{methodical_union, union_membership};
use crate::error::{Error, Result};
use crate::registers::{Record, record};
use domain::access::Verb;
use domain::ids::{OrgId, PersonId};
use domain::registers::history::changes;
use domain::roster::form::read_membership;
use domain::roster::join::Span;
use domain::roster::wire_input::MembershipInput;
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, Set};
use uuid::Uuid;

/// Writes a stay down, or changes the one named.
pub async fn set_membership(
    cx: &Backend,
    actor: &Actor,
    org: OrgId,
    id: PersonId,
    input: &MembershipInput,
) -> Result<()> {
    actor.require(Verb::RosterWrite, org)?;
    let now = cx.clock.now();
    let tx = cx.db.begin_write().await?;
    person_of(&tx, org, id).await?;
    let rows = memberships(&tx, org, Some(&[id.0])).await?;
    let known = rows.iter().find(|row| row.id.to_string() == input.id);
    if known.is_none() && !input.id.is_empty() {
        return Err(Error::NotFound("membership"));
    }
    let union = match known {
        Some(row) => union(&tx, org, Some(row.union_id)).await?,
        None => union(&tx, org, input.union.parse().ok()).await?,
    };
    let was = |read: fn(&union_membership::Model) -> String| known.map(read).unwrap_or_default();
    let mut told = [String::new(), String::new(), String::new(), String::new()];
    match known {
        Some(row) if !input.remove.is_empty() => {
            union_membership::Entity::delete_by_id((org.0, row.id))
                .exec(&tx)
                .await?;
        }
        _ => {
            let span = read_membership(input, &others(&rows, known, &union)).map_err(Error::Invalid)?;
            let is_head = !input.is_head.is_empty();
            told = [union.title.clone(), said(Some(span.from)), said(span.to), yes(is_head)];
            let row = union_membership::ActiveModel {
                org_id: Set(org.0),
                id: Set(known.map_or_else(Uuid::now_v7, |row| row.id)),
                union_id: Set(union.id),
                person_id: Set(id.0),
                from_date: Set(span.from),
                to_date: Set(span.to),
                is_head: Set(is_head),
            };
            match known {
                Some(_) => {
                    row.update(&tx).await?;
                }
                None => {
                    union_membership::Entity::insert(row)
                        .exec_without_returning(&tx)
                        .await?;
                }
            }
        }
    }
    let [title, from, to, head] = told;
    let before = if known.is_some() {
        union.title.clone()
    } else {
        String::new()
    };
    let mut changed = changes([
        ("union", before.clone(), title),
        ("union_from", was(|row| said(Some(row.from_date))), from),
        ("union_to", was(|row| said(row.to_date)), to),
        ("is_head", was(|row| yes(row.is_head)), head),
    ]);
    if changed.is_empty() {
        return Ok(());
    }
    // Which union it was about is said also when that did not change.
    if known.is_some() && changed.iter().all(|one| one.field != "union") {
        changed.extend(changes([("union", String::new(), before)]));
    }
    let done = Record {
        register: super::REGISTER,
        subject: id.0,
        act: "union",
        changes: changed,
    };
    record(&tx, actor, org, now, done).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(())
}

async fn union(tx: &impl ConnectionTrait, org: OrgId, id: Option<Uuid>) -> Result<methodical_union::Model> {
    let Some(id) = id else {
        return Err(Error::invalid("membership[union]", "required"));
    };
    let found = methodical_union::Entity::find_by_id((org.0, id)).one(tx).await?;
    found.ok_or_else(|| Error::invalid("membership[union]", "choice-unknown"))
}

fn others(
    rows: &[union_membership::Model],
    known: Option<&union_membership::Model>,
    union: &methodical_union::Model,
) -> Vec<Span> {
    let same = rows.iter().filter(|row| row.union_id == union.id);
    let others = same.filter(|row| known.is_none_or(|known| known.id != row.id));
    let span = |row: &union_membership::Model| Span {
        from: row.from_date,
        to: row.to_date,
    };
    others.map(span).collect()
}

fn yes(is: bool) -> String {
    if is { "yes".to_owned() } else { String::new() }
}
