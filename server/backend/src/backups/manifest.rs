//! What a copy says of itself, and what of it must be true before it is believed.

use anyhow::{Result, bail};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// The head of a copy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    pub format: u32,
    /// The version of the program that made it.
    pub program: String,
    pub made_at: DateTime<Utc>,
    /// `sqlite` or `postgres`.
    pub source: String,
    /// The migrations that were applied.
    pub level: Vec<String>,
    pub tables: Vec<Counted>,
    /// The database inside, unpacked.
    pub database_bytes: u64,
    /// What follows the head.
    pub payload_bytes: u64,
    pub payload_sha256: String,
}

/// The rows of one table and a checksum of their content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    pub table: String,
    pub rows: u64,
    pub sum: String,
}

/// The format this program writes, and the newest that it reads.
pub const FORMAT: u32 = 1;

impl Manifest {
    /// All rows.
    pub fn rows(&self) -> u64 {
        self.tables.iter().map(|table| table.rows).sum()
    }

    /// The tables of a database must be those of the manifest.
    pub fn compare(&self, found: &[Counted]) -> Result<()> {
        differences(&self.tables, found)
    }
}

/// Refuses two sets of tables that differ, and says in what.
pub fn differences(expected: &[Counted], found: &[Counted]) -> Result<()> {
    let mut lines = Vec::new();
    for table in expected {
        match found.iter().find(|other| other.table == table.table) {
            None => lines.push(format!("таблицы {} нет", table.table)),
            Some(other) if other.rows != table.rows => {
                lines.push(format!("{}: строк {} вместо {}", table.table, other.rows, table.rows));
            }
            Some(other) if other.sum != table.sum => lines.push(format!("{}: другое содержание", table.table)),
            Some(_) => {}
        }
    }
    if !lines.is_empty() {
        bail!("копия не совпадает с исходными данными: {}", lines.join("; "));
    }
    Ok(())
}
