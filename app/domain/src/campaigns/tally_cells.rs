//! What a group filled into a table: every cell is counted on its own, as an item that holds the same would be.

use super::tally::{Line, Tally, equal_texts, summary};
use crate::ids::OptionId;
use crate::questionnaire::answers::{CellValue, Value};
use crate::questionnaire::kinds::Choosable;
use crate::questionnaire::kinds::table::{Cell, Table};
use serde::{Deserialize, Serialize};

/// A row of a table that was filled in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellsRow {
    pub text: String,
    /// By column.
    pub cells: Vec<CellTally>,
}

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellTally {
    /// How many filled it in.
    pub count: usize,
    /// With what: numbers, options or texts.
    pub answers: Tally,
}

/// Counts the cells of a table.
pub(super) fn cells(table: &Table, values: &[Value]) -> Tally {
    let cell = |row: &Choosable, column: &Choosable| {
        let held = held(values, &row.id, &column.id);
        CellTally {
            count: held.len(),
            answers: counted(&table.cell, &held),
        }
    };
    let row = |row: &Choosable| CellsRow {
        text: row.text.clone(),
        cells: table.columns.iter().map(|column| cell(row, column)).collect(),
    };
    Tally::Cells {
        columns: table.columns.iter().map(|column| column.text.clone()).collect(),
        rows: table.rows.iter().map(row).collect(),
    }
}

fn held<'a>(values: &'a [Value], row: &OptionId, column: &OptionId) -> Vec<&'a CellValue> {
    let of = |value: &'a Value| -> Option<&'a CellValue> {
        match value {
            Value::Cells(cells) => cells.get(row)?.get(column),
            _ => None,
        }
    };
    values.iter().filter_map(of).collect()
}

fn counted(cell: &Cell, held: &[&CellValue]) -> Tally {
    match cell {
        Cell::Text => Tally::Texts(equal_texts(held.iter().filter_map(|one| match one {
            CellValue::Text(text) => Some(text.as_str()),
            _ => None,
        }))),
        Cell::Number(_) => {
            let numbers = held.iter().filter_map(|one| match one {
                CellValue::Number(number) => Some(*number),
                _ => None,
            });
            Tally::Numbers(summary(numbers.collect()))
        }
        Cell::List(options) => Tally::Options {
            lines: options.iter().map(|option| picks(option, held)).collect(),
            others: Vec::new(),
        },
    }
}

fn picks(option: &Choosable, held: &[&CellValue]) -> Line {
    let is_it = |one: &&&CellValue| matches!(one, CellValue::Option(picked) if *picked == option.id);
    Line {
        text: option.text.clone(),
        count: held.iter().filter(is_it).count(),
        is_key: false,
    }
}
