//! A register as a file: its words, and all of its rows in the order asked for.

use super::page::{Sort, order};
use crate::error::Result;
use domain::registers::listing::Listing;
use sea_orm::sea_query::{Expr, Order, SelectStatement};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::collections::BTreeMap;

/// More rows than this are no file for a school.
const MOST_ROWS: u64 = 50_000;

/// The words of a file: its title, its headings in order, and the words of codes.
#[derive(Clone, Debug, Default)]
pub struct FileWords {
    pub title: String,
    pub head: Vec<String>,
    /// By what the code is of and the code: `("level", "municipal")`.
    pub codes: BTreeMap<(&'static str, String), String>,
}

impl FileWords {
    /// The word of a code, or the code.
    pub fn of(&self, what: &'static str, code: &str) -> String {
        let word = self.codes.get(&(what, code.to_owned()));
        word.cloned().unwrap_or_else(|| code.to_owned())
    }
}

/// All rows of a register, ordered as its pages are.
pub async fn whole<T: FromQueryResult>(
    db: &impl ConnectionTrait,
    mut rows: SelectStatement,
    listing: &Listing,
    sorts: &[Sort],
    tie: Expr,
) -> Result<Vec<T>> {
    order(&mut rows, listing, sorts);
    rows.order_by_expr(tie, Order::Asc).limit(MOST_ROWS);
    let found = db.query_all(&rows).await?;
    Ok(found
        .iter()
        .map(|row| T::from_query_result(row, ""))
        .collect::<Result<_, _>>()?)
}
