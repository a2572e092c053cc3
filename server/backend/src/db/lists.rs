//! Lists in statements, in few lengths: a prepared statement is met again.

use super::run_all;
use crate::error::Result;
use sea_orm::sea_query::{Expr, ExprTrait, IntoIden, IntoValueTuple, OnConflict, Query, TableRef};
use sea_orm::{ActiveModelTrait, ConnectionTrait, DatabaseBackend, EntityTrait, QueryTrait, Statement};

/// A list of a statement with its last one again and again until its length is a power of two: prepared statements are met
/// again.
pub(crate) fn filled_up<T: Clone>(mut list: Vec<T>) -> Vec<T> {
    if let Some(last) = list.last().cloned() {
        list.resize(list.len().next_power_of_two(), last);
    }
    list
}

/// Rows of one statement: powers of two, so few lengths that prepared ones are met again. With many of them every
/// group of acts prepared nearly all its statements anew, which took 5 % of the server's time.
fn rows_at_once(left: usize) -> usize {
    match left {
        0 => 0,
        1..=255 => 1 << left.ilog2(),
        _ => 256,
    }
}

/// Statements that insert many rows, few of them; `meets` says what becomes of a row that is there already.
pub(crate) fn inserts<E, A>(
    of: DatabaseBackend,
    rows: Vec<A>,
    meets: Option<OnConflict>,
) -> impl Iterator<Item = Statement>
where
    E: EntityTrait,
    A: ActiveModelTrait<Entity = E>,
{
    let mut rest = rows.into_iter();
    std::iter::from_fn(move || {
        let length = rows_at_once(rest.len());
        if length == 0 {
            return None;
        }
        let mut insert = E::insert_many(rest.by_ref().take(length)).into_query();
        if let Some(meets) = &meets {
            insert.on_conflict(meets.clone());
        }
        Some(of.build(&insert))
    })
}

/// Inserts many rows by few statements.
pub(crate) async fn write_rows<E, A>(tx: &impl ConnectionTrait, rows: Vec<A>, meets: Option<OnConflict>) -> Result<()>
where
    E: EntityTrait,
    A: ActiveModelTrait<Entity = E> + Send,
{
    run_all(tx, inserts(tx.get_database_backend(), rows, meets)).await
}

/// The statement that sets these columns of rows that are there; a row says its key and then the values.
pub(crate) fn update<E: EntityTrait>(
    of: DatabaseBackend,
    key: &[E::Column],
    columns: &[E::Column],
    rows: Vec<impl IntoValueTuple + Clone>,
) -> Option<Statement> {
    if rows.is_empty() {
        return None;
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
    Some(of.build(&update))
}

/// Sets these columns of rows that are there, for all rows by one statement.
pub(crate) async fn set_rows<E: EntityTrait>(
    tx: &impl ConnectionTrait,
    key: &[E::Column],
    columns: &[E::Column],
    rows: Vec<impl IntoValueTuple + Clone>,
) -> Result<()> {
    let statement = update::<E>(tx.get_database_backend(), key, columns, rows);
    run_all(tx, statement.into_iter()).await
}

#[cfg(test)]
mod tests {
    use super::filled_up;

    #[test]
    fn a_list_is_filled_with_its_last_one_up_to_one_of_few_lengths() {
        let lengths = |least: usize| filled_up(vec![7; least]).len();
        let all = [0, 1, 2, 3, 4, 5, 7, 9, 13, 17, 33, 49, 100, 128].map(lengths);
        assert_eq!(all, [0, 1, 2, 4, 4, 8, 8, 16, 16, 32, 64, 64, 128, 128]);
        assert_eq!(filled_up(vec![1, 2, 3, 4, 5]), [1, 2, 3, 4, 5, 5, 5, 5]);
    }
}
