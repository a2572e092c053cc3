//! How many rows a table has and a checksum of their content: the same for both databases and for any order of rows.

use super::manifest::Counted;
use super::tables::{Table, tables, value};
use crate::fact_chain::canonical;
use anyhow::Result;
use futures::TryStreamExt;
use sea_orm::{ConnectionTrait, Statement, StreamTrait, Value};
use sha2::{Digest, Sha256};

/// Rows and content of one table so far.
#[derive(Clone, Debug, Default)]
pub struct Sum {
    rows: u64,
    lanes: [u64; 4],
}

impl Sum {
    /// Adds a row; the hashes of rows are added up, so that their order does not matter.
    pub fn add(&mut self, values: &[Value]) {
        let mut hash = Sha256::new();
        for value in values {
            feed(&mut hash, value);
        }
        let bytes: [u8; 32] = hash.finalize().into();
        for (lane, part) in self.lanes.iter_mut().zip(bytes.as_chunks::<8>().0) {
            *lane = lane.wrapping_add(u64::from_be_bytes(*part));
        }
        self.rows += 1;
    }

    /// The sum under its table's name.
    pub fn of(self, table: &str) -> Counted {
        let parts: Vec<String> = self.lanes.iter().map(|lane| format!("{lane:016x}")).collect();
        Counted {
            table: table.to_owned(),
            rows: self.rows,
            sum: parts.concat(),
        }
    }
}

fn feed(hash: &mut Sha256, value: &Value) {
    let text = match value {
        Value::Bool(Some(is)) => format!("b{is}"),
        Value::BigInt(Some(number)) => format!("i{number}"),
        Value::Double(Some(number)) => format!("r{number:e}"),
        Value::String(Some(text)) => format!("t{text}"),
        Value::Bytes(Some(bytes)) => format!("x{}", hex::encode(bytes)),
        Value::Uuid(Some(id)) => format!("u{id}"),
        Value::ChronoDateTimeUtc(Some(at)) => format!("m{}", at.timestamp_micros()),
        Value::ChronoDate(Some(day)) => format!("d{day}"),
        Value::Json(Some(json)) => format!("j{}", canonical(json)),
        _ => "n".to_owned(),
    };
    hash.update((text.len() as u64).to_be_bytes());
    hash.update(text.as_bytes());
}

/// The sums of all tables, in order of names.
pub async fn sums<C: ConnectionTrait + StreamTrait>(db: &C) -> Result<Vec<Counted>> {
    let mut all = Vec::new();
    for table in tables(db).await? {
        let mut sum = Sum::default();
        let mut rows = std::pin::pin!(db.stream_raw(select(db, &table)).await?);
        while let Some(row) = rows.try_next().await? {
            sum.add(&read(&row, &table)?);
        }
        all.push(sum.of(&table.name));
    }
    Ok(all)
}

/// All rows of a table.
pub fn select(db: &impl ConnectionTrait, table: &Table) -> Statement {
    let columns: Vec<String> = table
        .columns
        .iter()
        .map(|column| format!("\"{}\"", column.name))
        .collect();
    let sql = format!("SELECT {} FROM \"{}\"", columns.join(", "), table.name);
    Statement::from_string(db.get_database_backend(), sql)
}

/// The values of a row of that table.
pub fn read(row: &sea_orm::QueryResult, table: &Table) -> Result<Vec<Value>> {
    let columns = table.columns.iter().enumerate();
    let values = columns.map(|(at, column)| value(row, at, column.kind));
    Ok(values.collect::<Result<_, _>>()?)
}
