//! «Составить по дефицитам»: a draft of the gravest open deficits and the activities that the rules propose for them.

use super::{links, repo};
use crate::Backend;
use crate::accounts::organization;
use crate::actor::Actor;
use crate::clock::day;
use crate::entity::{deficit, iom, iom_activity};
use crate::error::{Error, Result};
use crate::registers::{Record, record};
use crate::roster::{meant, people};
use chrono::{DateTime, Days, NaiveDate, Utc};
use domain::access::Verb;
use domain::ids::{IomId, OrgId, PersonId};
use domain::ioms::need::MEDIUM;
use domain::ioms::proposal::{IomRules, LINKED_AT_ONCE, Proposed, Weakness, goal, propose};
use domain::ioms::state::{ActivityState, IomState};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};
use uuid::Uuid;

/// The same for somebody named by id, by the code of the school's files, or by name.
pub async fn compose_for(cx: &Backend, actor: &Actor, org: OrgId, whom: &str) -> Result<IomId> {
    actor.require(Verb::IomWrite, org)?;
    let whom = whom.trim();
    if let Ok(person) = whom.parse() {
        return compose(cx, actor, org, person).await;
    }
    if whom.is_empty() {
        return Err(Error::invalid("person", "required"));
    }
    match meant(&people(cx.db.read(), org).await?, whom) {
        Ok(Some(person)) => compose(cx, actor, org, person).await,
        Ok(None) => Err(Error::invalid("person", "person-unknown")),
        Err(_) => Err(Error::invalid("person", "person-ambiguous")),
    }
}

/// Makes a draft for a person, or answers the one that is there already.
pub async fn compose(cx: &Backend, actor: &Actor, org: OrgId, person: PersonId) -> Result<IomId> {
    actor.require(Verb::IomWrite, org)?;
    let zone = organization(cx, org).await?.zone;
    let now = cx.clock.now();
    let tx = cx.db.begin_write().await?;
    if !people(&tx, org).await?.contains_key(&person) {
        return Err(Error::NotFound("person"));
    }
    if let Some(known) = unfinished(&tx, org, person).await? {
        return Ok(IomId(known.id));
    }
    let covered = repo::covered(&tx, org, person).await?;
    let open = repo::open_deficits(&tx, org, Some(person)).await?;
    let open = open.into_iter().filter(|row| !covered.contains(&row.id)).collect();
    let (rules, _) = repo::rules(&tx, org).await?;
    let from = day(now, zone);
    let id = draft(&tx, (org, person), (actor, now, from), &rules, &gravest(open)).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(id)
}

async fn unfinished(tx: &impl ConnectionTrait, org: OrgId, person: PersonId) -> Result<Option<iom::Model>> {
    Ok(iom::Entity::find()
        .filter(iom::Column::OrgId.eq(org.0))
        .filter(iom::Column::PersonId.eq(person.0))
        .filter(iom::Column::State.is_in([IomState::Draft.code(), IomState::OnApproval.code()]))
        .one(tx)
        .await?)
}

/// The middle and the highest levels; the light ones only when there is nothing graver.
fn gravest(open: Vec<deficit::Model>) -> Vec<deficit::Model> {
    let is_grave = |row: &deficit::Model| row.severity >= i32::from(MEDIUM);
    let has_grave = open.iter().any(is_grave);
    let chosen = open.into_iter().filter(|row| !has_grave || is_grave(row));
    chosen.take(LINKED_AT_ONCE).collect()
}

async fn draft(
    tx: &impl ConnectionTrait,
    (org, person): (OrgId, PersonId),
    (actor, now, from): (&Actor, DateTime<Utc>, NaiveDate),
    rules: &IomRules,
    deficits: &[deficit::Model],
) -> Result<IomId> {
    let id = IomId(Uuid::now_v7());
    let to = from.checked_add_days(Days::new(rules.days.into())).unwrap_or(from);
    let weaknesses: Vec<Weakness> = deficits.iter().map(weakness).collect();
    let row = iom::ActiveModel {
        org_id: Set(org.0),
        id: Set(id.0),
        person_id: Set(person.0),
        state: Set(IomState::Draft.code().to_owned()),
        period_from: Set(Some(from)),
        period_to: Set(Some(to)),
        goal: Set(match weaknesses.is_empty() {
            true => String::new(),
            false => goal(&rules.goal, &weaknesses, to),
        }),
        expected: Set(rules.expected.clone()),
        escort: Set(String::new()),
        approved_on: Set(None),
        approved_by: Set(None),
        ended_on: Set(None),
        conclusion: Set(String::new()),
        next_step: Set(String::new()),
        cancel_reason: Set(String::new()),
        note: Set(String::new()),
        origin: Set("composed".to_owned()),
        created_at: Set(now),
        created_by: Set(actor.user().map(|user| user.0)),
        changed_at: Set(now),
    };
    iom::Entity::insert(row).exec_without_returning(tx).await?;
    fill(tx, org, id, deficits, rules, from).await?;
    let added = Record {
        register: super::REGISTER,
        subject: id.0,
        act: "compose",
        changes: Vec::new(),
    };
    record(tx, actor, org, now, added).await?;
    Ok(id)
}

