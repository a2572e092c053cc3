//! The register of documents as a file, by the words given.

use super::list::{read, rows, sorts, tie};
use super::repo;
use crate::Backend;
use crate::actor::Actor;
use crate::error::Result;
use crate::formats::table::{Cell, Table};
use chrono::NaiveDate;
use domain::access::Verb;
use domain::ids::OrgId;
use domain::registers::listing::Listing;
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::Order;

/// The words of the file.
#[derive(Clone, Debug)]
pub struct DocumentWords {
    pub title: String,
    /// Title, kind, level, number, day, edition, how it stands, who approved, order, its day, asked, read, link, remark.
    pub head: [String; 14],
    pub kinds: Vec<(String, String)>,
    pub levels: Vec<(String, String)>,
    pub standings: Vec<(String, String)>,
}

/// More rows than this are no file for a school.
const MOST_ROWS: u64 = 50_000;

/// All rows that fit the search and the filters.
pub async fn export(
    cx: &Backend,
    actor: &Actor,
    org: OrgId,
    listing: &Listing,
    words: &DocumentWords,
) -> Result<Table> {
    actor.require(Verb::DocumentRead, org)?;
    let db = cx.db.read();
    let mut select = rows(org, listing);
    if let Some((_, by)) = sorts().into_iter().next() {
        select.order_by_expr(by, Order::Asc).order_by_expr(tie(), Order::Asc);
    }
    select.limit(MOST_ROWS);
    let found = db.query_all(&select).await?;
    let found = found.iter().map(read).collect::<Result<Vec<_>>>()?;
    let counts = repo::counts(db, org, found.iter().map(|row| row.id)).await?;
    let day = |date: Option<NaiveDate>| date.map(|day| day.format("%d.%m.%Y").to_string()).unwrap_or_default();
    let word = |words: &[(String, String)], code: &str| {
        let found = words.iter().find(|(own, _)| own == code);
        found.map_or_else(|| code.to_owned(), |(_, word)| word.clone())
    };
    let count = |number: u64| Cell::from(i32::try_from(number).unwrap_or(i32::MAX));
    let mut lines = Vec::new();
    for row in found {
        let line = repo::line(&row, &counts)?;
        lines.push(vec![
            Cell::from(row.title),
            Cell::from(word(&words.kinds, &row.kind)),
            Cell::from(word(&words.levels, &row.level)),
            Cell::from(row.number),
            Cell::from(day(row.dated_on)),
            Cell::from(row.edition),
            Cell::from(word(&words.standings, line.standing.code())),
            Cell::from(row.approved_by),
            Cell::from(row.order_no),
            Cell::from(day(row.order_on)),
            count(line.asked),
            count(line.read),
            Cell::from(row.url),
            Cell::from(row.note),
        ]);
    }
    Ok(Table {
        title: words.title.clone(),
        head: words.head.to_vec(),
        rows: lines,
    })
}
