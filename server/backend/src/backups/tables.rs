//! The tables of a database and the kinds of their columns, read from the database itself, so that a new table is
//! copied without anybody remembering to add it.

use anyhow::{Context, Result, bail};
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ConnectionTrait, DatabaseBackend, QueryResult, Statement, Value};
use uuid::Uuid;

/// The register of migrations is written by the migrations themselves.
const NOT_DATA: &str = "seaql_migrations";

/// A table with its columns in order of names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub name: String,
    pub columns: Vec<Column>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub name: String,
    pub kind: Kind,
}

/// What both databases can hold; the width of a number is the database's own matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Bool,
    Small,
    Int,
    Real,
    Text,
    Bytes,
    Uuid,
    Moment,
    Day,
    Json,
}

/// All tables that hold data, in order of names.
pub async fn tables(db: &impl ConnectionTrait) -> Result<Vec<Table>> {
    let sql = match db.get_database_backend() {
        DatabaseBackend::Sqlite => {
            "SELECT m.name, c.name, lower(c.type) FROM sqlite_master m JOIN pragma_table_info(m.name) c \
             WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY 1, 2"
        }
        _ => {
            "SELECT table_name::text, column_name::text, data_type::text FROM information_schema.columns \
             WHERE table_schema = current_schema() ORDER BY 1, 2"
        }
    };
    let mut found: Vec<Table> = Vec::new();
    for row in db
        .query_all_raw(Statement::from_string(db.get_database_backend(), sql))
        .await?
    {
        let (table, name): (String, String) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        let declared: String = row.try_get_by_index(2)?;
        if table == NOT_DATA {
            continue;
        }
        let kind = kind(&declared).with_context(|| format!("столбец {table}.{name}"))?;
        let column = Column { name, kind };
        match found.last_mut().filter(|last| last.name == table) {
            Some(last) => last.columns.push(column),
            None => found.push(Table {
                name: table,
                columns: vec![column],
            }),
        }
    }
    // PostgreSQL sorts by the rules of a language, SQLite by bytes.
    for table in &mut found {
        table.columns.sort_by(|a, b| a.name.cmp(&b.name));
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(found)
}

fn kind(declared: &str) -> Result<Kind> {
    // A length, as in SQLite's `blob(1)`, says nothing about what may be in it.
    let bare = declared.split('(').next().unwrap_or(declared);
    Ok(match bare {
        "boolean" => Kind::Bool,
        "smallint" => Kind::Small,
        // SQLite's numbers have one width.
        "integer" | "bigint" => Kind::Int,
        "double" | "double precision" | "real" | "float" => Kind::Real,
        "text" | "varchar" | "character varying" => Kind::Text,
        "blob" | "bytea" => Kind::Bytes,
        "uuid_text" | "uuid" => Kind::Uuid,
        "timestamp_with_timezone_text" | "timestamp with time zone" => Kind::Moment,
        "date_text" | "date" => Kind::Day,
        "jsonb_text" | "jsonb" | "json_text" | "json" => Kind::Json,
        other => bail!("тип {other} при копировании неизвестен"),
    })
}

/// One value of a row, in the form that both databases write.
pub fn value(row: &QueryResult, at: usize, kind: Kind) -> Result<Value, sea_orm::DbErr> {
    Ok(match kind {
        Kind::Bool => Value::Bool(row.try_get_by_index(at)?),
        Kind::Small => {
            let number: Option<i16> = row.try_get_by_index(at)?;
            Value::BigInt(number.map(i64::from))
        }
        Kind::Int => Value::BigInt(whole_number(row, at)?),
        Kind::Real => Value::Double(row.try_get_by_index(at)?),
        Kind::Text => Value::String(row.try_get_by_index(at)?),
        Kind::Bytes => Value::Bytes(row.try_get_by_index(at)?),
        Kind::Uuid => Value::from(row.try_get_by_index::<Option<Uuid>>(at)?),
        Kind::Moment => Value::from(row.try_get_by_index::<Option<DateTime<Utc>>>(at)?),
        Kind::Day => Value::from(row.try_get_by_index::<Option<NaiveDate>>(at)?),
        Kind::Json => Value::from(row.try_get_by_index::<Option<serde_json::Value>>(at)?),
    })
}

/// PostgreSQL's `integer` is not read as a wider number.
fn whole_number(row: &QueryResult, at: usize) -> Result<Option<i64>, sea_orm::DbErr> {
    match row.try_get_by_index::<Option<i64>>(at) {
        Ok(number) => Ok(number),
        Err(_) => Ok(row.try_get_by_index::<Option<i32>>(at)?.map(i64::from)),
    }
}
