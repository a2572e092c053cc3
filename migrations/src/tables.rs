//! What all migrations share: a transaction around each, and foreign keys with names that say whose they are.

use sea_orm_migration::prelude::*;

/// SQLite's migrations are not atomic unless asked for: a crash half-way must leave nothing behind.
pub fn in_transaction() -> Option<bool> {
    Some(true)
}

/// A foreign key that carries the organisation along, so that a row can never point into another school.
pub fn key(table: &str, columns: &[&str], to_table: &str, to_columns: &[&str]) -> ForeignKeyCreateStatement {
    let mut key = ForeignKey::create();
    key.name(format!("{table}_{}_fkey", columns.join("_")));
    key.from_tbl(Alias::new(table)).to_tbl(Alias::new(to_table));
    for column in columns {
        key.from_col(Alias::new(*column));
    }
    for column in to_columns {
        key.to_col(Alias::new(*column));
    }
    key
}