/// Links a route that came with a file to the person's own gravest deficits, as many as it counts and as were found by
/// that day, and writes the proposed activities.
pub(crate) async fn draw_up_again(tx: &impl ConnectionTrait, org: OrgId, id: Uuid, from: NaiveDate) -> Result<()> {
    let row = repo::iom(tx, org, IomId(id)).await?;
    let counted = repo::links(tx, org, [id]).await?;
    let open = repo::open_deficits(tx, org, Some(PersonId(row.person_id))).await?;
    let found: Vec<deficit::Model> = open
        .into_iter()
        .filter(|one| one.detected_on <= from)
        .take(counted.len())
        .collect();
    let replaced: Vec<Uuid> = counted.iter().take(found.len()).map(|link| link.id).collect();
    links::unlink(tx, org, &replaced).await?;
    let (rules, _) = repo::rules(tx, org).await?;
    fill(tx, org, IomId(id), &found, &rules, from).await?;
    if found.is_empty() {
        return Ok(());
    }
    let weaknesses: Vec<Weakness> = found.iter().map(weakness).collect();
    let told = iom::ActiveModel {
        org_id: Set(row.org_id),
        id: Set(row.id),
        goal: Set(goal(&rules.goal, &weaknesses, row.period_to.unwrap_or(from))),
        expected: Set(rules.expected),
        ..Default::default()
    };
    told.update(tx).await?;
    Ok(())
}

/// Links a route to deficits of ours and writes the activities that the rules propose for them.
async fn fill(
    tx: &impl ConnectionTrait,
    org: OrgId,
    id: IomId,
    deficits: &[deficit::Model],
    rules: &IomRules,
    from: NaiveDate,
) -> Result<()> {
    let titles = repo::instruments(tx, org).await?;
    let mut linked = Vec::new();
    for (place, row) in deficits.iter().enumerate() {
        let position = i32::try_from(place).unwrap_or(i32::MAX);
        linked.push(links::own(tx, org, id.0, row, &titles, position).await?);
    }
    let weaknesses: Vec<Weakness> = deficits.iter().map(weakness).collect();
    let proposed = propose(&weaknesses, rules, from);
    let rows: Vec<iom_activity::ActiveModel> = proposed
        .into_iter()
        .enumerate()
        .map(|(place, one)| activity(org, id, place, linked.get(one.weakness).copied(), one))
        .collect();
    if !rows.is_empty() {
        iom_activity::Entity::insert_many(rows)
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

fn weakness(row: &deficit::Model) -> Weakness {
    Weakness {
        competence: row.competence.clone(),
        title: row.title.clone(),
        severity: u8::try_from(row.severity).unwrap_or_default(),
    }
}

fn activity(org: OrgId, id: IomId, place: usize, link: Option<Uuid>, one: Proposed) -> iom_activity::ActiveModel {
    iom_activity::ActiveModel {
        org_id: Set(org.0),
        id: Set(Uuid::now_v7()),
        iom_id: Set(id.0),
        position: Set(i32::try_from(place).unwrap_or(i32::MAX)),
        iom_deficit_id: Set(link),
        kind: Set(one.kind.code().to_owned()),
        title: Set(one.title),
        provider: Set(one.provider),
        hours: Set(one.hours.and_then(|hours| i32::try_from(hours).ok())),
        due: Set(Some(one.due)),
        result_form: Set(one.result_form),
        state: Set(ActivityState::Planned.code().to_owned()),
        done_on: Set(None),
        evidence: Set(String::new()),
    }
}
