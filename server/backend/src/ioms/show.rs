//! A route's page: everything about it, and what can be done with it now.

use super::{place, repo};
use crate::Backend;
use crate::accounts::organization;
use crate::actor::Actor;
use crate::clock::day;
use crate::entity::{competence_score, deficit, iom, iom_activity, iom_deficit, iom_note, user};
use crate::error::Result;
use crate::registers::history;
use crate::roster::people;
use domain::access::Verb;
use domain::campaigns::rate::show_percent;
use domain::ids::{DeficitId, IomId, OrgId, PersonId};
use domain::ioms::state::{ActivityKind, ActivityState, DeficitState, IomAct, NoteKind};
use domain::ioms::wire::{ActivityLine, DeficitLine, IomPage, LinkLine, NoteLine};
use domain::points::{Exact, read_stored, whole};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// One route.
pub async fn show(cx: &Backend, actor: &Actor, org: OrgId, id: IomId) -> Result<IomPage> {
    actor.require(Verb::IomRead, org)?;
    let (db, school) = (cx.db.read(), organization(cx, org).await?);
    let row = repo::iom(db, org, id).await?;
    let people = people(db, org).await?;
    let person = PersonId(row.person_id);
    let place = place::places(db, org, [person.0]).await?.remove(&person.0);
    let place = place.unwrap_or_default();
    let links = links(db, org, &row).await?;
    let linked: BTreeSet<DeficitId> = links.iter().filter_map(|one| one.deficit).collect();
    let state = repo::state(&row)?;
    let notes = repo::notes(db, org, id).await?;
    let mut names: Vec<(String, String)> = people
        .values()
        .map(|one| (one.sort_key.clone(), one.name.short_name()))
        .collect();
    names.sort();
    let activities = repo::activities(db, org, [id.0]).await?;
    Ok(IomPage {
        id,
        person,
        name: people.get(&person).map(|one| one.name.full()).unwrap_or_default(),
        position: place.position,
        union: place.union,
        since: place.since,
        organization: school.short_name.clone(),
        state,
        spare: spare(db, org, person, &linked).await?,
        links,
        activities: activities.into_iter().map(activity).collect(),
        notes: notes.into_iter().map(note).collect::<Result<_>>()?,
        history: history(cx, actor, Verb::IomRead, org, &[id.0]).await?,
        acts: acts(actor, org, state.acts()),
        may_write: actor.may(Verb::IomWrite, org) && !state.is_over(),
        staff: names.into_iter().map(|(_, name)| name).collect(),
        today: day(cx.clock.now(), school.zone),
        approved_by: approver(db, &row).await?,
        from: row.period_from,
        to: row.period_to,
        goal: row.goal,
        expected: row.expected,
        escort: row.escort,
        approved_on: row.approved_on,
        ended_on: row.ended_on,
        conclusion: row.conclusion,
        next_step: row.next_step,
        cancel_reason: row.cancel_reason,
        note: row.note,
    })
}

fn acts(actor: &Actor, org: OrgId, open: &[IomAct]) -> Vec<IomAct> {
    let verb = |act: &IomAct| match act {
        IomAct::Approve => Verb::IomApprove,
        _ => Verb::IomWrite,
    };
    open.iter().copied().filter(|act| actor.may(verb(act), org)).collect()
}

async fn approver(db: &impl ConnectionTrait, row: &iom::Model) -> Result<String> {
    let Some(id) = row.approved_by else {
        return Ok(String::new());
    };
    let user = user::Entity::find_by_id(id).one(db).await?;
    Ok(user.map(|user| user.name).unwrap_or_default())
}

async fn spare(
    db: &impl ConnectionTrait,
    org: OrgId,
    person: PersonId,
    linked: &BTreeSet<DeficitId>,
) -> Result<Vec<DeficitLine>> {
    let titles = repo::instruments(db, org).await?;
    let open = repo::open_deficits(db, org, Some(person)).await?;
    Ok(open
        .iter()
        .filter(|row| !linked.contains(&DeficitId(row.id)))
        .map(|row| repo::line(row, &titles))
        .collect())
}

