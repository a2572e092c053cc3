//! The bank as a file that can be loaded again: the columns of the import, by the words given.

use super::list::{day_of, rows, sorts, tie};
use super::repo::rate;
use crate::Backend;
use crate::accounts::organization;
use crate::actor::Actor;
use crate::clock;
use crate::entity::vacancy;
use crate::error::Result;
use crate::formats::table::{Cell, Table, day};
use crate::registers::{FileWords, whole};
use domain::access::Verb;
use domain::ids::OrgId;
use domain::points::show;
use domain::registers::listing::Listing;

/// All rows that fit the search and the filters, in the order asked for.
pub async fn export_vacancies(
    cx: &Backend,
    actor: &Actor,
    org: OrgId,
    listing: &Listing,
    words: &FileWords,
) -> Result<Table> {
    actor.require(Verb::VacancyRead, org)?;
    let on = day_of(listing, clock::day(cx.clock.now(), organization(cx, org).await?.zone));
    let found: Vec<vacancy::Model> = whole(cx.db.read(), rows(org, listing, on), listing, &sorts(), tie()).await?;
    let line = |row: vacancy::Model| {
        let kind = if row.is_temporary { "temporary" } else { "permanent" };
        vec![
            Cell::from(row.code),
            Cell::from(row.position),
            Cell::from(row.subject),
            Cell::from(row.posts),
            Cell::from(show(rate(row.rate_hundredths), 2, ',')),
            row.load_hours.map_or(Cell::Text(String::new()), Cell::from),
            Cell::from(day(Some(row.opened_on))),
            Cell::from(day(row.closed_on)),
            Cell::from(words.of("kind", kind)),
            Cell::from(row.close_reason),
            Cell::from(day(row.last_confirmed_on)),
            Cell::from(row.note),
        ]
    };
    Ok(Table {
        title: words.title.clone(),
        head: words.head.clone(),
        rows: found.into_iter().map(line).collect(),
    })
}
