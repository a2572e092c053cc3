//! One page of a register: counted, sorted and cut by the database, so that 10,000 rows stay quick.

use crate::error::Result;
use anyhow::Context;
use domain::registers::listing::{Listing, PER_PAGE, Page};
use domain::roster::name::fold;
use sea_orm::sea_query::{
    Alias, Asterisk, Condition, Expr, ExprTrait, LikeExpr, NullOrdering, Order, Query, SelectStatement,
};
use sea_orm::{ConnectionTrait, FromQueryResult};

/// A column of a heading that sorts, and what it sorts by. The first is the register's own order.
pub type Sort = (&'static str, Expr);

/// The page asked for; a number beyond the last gives the last. `tie` makes the order the same every time.
pub async fn page<T: FromQueryResult>(
    db: &impl ConnectionTrait,
    rows: SelectStatement,
    listing: &Listing,
    sorts: &[Sort],
    tie: Expr,
) -> Result<Page<T>> {
    let total = count(db, rows.clone()).await?;
    let mut page = Page {
        rows: Vec::new(),
        total,
        number: 1,
    };
    page.number = listing.number().clamp(1, page.pages());
    let mut rows = rows;
    order(&mut rows, listing, sorts);
    rows.order_by_expr(tie, Order::Asc)
        .limit(PER_PAGE)
        .offset((page.number - 1) * PER_PAGE);
    let found = db.query_all(&rows).await?;
    let rows = found.iter().map(|row| T::from_query_result(row, ""));
    page.rows = rows.collect::<Result<_, _>>()?;
    Ok(page)
}

/// Orders by the column asked for, empty cells last; an unknown one gives the register's own order.
pub(super) fn order(rows: &mut SelectStatement, listing: &Listing, sorts: &[Sort]) {
    let (column, descends) = listing.order();
    let asked = sorts.iter().find(|(name, _)| *name == column);
    let Some((_, by)) = asked.or(sorts.first()) else { return };
    let way = if asked.is_some() && descends {
        Order::Desc
    } else {
        Order::Asc
    };
    rows.order_by_expr_with_nulls(by.clone(), way, NullOrdering::Last);
}

async fn count(db: &impl ConnectionTrait, rows: SelectStatement) -> Result<u64> {
    let all = Query::select()
        .expr(Expr::col(Asterisk).count())
        .from_subquery(rows, Alias::new("counted"))
        .to_owned();
    let row = db.query_one(&all).await?.context("counting rows")?;
    let count: i64 = row.try_get_by_index(0)?;
    Ok(u64::try_from(count).unwrap_or_default())
}

/// Every word of the search stands somewhere in a column that holds text folded by `domain::roster::name::fold`
/// (a sort key made by `collation_key` does). An empty search fits everything.
pub fn contains(column: Expr, find: &str) -> Condition {
    let words = fold(find);
    let mut all = Condition::all();
    for word in words.split(' ').filter(|word| !word.is_empty()) {
        let word = word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        all = all.add(column.clone().like(LikeExpr::new(format!("%{word}%")).escape('\\')));
    }
    all
}
