//! A teacher's own side of events, behind the personal link: where they took part, and proposing one more. What is
//! proposed waits, and counts nowhere until somebody confirms it (AC-09).

use super::attend::Fresh;
use super::write::{differences, done, insert};
use super::{people, repo};
use crate::Backend;
use crate::accounts::{Organization, organization};
use crate::attempts::{Respondent, whose};
use crate::clock::day;
use crate::entity::{event, event_participation};
use crate::error::{Error, Result};
use crate::registers::record;
use crate::roster;
use chrono::{DateTime, Days, NaiveDate, Utc};
use domain::events::form::{EventForm, ProposedEvent, read_proposal};
use domain::events::participation::ParticipationState;
use domain::events::wire::{EventChoice, OwnEvents, OwnParticipation, ProposalInput};
use domain::ids::{EventId, OrgId, PersonId};
use domain::registers::history::Change;
use domain::roster::name::fold;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// More of them wait than anybody proposes in earnest.
const MOST_WAITING: u64 = 20;
/// Events of so many days back are offered, and so many of them.
const OFFERED_DAYS: Days = Days::new(400);
const OFFERED: u64 = 100;

/// Where the person of the link took part, and what can be proposed.
pub async fn own_events(cx: &Backend, respondent: &Respondent) -> Result<OwnEvents> {
    let (org, person) = person_of(cx, respondent).await?;
    let (db, school) = (cx.db.read(), organization(cx, org).await?);
    let today = day(cx.clock.now(), school.zone);
    let own = own(db, org, person).await?;
    let events = event::Entity::find()
        .filter(event::Column::OrgId.eq(org.0))
        .filter(event::Column::Id.is_in(own.iter().map(|row| row.event_id)))
        .order_by_desc(event::Column::DateTo)
        .order_by_asc(event::Column::Id)
        .all(db)
        .await?;
    let of: BTreeMap<Uuid, event_participation::Model> = own.into_iter().map(|row| (row.event_id, row)).collect();
    let rows = events.into_iter().filter_map(|event| Some((of.get(&event.id)?, event)));
    let rows: Vec<OwnParticipation> = rows.map(|(row, event)| line(row, event)).collect::<Result<_>>()?;
    let known: BTreeSet<Uuid> = of.keys().copied().collect();
    let people = roster::people(db, org).await?;
    Ok(OwnEvents {
        person: people.get(&person).map(|one| one.name.full()).unwrap_or_default(),
        rows,
        events: offered(db, &school, today, &known).await?,
        may_propose: waiting(db, org, person).await? < MOST_WAITING,
        today,
        organization: school.short_name,
    })
}

/// The person of the link; nobody where answers have no names, or while the code of the slip is still asked for.
async fn person_of(cx: &Backend, respondent: &Respondent) -> Result<(OrgId, PersonId)> {
    let whose = whose(cx, respondent).await?;
    let person = whose.person.ok_or(Error::NotFound("person"))?;
    Ok((whose.org, person))
}

fn line(row: &event_participation::Model, event: event::Model) -> Result<OwnParticipation> {
    Ok(OwnParticipation {
        level: repo::level(&event.level)?,
        to: event.date_to,
        role: people::role(row),
        state: repo::state(&row.state)?,
        reason: row.reason.clone(),
        title: event.title,
    })
}

async fn own(db: &impl ConnectionTrait, org: OrgId, person: PersonId) -> Result<Vec<event_participation::Model>> {
    Ok(event_participation::Entity::find()
        .filter(event_participation::Column::OrgId.eq(org.0))
        .filter(event_participation::Column::PersonId.eq(person.0))
        .all(db)
        .await?)
}

async fn waiting(db: &impl ConnectionTrait, org: OrgId, person: PersonId) -> Result<u64> {
    let proposed = event_participation::Entity::find()
        .filter(event_participation::Column::OrgId.eq(org.0))
        .filter(event_participation::Column::PersonId.eq(person.0))
        .filter(event_participation::Column::IsProposed.eq(true))
        .filter(event_participation::Column::State.eq(ParticipationState::Pending.code()));
    Ok(proposed.count(db).await?)
}

