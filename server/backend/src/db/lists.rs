//! Lists in statements, in few lengths: a prepared statement is met again.

use crate::error::Result;
use sea_orm::sea_query::{Expr, ExprTrait, IntoIden, IntoValueTuple, OnConflict, Query, TableRef};
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait};

/// A list of a statement with its last one again and again until the number is a power of two: lists of few lengths
/// meet their prepared statements again.
pub(crate) fn filled_up<T: Clone>(mut list: Vec<T>) -> Vec<T> {
    if let Some(last) = list.last().cloned() {
        list.resize(list.len().next_power_of_two(), last);
    }
    list
}

/// Rows of one statement: a list is cut into two or three, so that few statements go over, and their lengths are few
/// enough that prepared ones are met again.
fn rows_at_once(left: usize) -> usize {
    match left {
        0..=16 => left,
        17..=64 => left / 8 * 8,
        65..=256 => left / 64 * 64,
        _ => 256,
    }
}

/// Inserts many rows by few statements; `meets` says what becomes of a row that is there already.
pub(crate) async fn write_rows<E, A>(tx: &impl ConnectionTrait, rows: Vec<A>, meets: Option<OnConflict>) -> Result<()>
where
    E: EntityTrait,
    A: ActiveModelTrait<Entity = E>,
{
    let mut rest = rows.into_iter();
    while rest.len() > 0 {
        let length = rows_at_once(rest.len());
        let mut insert = E::insert_many(rest.by_ref().take(length));
        if let Some(meets) = &meets {
            insert = insert.on_conflict(meets.clone());
        }
        insert.exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Sets these columns of rows that are there, for all rows by one statement; a row says its key and then the values.
pub(crate) async fn set_rows<E: EntityTrait>(
    tx: &impl ConnectionTrait,
    key: &[E::Column],
    columns: &[E::Column],
    rows: Vec<impl IntoValueTuple + Clone>,
) -> Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let values = filled_up(rows)
        .into_iter()
        .map(IntoValueTuple::into_value_tuple)
        .collect();
    let said = |at: usize| Expr::col(("said", format!("column{}", at + 1)));
    let mut update = Query::update();
    update
        .table(E::default())
        .from(TableRef::ValuesList(values, "said".into_iden()));
    for (at, column) in key.iter().enumerate() {
        update.and_where(Expr::col((E::default(), *column)).eq(said(at)));
    }
    for (at, column) in columns.iter().enumerate() {
        update.value(*column, said(key.len() + at));
    }
    tx.execute(&update).await?;
    Ok(())
}
