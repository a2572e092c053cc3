//! The register as a file that can be loaded again: the columns of the import, a line per contract.

use super::list::question;
use super::list_query::{Found, rows, sorts};
use super::people::{people, unions};
use super::repo::staff_of;
use crate::Backend;
use crate::actor::Actor;
use crate::entity::employment;
use crate::error::Result;
use crate::formats::table::{Cell, Table};
use chrono::NaiveDate;
use domain::access::Verb;
use domain::ids::{OrgId, PersonId, UnionId};
use domain::registers::listing::Listing;
use sea_orm::sea_query::Order;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder};
use std::collections::BTreeMap;
use uuid::Uuid;

/// More people than this are no file for a school.
const MOST_ROWS: u64 = 50_000;
/// A query may name so many people at once.
const AT_ONCE: usize = 5_000;

/// The words of the file.
#[derive(Clone, Debug)]
pub struct StaffWords {
    pub title: String,
    /// Person, name, post, union, kind, rate, first day, last day, remark.
    pub head: [String; 9],
    /// Codes of kinds with their words.
    pub kinds: Vec<(String, String)>,
}

/// The contracts of the people who fit the search and the filters: of those at work the ones that last on the date.
pub async fn export(cx: &Backend, actor: &Actor, org: OrgId, listing: &Listing, words: &StaffWords) -> Result<Table> {
    actor.require(Verb::RosterRead, org)?;
    let db = cx.db.read();
    let question = question(cx, org, listing).await?;
    let mut asked = rows(&question);
    asked.order_by_expr(sorts()[0].1.clone(), Order::Asc).limit(MOST_ROWS);
    let found = db.query_all(&asked).await?;
    let found: Vec<Found> = found
        .iter()
        .map(|row| Found::from_query_result(row, ""))
        .collect::<Result<_, _>>()?;
    let people = people(db, org).await?;
    let unions: BTreeMap<UnionId, String> = unions(db, org).await?.into_iter().collect();
    let is_at_work = listing.filter("state").is_empty();
    let mut lines = Vec::new();
    for part in found.chunks(AT_ONCE) {
        let ids: Vec<Uuid> = part.iter().map(|row| row.id).collect();
        let contracts = contracts(db, org, &ids).await?;
        let staff = staff_of(db, org, &ids).await?;
        for person in part {
            let own = contracts.get(&person.id).into_iter().flatten();
            let shown = own.filter(|row| !is_at_work || lasts(row, question.on));
            for row in shown {
                let contract = staff.employments.iter().find(|one| one.id.0 == row.id);
                let union = contract.and_then(|one| unions.get(&one.union_on(question.on)?).cloned());
                let code = people.get(&PersonId(person.id)).and_then(|one| one.code.clone());
                lines.push(line(code, person, row, union.unwrap_or_default(), words));
            }
        }
    }
    Ok(Table {
        title: words.title.clone(),
        head: words.head.to_vec(),
        rows: lines,
    })
}

fn lasts(row: &employment::Model, on: NaiveDate) -> bool {
    row.start_date <= on && row.end_date.is_none_or(|end| on <= end)
}

async fn contracts(
    db: &impl ConnectionTrait,
    org: OrgId,
    people: &[Uuid],
) -> Result<BTreeMap<Uuid, Vec<employment::Model>>> {
    let rows = employment::Entity::find()
        .filter(employment::Column::OrgId.eq(org.0))
        .filter(employment::Column::PersonId.is_in(people.iter().copied()))
        .order_by_asc(employment::Column::StartDate)
        .order_by_asc(employment::Column::Id)
        .all(db)
        .await?;
    let mut own: BTreeMap<Uuid, Vec<employment::Model>> = BTreeMap::new();
    for row in rows {
        own.entry(row.person_id).or_default().push(row);
    }
    Ok(own)
}

fn line(code: Option<String>, person: &Found, row: &employment::Model, union: String, words: &StaffWords) -> Vec<Cell> {
    let day = |day: NaiveDate| day.format("%d.%m.%Y").to_string();
    let kind = words.kinds.iter().find(|(code, _)| *code == row.kind);
    [
        code.unwrap_or_default(),
        person.name().full(),
        row.position.clone(),
        union,
        kind.map_or_else(|| row.kind.clone(), |(_, word)| word.clone()),
        super::contract::rate(row.rate_hundredths),
        day(row.start_date),
        row.end_date.map(day).unwrap_or_default(),
        row.note.clone(),
    ]
    .map(Cell::from)
    .to_vec()
}
