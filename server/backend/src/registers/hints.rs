//! What was typed into a column before, to be offered again: fewer spellings of one thing.

use crate::error::Result;
use domain::roster::name::collation_key;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Select};

/// More than anybody chooses from.
const MOST: u64 = 200;

/// The different texts of a column, by the alphabet.
pub async fn typed_before<E: EntityTrait>(
    db: &impl ConnectionTrait,
    rows: Select<E>,
    column: impl ColumnTrait,
) -> Result<Vec<String>> {
    let mut texts: Vec<String> = rows
        .select_only()
        .column(column)
        .filter(column.ne(""))
        .distinct()
        .limit(MOST)
        .into_tuple()
        .all(db)
        .await?;
    texts.sort_by_cached_key(|text| collation_key(text));
    Ok(texts)
}
