//! The bank of vacancies on a day: searched, filtered, sorted and cut by the database; what it adds up to; and the rows
//! that wait for the word of January (SR-65).

use super::repo;
use crate::Backend;
use crate::accounts::organization;
use crate::actor::Actor;
use crate::clock::day;
use crate::entity::vacancy;
use crate::error::Result;
use crate::registers::{Sort, contains, page};
use chrono::{Datelike, NaiveDate};
use domain::access::Verb;
use domain::ids::OrgId;
use domain::registers::listing::{Listing, Page};
use domain::roster::sheet::parse_date;
use domain::vacancies::sums::sums;
use domain::vacancies::vacancy::{Open, census_of};
use domain::vacancies::wire::{VacancyLine, VacancyList, VacancySheet};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, IntoCondition, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

/// The filters of the bank's address.
pub const FILTERS: [&str; 3] = ["state", "kind", "on"];

/// The part of the bank that is asked for; without a word about it the open rows of today.
pub async fn vacancies(cx: &Backend, actor: &Actor, org: OrgId, listing: &Listing) -> Result<VacancyList> {
    actor.require(Verb::VacancyRead, org)?;
    let (db, today) = (cx.db.read(), day(cx.clock.now(), organization(cx, org).await?.zone));
    let on = day_of(listing, today);
    let found: Page<vacancy::Model> = page(db, rows(org, listing, on), listing, &sorts(), tie()).await?;
    let own = vacancy::Entity::find().filter(vacancy::Column::OrgId.eq(org.0));
    let census = census_of(today);
    Ok(VacancyList {
        on,
        page: found.map(|row| repo::line(row, on)),
        all: own.clone().count(db).await?,
        open: own.clone().filter(open_on(on)).count(db).await?,
        closed: own.filter(vacancy::Column::ClosedOn.lte(on)).count(db).await?,
        sums: sums(&open_rows(db, org, on).await?),
        awaiting: awaiting(db, org, today).await?,
        census,
        is_january: today.month() == 1,
        may_write: actor.may(Verb::VacancyWrite, org),
    })
}

/// What is printed: everything open on the day.
pub async fn sheet(cx: &Backend, actor: &Actor, org: OrgId, on: &str) -> Result<VacancySheet> {
    actor.require(Verb::VacancyRead, org)?;
    let school = organization(cx, org).await?;
    let on = parse_date(on).unwrap_or_else(|| day(cx.clock.now(), school.zone));
    let rows = open_rows(cx.db.read(), org, on).await?;
    Ok(VacancySheet {
        organization: school.full_name,
        on,
        sums: sums(&rows),
        rows,
    })
}

/// The day asked for, or today.
pub(super) fn day_of(listing: &Listing, today: NaiveDate) -> NaiveDate {
    parse_date(listing.filter("on")).unwrap_or(today)
}

/// Rows that were open on the day, by post.
async fn open_rows(db: &impl ConnectionTrait, org: OrgId, on: NaiveDate) -> Result<Vec<VacancyLine>> {
    let rows = vacancy::Entity::find()
        .filter(vacancy::Column::OrgId.eq(org.0))
        .filter(open_on(on))
        .order_by_asc(vacancy::Column::SortKey)
        .order_by_asc(vacancy::Column::Id)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| repo::line(row, on)).collect())
}

/// Rows that are open, were open on 1 January, and about which nobody has said since then that they are true.
async fn awaiting(db: &impl ConnectionTrait, org: OrgId, today: NaiveDate) -> Result<Vec<VacancyLine>> {
    let mut rows = open_rows(db, org, today).await?;
    rows.retain(|row| awaits(row, today));
    Ok(rows)
}

/// How many rows January asks about; none in other months.
pub(crate) async fn count_of_january(cx: &Backend, org: OrgId) -> Result<u64> {
    let today = day(cx.clock.now(), organization(cx, org).await?.zone);
    if today.month() != 1 {
        return Ok(0);
    }
    let rows = awaiting(cx.db.read(), org, today).await?;
    Ok(u64::try_from(rows.len()).unwrap_or_default())
}

/// Does the row wait for the word of January?
pub(super) fn awaits(row: &VacancyLine, today: NaiveDate) -> bool {
    let open = Open {
        opened_on: row.opened_on,
        closed_on: row.closed_on,
    };
    open.on(today) && open.awaits(row.confirmed_on, census_of(today))
}

fn open_on(on: NaiveDate) -> Condition {
    let not_closed = Condition::any()
        .add(vacancy::Column::ClosedOn.is_null())
        .add(vacancy::Column::ClosedOn.gt(on));
    vacancy::Column::OpenedOn.lte(on).into_condition().add(not_closed)
}

/// The rows that fit the search and the filters.
pub(super) fn rows(org: OrgId, listing: &Listing, on: NaiveDate) -> SelectStatement {
    use vacancy::Column::*;
    let mut rows = Query::select()
        .columns([
            OrgId,
            Id,
            Code,
            Position,
            SortKey,
            PositionGroup,
            Counts,
            Subject,
            Posts,
            RateHundredths,
            LoadHours,
            OpenedOn,
            ClosedOn,
            CloseReason,
            IsTemporary,
            LastConfirmedOn,
            Note,
            CreatedAt,
        ])
        .from(vacancy::Entity)
        .and_where(Expr::col(OrgId).eq(org.0))
        .cond_where(contains(Expr::col(SortKey), &listing.find))
        .to_owned();
    match listing.filter("state") {
        "closed" => drop(rows.and_where(Expr::col(ClosedOn).lte(on))),
        "all" => {}
        _ => drop(rows.cond_where(open_on(on))),
    }
    match listing.filter("kind") {
        "temporary" => drop(rows.and_where(Expr::col(IsTemporary).eq(true))),
        "permanent" => drop(rows.and_where(Expr::col(IsTemporary).eq(false))),
        _ => {}
    }
    rows
}

/// What the headings sort by; the bank's own order is the alphabet.
pub(super) fn sorts() -> [Sort; 5] {
    use vacancy::Column::*;
    [
        ("position", Expr::col(SortKey)),
        ("rate", Expr::col(RateHundredths)),
        ("opened", Expr::col(OpenedOn)),
        ("closed", Expr::col(ClosedOn)),
        ("confirmed", Expr::col(LastConfirmedOn)),
    ]
}

/// Makes the order the same every time.
pub(super) fn tie() -> Expr {
    Expr::col(vacancy::Column::Id)
}