async fn links(db: &impl ConnectionTrait, org: OrgId, row: &iom::Model) -> Result<Vec<LinkLine>> {
    let links = repo::links(db, org, [row.id]).await?;
    let own: BTreeMap<Uuid, deficit::Model> = deficit::Entity::find()
        .filter(deficit::Column::OrgId.eq(org.0))
        .filter(deficit::Column::Id.is_in(links.iter().filter_map(|link| link.deficit_id)))
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    let shares = shares(db, org, own.values()).await?;
    Ok(links
        .into_iter()
        .map(|link| {
            let deficit = link.deficit_id.and_then(|id| own.get(&id));
            line(link, deficit, &shares)
        })
        .collect())
}

fn line(link: iom_deficit::Model, deficit: Option<&deficit::Model>, shares: &Shares) -> LinkLine {
    let moved = deficit.and_then(|row| {
        let share = |attempt: Option<Uuid>| shares.get(&(attempt?, row.competence.clone()));
        let (before, after) = (share(row.source_attempt_id)?, share(row.closed_by_attempt_id)?);
        Some(format!("{} → {}", show_percent(*before, 1), show_percent(*after, 1)))
    });
    LinkLine {
        id: link.id.to_string(),
        deficit: deficit.map(|row| DeficitId(row.id)),
        title: link.title,
        level: deficit.map_or(link.level_title, |row| row.level_title.clone()),
        source: link.source,
        detected_on: deficit.map(|row| row.detected_on),
        state: deficit.and_then(|row| DeficitState::from_code(&row.state)),
        closed_on: deficit.and_then(|row| row.closed_on),
        moved: moved.unwrap_or_default(),
        closed_reason: deficit.map(|row| row.closed_reason.clone()).unwrap_or_default(),
    }
}

/// The percentages of attempts by competence.
type Shares = BTreeMap<(Uuid, String), Exact>;

async fn shares(
    db: &impl ConnectionTrait,
    org: OrgId,
    deficits: impl Iterator<Item = &deficit::Model>,
) -> Result<Shares> {
    let attempts: BTreeSet<Uuid> = deficits
        .flat_map(|row| [row.source_attempt_id, row.closed_by_attempt_id])
        .flatten()
        .collect();
    let scores = competence_score::Entity::find()
        .filter(competence_score::Column::OrgId.eq(org.0))
        .filter(competence_score::Column::AttemptId.is_in(attempts))
        .all(db)
        .await?;
    let share = |row: competence_score::Model| {
        let (points, max) = (read_stored(&row.points)?, read_stored(&row.max_points)?);
        (max > whole(0)).then(|| ((row.attempt_id, row.competence), points / max * whole(100)))
    };
    Ok(scores.into_iter().filter_map(share).collect())
}

fn activity(row: iom_activity::Model) -> ActivityLine {
    ActivityLine {
        id: row.id.to_string(),
        link: row.iom_deficit_id.map(|id| id.to_string()).unwrap_or_default(),
        kind: ActivityKind::from_code(&row.kind).unwrap_or(ActivityKind::Nonformal),
        title: row.title,
        provider: row.provider,
        hours: row.hours.and_then(|hours| u32::try_from(hours).ok()),
        due: row.due,
        result_form: row.result_form,
        state: ActivityState::from_code(&row.state).unwrap_or(ActivityState::Planned),
        done_on: row.done_on,
        evidence: row.evidence,
    }
}

fn note(row: iom_note::Model) -> Result<NoteLine> {
    Ok(NoteLine {
        kind: NoteKind::from_code(&row.kind).unwrap_or(NoteKind::Meeting),
        on: row.noted_on,
        text: row.text,
        changes: serde_json::from_value(row.changes)?,
    })
}
