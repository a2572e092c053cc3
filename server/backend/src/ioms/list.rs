//! The register of routes: searched, filtered, sorted and cut by the database.

use super::{place, repo};
use crate::Backend;
use crate::actor::Actor;
use crate::entity::{iom, person, union_membership};
use crate::error::{Error, Result};
use crate::registers::{Sort, contains, page};
use crate::roster::union_choices;
use anyhow::anyhow;
use chrono::NaiveDate;
use domain::access::Verb;
use domain::ids::{IomId, OrgId};
use domain::ioms::state::IomState;
use domain::ioms::wire::{IomLine, IomList};
use domain::registers::listing::{Listing, Page};
use domain::roster::name::FullName;
use sea_orm::sea_query::{Asterisk, Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A row as the database gives it.
#[derive(Debug, FromQueryResult)]
pub(super) struct Found {
    pub id: Uuid,
    pub person_id: Uuid,
    pub state: String,
    pub approved_on: Option<NaiveDate>,
    pub period_from: Option<NaiveDate>,
    pub period_to: Option<NaiveDate>,
    pub escort: String,
    pub note: String,
    last_name: String,
    first_name: String,
    patronymic: String,
}

impl Found {
    /// The person's name.
    pub fn name(&self) -> FullName {
        FullName {
            last: self.last_name.clone(),
            first: self.first_name.clone(),
            patronymic: self.patronymic.clone(),
        }
    }
}

/// The part of the register that is asked for.
pub async fn ioms(cx: &Backend, actor: &Actor, org: OrgId, listing: &Listing) -> Result<IomList> {
    actor.require(Verb::IomRead, org)?;
    let db = cx.db.read();
    let found: Page<Found> = page(db, rows(org, listing), listing, &sorts(), tie()).await?;
    let places = place::places(db, org, found.rows.iter().map(|row| row.person_id)).await?;
    let parts = Parts::of(db, org, found.rows.iter().map(|row| row.id).collect()).await?;
    let states = states(db, org).await?;
    let year = super::needed(cx, actor, org, "").await?;
    let page = Page {
        total: found.total,
        number: found.number,
        rows: found
            .rows
            .into_iter()
            .map(|row| line(row, &places, &parts))
            .collect::<Result<_>>()?,
    };
    Ok(IomList {
        page,
        all: states.iter().map(|(_, count)| count).sum(),
        states,
        unions: union_choices(db, org).await?,
        needed: year.needed,
        drawn_up: year.drawn_up,
        may_write: actor.may(Verb::IomWrite, org),
    })
}

fn line(row: Found, places: &BTreeMap<Uuid, place::Place>, parts: &Parts) -> Result<IomLine> {
    let (activities, done) = parts.activities.get(&row.id).copied().unwrap_or_default();
    let state = IomState::from_code(&row.state);
    Ok(IomLine {
        id: IomId(row.id),
        name: row.name().short_name(),
        union: places
            .get(&row.person_id)
            .map(|one| one.union.clone())
            .unwrap_or_default(),
        state: state.ok_or_else(|| Error::Unexpected(anyhow!("unknown state of a route {}", row.state)))?,
        approved_on: row.approved_on,
        until: row.period_to,
        escort: row.escort,
        links: parts.links.get(&row.id).copied().unwrap_or_default(),
        activities,
        done,
    })
}

/// Counts of the parts of some routes.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub links: BTreeMap<Uuid, usize>,
    activities: BTreeMap<Uuid, (usize, usize)>,
}

impl Parts {
    /// Counts them.
    pub async fn of(db: &impl ConnectionTrait, org: OrgId, ids: Vec<Uuid>) -> Result<Self> {
        let mut parts = Self::default();
        for link in repo::links(db, org, ids.clone()).await? {
            *parts.links.entry(link.iom_id).or_default() += 1;
        }
        for one in repo::activities(db, org, ids).await? {
            let (all, done) = parts.activities.entry(one.iom_id).or_default();
            *all += 1;
            *done += usize::from(one.state == "done");
        }
        Ok(parts)
    }
}

/// The rows that fit the search and the filters.
pub(super) fn rows(org: OrgId, listing: &Listing) -> SelectStatement {
    let own = |column: iom::Column| (iom::Entity, column);
    let mut rows = Query::select()
        .columns([
            own(iom::Column::Id),
            own(iom::Column::PersonId),
            own(iom::Column::State),
            own(iom::Column::ApprovedOn),
            own(iom::Column::PeriodFrom),
            own(iom::Column::PeriodTo),
            own(iom::Column::Escort),
            own(iom::Column::Note),
            own(iom::Column::CreatedAt),
        ])
        .columns([
            (person::Entity, person::Column::LastName),
            (person::Entity, person::Column::FirstName),
            (person::Entity, person::Column::Patronymic),
            (person::Entity, person::Column::SortKey),
        ])
        .from(iom::Entity)
        .inner_join(
            person::Entity,
            Expr::col((person::Entity, person::Column::Id)).equals(own(iom::Column::PersonId)),
        )
        .and_where(Expr::col(own(iom::Column::OrgId)).eq(org.0))
        .cond_where(contains(
            Expr::col((person::Entity, person::Column::SortKey)),
            &listing.find,
        ))
        .to_owned();
    let state = listing.filter("state");
    if IomState::from_code(state).is_some() {
        rows.and_where(Expr::col(own(iom::Column::State)).eq(state));
    }
    if let Ok(union) = listing.filter("union").parse::<Uuid>() {
        rows.and_where(Expr::col(own(iom::Column::PersonId)).in_subquery(members(org, union)));
    }
    if let Ok(year) = listing.filter("year").parse::<i32>()
        && let (Some(from), Some(to)) = (first_of(year), first_of(year + 1))
    {
        rows.and_where(Expr::col(own(iom::Column::ApprovedOn)).gte(from))
            .and_where(Expr::col(own(iom::Column::ApprovedOn)).lt(to));
    }
    rows
}

fn first_of(year: i32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, 1, 1)
}

fn members(org: OrgId, union: Uuid) -> SelectStatement {
    Query::select()
        .column(union_membership::Column::PersonId)
        .from(union_membership::Entity)
        .and_where(Expr::col(union_membership::Column::OrgId).eq(org.0))
        .and_where(Expr::col(union_membership::Column::UnionId).eq(union))
        .to_owned()
}

/// What the headings sort by; the register's own order is the alphabet.
pub(super) fn sorts() -> [Sort; 4] {
    [
        ("name", Expr::col((person::Entity, person::Column::SortKey))),
        ("state", Expr::col((iom::Entity, iom::Column::State))),
        ("approved", Expr::col((iom::Entity, iom::Column::ApprovedOn))),
        ("until", Expr::col((iom::Entity, iom::Column::PeriodTo))),
    ]
}

/// Makes the order the same every time.
pub(super) fn tie() -> Expr {
    Expr::col((iom::Entity, iom::Column::Id))
}

async fn states(db: &impl ConnectionTrait, org: OrgId) -> Result<Vec<(IomState, u64)>> {
    let counts = Query::select()
        .column(iom::Column::State)
        .expr(Expr::col(Asterisk).count())
        .from(iom::Entity)
        .and_where(Expr::col(iom::Column::OrgId).eq(org.0))
        .group_by_col(iom::Column::State)
        .to_owned();
    let mut states = Vec::new();
    for row in db.query_all(&counts).await? {
        let (state, count): (String, i64) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        states.extend(IomState::from_code(&state).map(|state| (state, u64::try_from(count).unwrap_or_default())));
    }
    states.sort();
    Ok(states)
}
