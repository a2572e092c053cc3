//! All rows of one database into another of the same schema, in one transaction on each side.

use super::digest::{Sum, read, select, sums};
use super::manifest::{Counted, differences};
use super::tables::{Table, tables};
use anyhow::{Context, Result, bail};
use futures::TryStreamExt;
use sea_orm::sea_query::{Alias, Query};
use sea_orm::{ConnectionTrait, DatabaseBackend, DatabaseTransaction, Statement, StreamTrait, Value};

/// SQLite binds at most 32,766 values in one statement.
const VALUES_AT_ONCE: usize = 20_000;

/// Replaces everything in `to` by what is in `from` and compares both; the caller commits.
pub async fn transfer(from: &DatabaseTransaction, to: &DatabaseTransaction) -> Result<Vec<Counted>> {
    let (source, target) = (tables(from).await?, tables(to).await?);
    let keys = loosen(to).await?;
    empty(to, &target).await?;
    let mut sent = Vec::new();
    for table in &source {
        if !target.iter().any(|other| names(other) == names(table)) {
            bail!("таблица {} в двух базах разная: уровни схемы не совпадают", table.name);
        }
        let sum = fill(from, to, table).await;
        sent.push(sum.with_context(|| format!("таблица {}", table.name))?.of(&table.name));
    }
    for key in keys {
        to.execute_unprepared(&key)
            .await
            .context("восстановление внешних ключей")?;
    }
    differences(&sent, &sums(to).await?)?;
    Ok(sent)
}

fn names(table: &Table) -> (&str, Vec<&str>) {
    let columns = table.columns.iter().map(|column| column.name.as_str());
    (&table.name, columns.collect())
}

/// PostgreSQL's TRUNCATE asks no trigger, so frozen values make room as well; an SQLite target is a new file, which
/// holds at most what the migrations wrote.
async fn empty(to: &DatabaseTransaction, tables: &[Table]) -> Result<()> {
    let names: Vec<String> = tables.iter().map(|table| format!("\"{}\"", table.name)).collect();
    if !is_sqlite(to) {
        to.execute_unprepared(&format!("TRUNCATE {}", names.join(", "))).await?;
        return Ok(());
    }
    for name in names {
        to.execute_unprepared(&format!("DELETE FROM {name}")).await?;
    }
    Ok(())
}

/// Rows come table by table, so references are checked at the end: SQLite waits for the commit, PostgreSQL's keys are
/// taken off and put on again in the same transaction, which checks every row. The answer are the statements for that.
async fn loosen(to: &DatabaseTransaction) -> Result<Vec<String>> {
    if is_sqlite(to) {
        to.execute_unprepared("PRAGMA defer_foreign_keys = ON").await?;
        return Ok(Vec::new());
    }
    let sql = "SELECT conrelid::regclass::text, conname::text, pg_get_constraintdef(oid) FROM pg_constraint \
               WHERE contype = 'f' AND connamespace = current_schema()::regnamespace ORDER BY 1, 2";
    let mut again = Vec::new();
    for row in to.query_all_raw(statement(to, sql)).await? {
        let text = |at: usize| -> Result<String> { Ok(row.try_get_by_index(at)?) };
        let (table, key, what) = (text(0)?, text(1)?, text(2)?);
        to.execute_unprepared(&format!("ALTER TABLE {table} DROP CONSTRAINT \"{key}\""))
            .await?;
        again.push(format!("ALTER TABLE {table} ADD CONSTRAINT \"{key}\" {what}"));
    }
    Ok(again)
}

async fn fill(from: &DatabaseTransaction, to: &DatabaseTransaction, table: &Table) -> Result<Sum> {
    let (mut sum, mut waiting) = (Sum::default(), Vec::new());
    let at_once = (VALUES_AT_ONCE / table.columns.len()).max(1);
    let mut rows = from.stream_raw(select(from, table)).await?;
    while let Some(row) = rows.try_next().await? {
        let row = read(&row, table)?;
        sum.add(&row);
        waiting.push(row);
        if waiting.len() >= at_once {
            insert(to, table, std::mem::take(&mut waiting)).await?;
        }
    }
    insert(to, table, waiting).await?;
    Ok(sum)
}

async fn insert(to: &DatabaseTransaction, table: &Table, rows: Vec<Vec<Value>>) -> Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let mut insert = Query::insert();
    insert.into_table(Alias::new(&table.name));
    insert.columns(table.columns.iter().map(|column| Alias::new(&column.name)));
    for row in rows {
        insert.values(row.into_iter().map(Into::into))?;
    }
    to.execute(&insert).await?;
    Ok(())
}

fn statement(db: &DatabaseTransaction, sql: &str) -> Statement {
    Statement::from_string(ConnectionTrait::get_database_backend(db), sql)
}

fn is_sqlite(db: &DatabaseTransaction) -> bool {
    ConnectionTrait::get_database_backend(db) == DatabaseBackend::Sqlite
}
