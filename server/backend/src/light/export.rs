//! A light register as a file, by the words given.

use super::list::{Found, rows, sorts, tie};
use crate::Backend;
use crate::actor::Actor;
use crate::error::Result;
use crate::formats::table::{Cell, Table};
use chrono::NaiveDate;
use domain::access::Verb;
use domain::ids::OrgId;
use domain::light::register::{Field, Light};
use domain::light::wire::LightLine;
use domain::registers::listing::Listing;
use sea_orm::sea_query::Order;
use sea_orm::{ConnectionTrait, FromQueryResult};

/// The words of the file: its title, its headings in the order of the fields, kinds and states by code.
#[derive(Clone, Debug)]
pub struct LightWords {
    pub title: String,
    pub head: Vec<String>,
    pub forms: Vec<(String, String)>,
    pub states: Vec<(String, String)>,
}

/// More rows than this are no file for a school.
const MOST_ROWS: u64 = 50_000;

/// All rows that fit the search and the filters.
pub async fn export(
    cx: &Backend,
    actor: &Actor,
    org: OrgId,
    (register, listing): (Light, &Listing),
    words: &LightWords,
) -> Result<Table> {
    actor.require(Verb::LightRead, org)?;
    let mut rows = rows(org, register, listing);
    if let Some((_, by)) = sorts(register).into_iter().next() {
        rows.order_by_expr(by, Order::Asc).order_by_expr(tie(), Order::Asc);
    }
    rows.limit(MOST_ROWS);
    let mut lines = Vec::new();
    for row in cx.db.read().query_all(&rows).await? {
        let line = Found::from_query_result(&row, "")?.line();
        let cells = register
            .described()
            .fields
            .iter()
            .map(|field| cell(*field, &line, words));
        lines.push(cells.collect());
    }
    Ok(Table {
        title: words.title.clone(),
        head: words.head.clone(),
        rows: lines,
    })
}

fn cell(field: Field, line: &LightLine, words: &LightWords) -> Cell {
    let day = |date: Option<NaiveDate>| date.map(|day| day.format("%d.%m.%Y").to_string()).unwrap_or_default();
    let word = |words: &[(String, String)], code: &str| {
        let found = words.iter().find(|(own, _)| own == code);
        found.map_or_else(|| code.to_owned(), |(_, word)| word.clone())
    };
    let text = match field {
        Field::Amount => return line.amount.map_or(Cell::Text(String::new()), Cell::from),
        Field::Form => word(&words.forms, &line.form),
        Field::State => word(&words.states, &line.state),
        Field::Person => line.person.clone(),
        Field::Other => line.other.clone(),
        Field::Union => line.union_title.clone(),
        Field::Title => line.title.clone(),
        Field::Place => line.place.clone(),
        Field::From => day(line.from),
        Field::To => day(line.to),
        Field::Number => line.number.clone(),
        Field::Note => line.note.clone(),
    };
    Cell::Text(text)
}
