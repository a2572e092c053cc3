//! The register of events: searched, filtered, sorted and cut by the database.

use super::repo;
use crate::Backend;
use crate::actor::Actor;
use crate::entity::{event, event_participation};
use crate::error::Result;
use crate::registers::{Sort, contains, page};
use chrono::{Datelike, NaiveDate};
use domain::access::Verb;
use domain::events::event::{EventKind, EventLevel};
use domain::events::participation::ParticipationState;
use domain::events::wire::{EventLine, EventList};
use domain::ids::{EventId, OrgId};
use domain::registers::listing::{Listing, Page};
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, QuerySelect};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The filters of the register's address.
pub const FILTERS: [&str; 5] = ["level", "kind", "year", "method", "waiting"];

/// A row as the database gives it.
#[derive(Debug, FromQueryResult)]
pub(super) struct Found {
    pub id: Uuid,
    pub code: String,
    pub title: String,
    pub kind: String,
    pub level: String,
    pub date_from: NaiveDate,
    pub date_to: NaiveDate,
    pub is_sci_method: bool,
    pub organiser: String,
    pub place: String,
    pub network_orgs: String,
    pub note: String,
    pub is_proposed: bool,
}

/// The part of the register that is asked for.
pub async fn events(cx: &Backend, actor: &Actor, org: OrgId, listing: &Listing) -> Result<EventList> {
    actor.require(Verb::EventRead, org)?;
    let db = cx.db.read();
    let ordered = listing.or_sorted(ORDER);
    let found: Page<Found> = page(db, rows(org, listing), &ordered, &sorts(), tie()).await?;
    let counts = counts(db, org, found.rows.iter().map(|row| row.id).collect()).await?;
    let (total, number) = (found.total, found.number);
    let lines = found.rows.into_iter().map(|row| line(row, &counts));
    Ok(EventList {
        page: Page {
            rows: lines.collect::<Result<_>>()?,
            total,
            number,
        },
        all: event::Entity::find()
            .filter(event::Column::OrgId.eq(org.0))
            .count(db)
            .await?,
        waiting_events: count_waiting_events(db, org).await?,
        waiting: count_waiting(db, org).await?,
        years: years(db, org).await?,
        may_write: actor.may(Verb::EventWrite, org),
    })
}

fn line(row: Found, counts: &BTreeMap<(Uuid, ParticipationState), u64>) -> Result<EventLine> {
    let count = |state| counts.get(&(row.id, state)).copied().unwrap_or_default();
    Ok(EventLine {
        id: EventId(row.id),
        level: repo::level(&row.level)?,
        kind: repo::kind(&row.kind),
        from: row.date_from,
        to: row.date_to,
        is_sci_method: row.is_sci_method,
        is_proposed: row.is_proposed,
        confirmed: count(ParticipationState::Confirmed),
        pending: count(ParticipationState::Pending),
        title: row.title,
    })
}

/// The rows that fit the search and the filters.
pub(super) fn rows(org: OrgId, listing: &Listing) -> SelectStatement {
    use event::Column::*;
    let mut rows = Query::select()
        .columns([
            Id,
            Code,
            Title,
            SortKey,
            Kind,
            Level,
            DateFrom,
            DateTo,
            IsSciMethod,
            Organiser,
            Place,
            NetworkOrgs,
            Note,
            IsProposed,
        ])
        .from(event::Entity)
        .and_where(Expr::col(OrgId).eq(org.0))
        .cond_where(contains(Expr::col(SortKey), &listing.find))
        .to_owned();
    if let Some(level) = EventLevel::from_code(listing.filter("level")) {
        rows.and_where(Expr::col(Level).eq(level.code()));
    }
    if let Some(kind) = EventKind::from_code(listing.filter("kind")) {
        rows.and_where(Expr::col(Kind).eq(kind.code()));
    }
    match listing.filter("method") {
        "yes" => drop(rows.and_where(Expr::col(IsSciMethod).eq(true))),
        "no" => drop(rows.and_where(Expr::col(IsSciMethod).eq(false))),
        _ => {}
    }
    if let Some((from, to)) = listing.filter("year").parse().ok().and_then(days_of) {
        rows.and_where(Expr::col(DateTo).gte(from))
            .and_where(Expr::col(DateTo).lte(to));
    }
    if !listing.filter("waiting").is_empty() {
        rows.and_where(Expr::col(Id).in_subquery(waiting_events(org)));
    }
    rows
}

