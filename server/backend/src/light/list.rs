//! A light register searched, filtered, sorted and cut by the database.

use super::outlook::{directions, without_mentor};
use crate::Backend;
use crate::actor::Actor;
use crate::entity::{light_record, methodical_union, person};
use crate::error::Result;
use crate::registers::{Sort, contains, page};
use crate::roster::union_choices;
use chrono::{Datelike, NaiveDate};
use domain::access::Verb;
use domain::ids::{LightRecordId, OrgId};
use domain::light::register::{Field, Light};
use domain::light::wire::{LightLine, LightList};
use domain::registers::listing::{Listing, Page};
use domain::roster::name::FullName;
use sea_orm::sea_query::{Asterisk, BinOper, Expr, ExprTrait, Func, Query, SelectStatement};
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

/// The second person of a row.
const OTHER: &str = "others";
/// More years than these are no filter.
const MOST_YEARS: usize = 15;

/// A row as the database gives it.
#[derive(Debug, FromQueryResult)]
pub(super) struct Found {
    id: Uuid,
    form: String,
    title: String,
    place: String,
    amount: Option<i32>,
    starts_on: NaiveDate,
    ends_on: Option<NaiveDate>,
    number: String,
    state: String,
    note: String,
    union_id: Option<Uuid>,
    union_title: Option<String>,
    last_name: Option<String>,
    first_name: Option<String>,
    patronymic: Option<String>,
    other_last: Option<String>,
    other_first: Option<String>,
    other_patronymic: Option<String>,
}

impl Found {
    /// The row as pages and files show it.
    pub fn line(self) -> LightLine {
        LightLine {
            id: Some(LightRecordId(self.id)),
            form: self.form,
            person: named(self.last_name, self.first_name, self.patronymic),
            other: named(self.other_last, self.other_first, self.other_patronymic),
            union: self.union_id.map(|id| id.to_string()).unwrap_or_default(),
            union_title: self.union_title.unwrap_or_default(),
            title: self.title,
            place: self.place,
            amount: self.amount,
            from: Some(self.starts_on),
            to: self.ends_on,
            number: self.number,
            state: self.state,
            note: self.note,
        }
    }
}

fn named(last: Option<String>, first: Option<String>, patronymic: Option<String>) -> String {
    let name = last.map(|last| FullName {
        last,
        first: first.unwrap_or_default(),
        patronymic: patronymic.unwrap_or_default(),
    });
    name.map(|name| name.full()).unwrap_or_default()
}

/// The part of a register that is asked for.
pub async fn list(cx: &Backend, actor: &Actor, org: OrgId, register: Light, listing: &Listing) -> Result<LightList> {
    actor.require(Verb::LightRead, org)?;
    let db = cx.db.read();
    let found: Page<Found> = page(db, rows(org, register, listing), listing, &sorts(register), tie()).await?;
    let (all, years) = extent(db, org, register).await?;
    Ok(LightList {
        register,
        page: found.map(Found::line),
        all,
        years,
        unions: union_choices(db, org).await?,
        directions: directions(cx, org, register).await?,
        without_mentor: without_mentor(cx, org, register).await?,
        may_write: actor.may(Verb::LightWrite, org),
    })
}

fn own(column: light_record::Column) -> (light_record::Entity, light_record::Column) {
    (light_record::Entity, column)
}

/// The rows that fit the search and the filters.
pub(super) fn rows(org: OrgId, register: Light, listing: &Listing) -> SelectStatement {
    use light_record::Column as C;
    let other = |column: person::Column| (OTHER, column);
    let mut rows = Query::select()
        .columns([C::Id, C::Form, C::Title, C::Place, C::Amount, C::StartsOn].map(own))
        .columns([C::EndsOn, C::Number, C::State, C::Note, C::UnionId].map(own))
        .columns([
            (person::Entity, person::Column::LastName),
            (person::Entity, person::Column::FirstName),
            (person::Entity, person::Column::Patronymic),
        ])
        .expr_as(Expr::col(other(person::Column::LastName)), "other_last")
        .expr_as(Expr::col(other(person::Column::FirstName)), "other_first")
        .expr_as(Expr::col(other(person::Column::Patronymic)), "other_patronymic")
        .expr_as(
            Expr::col((methodical_union::Entity, methodical_union::Column::Title)),
            "union_title",
        )
        .from(light_record::Entity)
        .left_join(
            person::Entity,
            Expr::col((person::Entity, person::Column::Id)).equals(own(C::PersonId)),
        )
        .join_as(
            sea_orm::sea_query::JoinType::LeftJoin,
            person::Entity,
            OTHER,
            Expr::col(other(person::Column::Id)).equals(own(C::OtherPersonId)),
        )
        .left_join(
            methodical_union::Entity,
            Expr::col((methodical_union::Entity, methodical_union::Column::Id))
                .equals(own(C::UnionId))
                .and(Expr::col((methodical_union::Entity, methodical_union::Column::OrgId)).equals(own(C::OrgId))),
        )
        .and_where(Expr::col(own(C::OrgId)).eq(org.0))
        .and_where(Expr::col(own(C::Register)).eq(register.code()))
        .cond_where(contains(searched(), &listing.find))
        .to_owned();
    narrow(&mut rows, register, listing);
    rows
}