/// What somebody may have been at: not ahead, not long ago. What another teacher wrote down is not shown to others.
async fn offered(
    db: &impl ConnectionTrait,
    school: &Organization,
    today: NaiveDate,
    known: &BTreeSet<Uuid>,
) -> Result<Vec<EventChoice>> {
    let rows = event::Entity::find()
        .filter(event::Column::OrgId.eq(school.id.0))
        .filter(event::Column::IsProposed.eq(false))
        .filter(event::Column::DateFrom.lte(today))
        .filter(event::Column::DateTo.gte(today - OFFERED_DAYS))
        .order_by_desc(event::Column::DateTo)
        .order_by_asc(event::Column::SortKey)
        .limit(OFFERED)
        .all(db)
        .await?;
    let choice = |row: event::Model| EventChoice {
        id: EventId(row.id),
        title: row.title,
        to: row.date_to,
    };
    let rows = rows.into_iter().filter(|row| !known.contains(&row.id));
    Ok(rows.map(choice).collect())
}

/// Proposes a participation of the person of the link, and of nobody else.
pub async fn propose(cx: &Backend, respondent: &Respondent, input: &ProposalInput) -> Result<()> {
    let (org, person) = person_of(cx, respondent).await?;
    let now = cx.clock.now();
    let today = day(now, super::zone(cx, org).await?);
    let proposal = read_proposal(input, today).map_err(Error::Invalid)?;
    let tx = cx.db.begin_write().await?;
    if waiting(&tx, org, person).await? >= MOST_WAITING {
        return Err(Error::conflict("proposal-too-many"));
    }
    let event = match proposal.event {
        ProposedEvent::Known(id) => known(&tx, org, id, today).await?,
        ProposedEvent::New(form) => known_or_new(&tx, respondent, (org, now), &form).await?,
    };
    if own(&tx, org, person).await?.iter().any(|row| row.event_id == event.id) {
        return Err(Error::conflict("participation-known"));
    }
    let fresh = Fresh {
        org,
        event: EventId(event.id),
        role: proposal.role,
        state: ParticipationState::Pending,
        now,
    };
    fresh
        .insert(&tx, &respondent.actor, person, true, &proposal.link)
        .await?;
    let people = roster::people(&tx, org).await?;
    let said = Change {
        field: "participant".to_owned(),
        before: String::new(),
        after: people::name(&people, person),
    };
    record(
        &tx,
        &respondent.actor,
        org,
        now,
        done(EventId(event.id), "propose", vec![said]),
    )
    .await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(())
}

async fn known(tx: &impl ConnectionTrait, org: OrgId, id: EventId, today: NaiveDate) -> Result<event::Model> {
    match repo::event(tx, org, id).await {
        Ok(event) if event.date_from <= today => Ok(event),
        Ok(_) => Err(Error::invalid("proposal[event]", "day-ahead")),
        Err(Error::NotFound(_)) => Err(Error::invalid("proposal[event]", "event-unknown")),
        Err(other) => Err(other),
    }
}

/// The event of that title on that day, or a new one that somebody still has to look at.
async fn known_or_new(
    tx: &impl ConnectionTrait,
    respondent: &Respondent,
    (org, now): (OrgId, DateTime<Utc>),
    form: &EventForm,
) -> Result<event::Model> {
    let same_day = event::Entity::find()
        .filter(event::Column::OrgId.eq(org.0))
        .filter(event::Column::DateFrom.lte(form.from))
        .filter(event::Column::DateTo.gte(form.from))
        .all(tx)
        .await?;
    let same = same_day.into_iter().find(|row| fold(&row.title) == fold(&form.title));
    if let Some(row) = same {
        return Ok(row);
    }
    let row = insert(tx, org, now, form, true).await?;
    let said = differences(None, &row);
    record(
        tx,
        &respondent.actor,
        org,
        now,
        done(EventId(row.id), "add_proposed", said),
    )
    .await?;
    Ok(row)
}
