//! Confirming and refusing participations (AC-09), changing a role, taking away who was put down by mistake.

use super::reach::Reach;
use super::write::done;
use super::{people::name, repo};
use crate::Backend;
use crate::actor::Actor;
use crate::clock::day;
use crate::entity::{event, event_participation};
use crate::error::{Error, Result};
use crate::files;
use crate::registers::record;
use crate::roster::people;
use domain::access::Verb;
use domain::events::participation::{ParticipantRole, ParticipationState};
use domain::events::wire::{DecideInput, ParticipantInput};
use domain::ids::{EventId, OrgId, PersonId};
use domain::problem::Problem;
use domain::registers::history::{Change, changes};
use sea_orm::{ActiveModelTrait, EntityTrait, Set};
use std::collections::BTreeMap;
use uuid::Uuid;

const LONGEST_REASON: usize = 1000;

/// Confirms or refuses what is named, all of it or nothing; what was decided so already stays. Answers how many were
/// decided.
pub async fn decide(cx: &Backend, actor: &Actor, org: OrgId, input: &DecideInput) -> Result<usize> {
    actor.require(Verb::EventConfirm, org)?;
    let state = ParticipationState::from_code(&input.state).filter(|state| *state != ParticipationState::Pending);
    let state = state.ok_or(Error::NotFound("state"))?;
    let reason = reason(state, &input.reason)?;
    if input.participations.is_empty() {
        return Err(Error::invalid("decide[participations]", "nobody-ticked"));
    }
    let now = cx.clock.now();
    let today = day(now, super::zone(cx, org).await?);
    let tx = cx.db.begin_write().await?;
    let people = people(&tx, org).await?;
    let mut said: BTreeMap<Uuid, Vec<Change>> = BTreeMap::new();
    for id in &input.participations {
        let row = repo::participation(&tx, org, id).await?;
        if !repo::state(&row.state)?.may_become(state) {
            continue;
        }
        let event = repo::event(&tx, org, EventId(row.event_id)).await?;
        if state == ParticipationState::Confirmed && event.date_from > today {
            return Err(Error::invalid("decide[participations]", "event-ahead"));
        }
        let decided = event_participation::ActiveModel {
            org_id: Set(row.org_id),
            id: Set(row.id),
            state: Set(state.code().to_owned()),
            reason: Set(reason.clone()),
            confirmed_by: Set(actor.user().map(|user| user.0)),
            decided_at: Set(Some(now)),
            ..Default::default()
        };
        decided.update(&tx).await?;
        if event.is_proposed && state == ParticipationState::Confirmed {
            looked_at(&tx, &event).await?;
        }
        said.entry(row.event_id).or_default().push(Change {
            field: "participant".to_owned(),
            before: String::new(),
            after: name(&people, PersonId(row.person_id)),
        });
    }
    let count = said.values().map(Vec::len).sum();
    let act = if state == ParticipationState::Confirmed {
        "confirm"
    } else {
        "reject"
    };
    for (event, mut changed) in said {
        changed.extend((!reason.is_empty()).then(|| Change {
            field: "reason".to_owned(),
            before: String::new(),
            after: reason.clone(),
        }));
        record(&tx, actor, org, now, done(EventId(event), act, changed)).await?;
    }
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(count)
}

/// Whoever confirms has looked at the event that a teacher wrote down.
async fn looked_at(tx: &sea_orm::DatabaseTransaction, event: &event::Model) -> Result<()> {
    let seen = event::ActiveModel {
        org_id: Set(event.org_id),
        id: Set(event.id),
        is_proposed: Set(false),
        ..Default::default()
    };
    seen.update(tx).await?;
    Ok(())
}

/// A refusal tells why; a confirmation needs no words.
fn reason(state: ParticipationState, typed: &str) -> Result<String> {
    let text = typed.trim();
    if state == ParticipationState::Confirmed {
        return Ok(String::new());
    }
    if text.is_empty() {
        return Err(Error::invalid("decide[reason]", "participation-reject-reason"));
    }
    if text.chars().count() > LONGEST_REASON {
        let problem = Problem::new("decide[reason]", "text-too-long").with("max", LONGEST_REASON);
        return Err(Error::Invalid(vec![problem]));
    }
    Ok(text.to_owned())
}

/// Changes a role, or takes a person away with what proved it.
pub async fn change_participant(
    cx: &Backend,
    actor: &Actor,
    (org, id): (OrgId, EventId),
    input: &ParticipantInput,
) -> Result<()> {
    actor.require(Verb::EventWrite, org)?;
    let role = ParticipantRole::from_code(&input.role);
    let reach = Reach::of(cx, actor, org).await?;
    let now = cx.clock.now();
    let tx = cx.db.begin_write().await?;
    let row = repo::participation(&tx, org, &input.participation).await?;
    if row.event_id != id.0 {
        return Err(Error::NotFound("participation"));
    }
    reach.change(&row)?;
    let people = people(&tx, org).await?;
    let who = name(&people, PersonId(row.person_id));
    let (act, said) = match (input.remove.is_empty(), role) {
        (false, _) => {
            event_participation::Entity::delete_by_id((org.0, row.id))
                .exec(&tx)
                .await?;
            if let Some(file) = row.evidence_file_id {
                files::forget(&tx, org, file).await?;
            }
            ("drop", changes([("participant", who, String::new())]))
        }
        (true, Some(role)) => {
            let changed = event_participation::ActiveModel {
                org_id: Set(row.org_id),
                id: Set(row.id),
                role: Set(role.code().to_owned()),
                ..Default::default()
            };
            changed.update(&tx).await?;
            let role = role.code().to_owned();
            let said = changes([("participant", String::new(), who), ("role", row.role, role)]);
            ("role", said)
        }
        (true, None) => return Err(Error::invalid("participant[role]", "choose")),
    };
    record(&tx, actor, org, now, done(id, act, said)).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(())
}
