//! The register as a file that can be loaded again: the columns of the import, by the words given.

use super::list::{Found, Parts, rows, sorts};
use crate::Backend;
use crate::actor::Actor;
use crate::error::Result;
use crate::formats::table::{Cell, Table, day};
use crate::roster::people;
use domain::access::Verb;
use domain::ids::{OrgId, PersonId};
use domain::registers::listing::Listing;
use sea_orm::sea_query::Order;
use sea_orm::{ConnectionTrait, FromQueryResult};

/// The words of the file: its title, its headings in order, the states.
#[derive(Clone, Debug)]
pub struct IomWords {
    pub title: String,
    /// Person, name, state, day of approval, deficits, first day, last day, escort, remark.
    pub head: [String; 9],
    /// Codes of states with their words.
    pub states: Vec<(String, String)>,
}

/// More rows than this are no file for a school.
const MOST_ROWS: u64 = 50_000;

/// All rows that fit the search and the filters.
pub async fn export(cx: &Backend, actor: &Actor, org: OrgId, listing: &Listing, words: &IomWords) -> Result<Table> {
    actor.require(Verb::IomRead, org)?;
    let db = cx.db.read();
    let mut rows = rows(org, listing);
    if let Some((_, by)) = sorts().first() {
        rows.order_by_expr(by.clone(), Order::Asc).limit(MOST_ROWS);
    }
    let found = db.query_all(&rows).await?;
    let found: Vec<Found> = found
        .iter()
        .map(|row| Found::from_query_result(row, ""))
        .collect::<Result<_, _>>()?;
    let parts = Parts::of(db, org, found.iter().map(|row| row.id).collect()).await?;
    let people = people(db, org).await?;
    let line = |row: Found| {
        let links = parts.links.get(&row.id).copied().unwrap_or_default();
        let name = row.name().full();
        let code = people.get(&PersonId(row.person_id)).and_then(|one| one.code.clone());
        let state = words.states.iter().find(|(code, _)| *code == row.state);
        let state = state.map_or(row.state.clone(), |(_, word)| word.clone());
        vec![
            Cell::from(code.unwrap_or_else(|| name.clone())),
            Cell::from(name),
            Cell::from(state),
            Cell::from(day(row.approved_on)),
            Cell::from(i32::try_from(links).unwrap_or(i32::MAX)),
            Cell::from(day(row.period_from)),
            Cell::from(day(row.period_to)),
            Cell::from(row.escort),
            Cell::from(row.note),
        ]
    };
    Ok(Table {
        title: words.title.clone(),
        head: words.head.to_vec(),
        rows: found.into_iter().map(line).collect(),
    })
}