fn narrow(rows: &mut SelectStatement, register: Light, listing: &Listing) {
    use light_record::Column as C;
    let described = register.described();
    for (name, column, codes) in [
        ("form", C::Form, described.forms),
        ("state", C::State, described.states),
    ] {
        if codes.contains(&listing.filter(name)) {
            rows.and_where(Expr::col(own(column)).eq(listing.filter(name)));
        }
    }
    if let Ok(union) = listing.filter("union").parse::<Uuid>() {
        rows.and_where(Expr::col(own(C::UnionId)).eq(union));
    }
    let first_of = |year: i32| NaiveDate::from_ymd_opt(year, 1, 1);
    if let Ok(year) = listing.filter("year").parse::<i32>()
        && let (Some(from), Some(to)) = (first_of(year), first_of(year + 1))
    {
        rows.and_where(Expr::col(own(C::StartsOn)).lt(to));
        rows.and_where(Func::coalesce([Expr::col(own(C::EndsOn)), Expr::col(own(C::StartsOn))]).gte(from));
    }
}

/// Both names and the title, so that words of a search may stand in any of them.
fn searched() -> Expr {
    let key = |from: Expr| Expr::from(Func::coalesce([from, Expr::val("")]));
    let parts = [
        Expr::col((person::Entity, person::Column::SortKey)),
        Expr::col((OTHER, person::Column::SortKey)),
    ];
    let title = Expr::col(own(light_record::Column::SortKey));
    parts.into_iter().fold(title, |all, part| {
        all.binary(BinOper::Custom("||"), Expr::val(" "))
            .binary(BinOper::Custom("||"), key(part))
    })
}

/// What the headings sort by; the register's own order is that of its first column.
pub(super) fn sorts(register: Light) -> Vec<Sort> {
    let by = |field: &Field| (field.code(), sort_of(*field));
    register.described().columns.iter().map(by).collect()
}

fn sort_of(field: Field) -> Expr {
    use light_record::Column as C;
    match field {
        Field::Person => Expr::col((person::Entity, person::Column::SortKey)),
        Field::Other => Expr::col((OTHER, person::Column::SortKey)),
        Field::Union => Expr::col((methodical_union::Entity, methodical_union::Column::Title)),
        Field::Title => Expr::col(own(C::SortKey)),
        Field::Form => Expr::col(own(C::Form)),
        Field::Place => Expr::col(own(C::Place)),
        Field::Amount => Expr::col(own(C::Amount)),
        Field::From => Expr::col(own(C::StartsOn)),
        Field::To => Expr::col(own(C::EndsOn)),
        Field::Number => Expr::col(own(C::Number)),
        Field::State => Expr::col(own(C::State)),
        Field::Note => Expr::col(own(C::Note)),
    }
}

/// Makes the order the same every time.
pub(super) fn tie() -> Expr {
    Expr::col(own(light_record::Column::Id))
}

/// How many rows there are at all, and the years they begin in.
async fn extent(db: &impl ConnectionTrait, org: OrgId, register: Light) -> Result<(u64, Vec<i32>)> {
    let starts = || Expr::col(light_record::Column::StartsOn);
    let all = Query::select()
        .expr(Expr::col(Asterisk).count())
        .expr(starts().min())
        .expr(starts().max())
        .from(light_record::Entity)
        .and_where(Expr::col(light_record::Column::OrgId).eq(org.0))
        .and_where(Expr::col(light_record::Column::Register).eq(register.code()))
        .to_owned();
    let Some(row) = db.query_one(&all).await? else {
        return Ok((0, Vec::new()));
    };
    let count: i64 = row.try_get_by_index(0)?;
    let day = |at: usize| -> Result<Option<NaiveDate>> { Ok(row.try_get_by_index(at)?) };
    let years = match (day(1)?, day(2)?) {
        (Some(first), Some(last)) => (first.year()..=last.year()).rev().take(MOST_YEARS).collect(),
        _ => Vec::new(),
    };
    Ok((u64::try_from(count).unwrap_or_default(), years))
}