/// The first and the last day of a year.
pub(super) fn days_of(year: i32) -> Option<(NaiveDate, NaiveDate)> {
    NaiveDate::from_ymd_opt(year, 1, 1).zip(NaiveDate::from_ymd_opt(year, 12, 31))
}

/// The register's own order: the latest first.
pub(super) const ORDER: &str = "-date";

/// What the headings sort by.
pub(super) fn sorts() -> [Sort; 3] {
    [
        ("date", Expr::col(event::Column::DateTo)),
        ("title", Expr::col(event::Column::SortKey)),
        ("level", rank()),
    ]
}

/// Levels from the narrowest to the widest; their codes know no order.
fn rank() -> Expr {
    let ranks = (0_i32..).zip(EventLevel::ALL);
    let case = ranks.fold(CaseStatement::new(), |case, (rank, level)| {
        case.case(Expr::col(event::Column::Level).eq(level.code()), rank)
    });
    case.finally(99).into()
}

/// Makes the order the same every time.
pub(super) fn tie() -> Expr {
    Expr::col(event::Column::Id)
}

fn waiting_events(org: OrgId) -> SelectStatement {
    Query::select()
        .column(event_participation::Column::EventId)
        .from(event_participation::Entity)
        .and_where(Expr::col(event_participation::Column::OrgId).eq(org.0))
        .and_where(Expr::col(event_participation::Column::State).eq(ParticipationState::Pending.code()))
        .to_owned()
}

async fn count_waiting_events(db: &impl ConnectionTrait, org: OrgId) -> Result<u64> {
    let waiting = event::Entity::find()
        .filter(event::Column::OrgId.eq(org.0))
        .filter(event::Column::Id.in_subquery(waiting_events(org)));
    Ok(waiting.count(db).await?)
}

/// How many participations wait for a decision.
pub(crate) async fn count_waiting(db: &impl ConnectionTrait, org: OrgId) -> Result<u64> {
    let waiting = event_participation::Entity::find()
        .filter(event_participation::Column::OrgId.eq(org.0))
        .filter(event_participation::Column::State.eq(ParticipationState::Pending.code()));
    Ok(waiting.count(db).await?)
}

async fn counts(
    db: &impl ConnectionTrait,
    org: OrgId,
    events: Vec<Uuid>,
) -> Result<BTreeMap<(Uuid, ParticipationState), u64>> {
    let rows: Vec<(Uuid, String, i64)> = event_participation::Entity::find()
        .select_only()
        .column(event_participation::Column::EventId)
        .column(event_participation::Column::State)
        .column_as(event_participation::Column::Id.count(), "people")
        .filter(event_participation::Column::OrgId.eq(org.0))
        .filter(event_participation::Column::EventId.is_in(events))
        .group_by(event_participation::Column::EventId)
        .group_by(event_participation::Column::State)
        .into_tuple()
        .all(db)
        .await?;
    let count = |(event, state, count): (Uuid, String, i64)| {
        Ok(((event, repo::state(&state)?), u64::try_from(count).unwrap_or_default()))
    };
    rows.into_iter().map(count).collect()
}

/// From the year of the latest event back to that of the first.
async fn years(db: &impl ConnectionTrait, org: OrgId) -> Result<Vec<i32>> {
    let ends: Option<(Option<NaiveDate>, Option<NaiveDate>)> = event::Entity::find()
        .select_only()
        .column_as(event::Column::DateTo.min(), "first")
        .column_as(event::Column::DateTo.max(), "last")
        .filter(event::Column::OrgId.eq(org.0))
        .into_tuple()
        .one(db)
        .await?;
    let Some((Some(first), Some(last))) = ends else {
        return Ok(Vec::new());
    };
    Ok((first.year()..=last.year()).rev().take(30).collect())
}
