//! A table that is filled in: every cell holds a text, a number, or one of a list, the same in all cells; on a narrow
//! screen each row is a card.

use super::number::Number;
use super::{Choosable, check_options, find, given, text};
use crate::ids::ItemId;
use crate::problem::Problem;
use crate::questionnaire::answers::{CellValue, Cells, Value, field_of_cell};
use crate::questionnaire::condition::Fields;
use serde::{Deserialize, Serialize};

/// The greatest length of a text in a cell.
pub const CELL_MAX_CHARS: u32 = 200;

/// The most cells: a page that holds more of them, each with a long text, could not be sent.
pub const MAX_CELLS: usize = 150;

/// Rows × columns, and what the cells hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    pub rows: Vec<Choosable>,
    pub columns: Vec<Choosable>,
    pub cell: Cell,
}

/// What every cell of a table holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    /// A short text.
    Text,
    /// A decimal number.
    Number(Number),
    /// One of these, in a dropdown.
    List(Vec<Choosable>),
}

impl Table {
    /// Each row with each column, in reading order.
    pub fn cells(&self) -> impl Iterator<Item = (&Choosable, &Choosable)> {
        self.rows
            .iter()
            .flat_map(move |row| self.columns.iter().map(move |column| (row, column)))
    }

    /// A problem of a cell also tells its row and column: the sentence alone would not say which of many it is.
    pub(super) fn read(&self, id: &ItemId, fields: &impl Fields) -> Result<Option<Value>, Problem> {
        let mut filled = Cells::new();
        for (row, column) in self.cells() {
            let held = self.cell.read(&field_of_cell(id, &row.id, &column.id), fields);
            let held = held.map_err(|problem| problem.with("row", &row.text).with("column", &column.text))?;
            if let Some(held) = held {
                filled
                    .entry(row.id.clone())
                    .or_default()
                    .insert(column.id.clone(), held);
            }
        }
        Ok((!filled.is_empty()).then_some(Value::Cells(filled)))
    }

    pub(super) fn field_names(&self, id: &ItemId) -> Vec<String> {
        let names = self.cells().map(|(row, column)| field_of_cell(id, &row.id, &column.id));
        names.collect()
    }

    /// The cells that are left empty, each as the end of its field's name.
    pub(super) fn gaps(&self, filled: &Cells) -> Vec<String> {
        self.cells()
            .filter(|(row, column)| {
                let line = filled.get(&row.id);
                line.is_none_or(|line| !line.contains_key(&column.id))
            })
            .map(|(row, column)| format!("{}.{}", row.id, column.id))
            .collect()
    }

    pub(super) fn check(&self, id: &ItemId) -> Vec<Problem> {
        let mut problems = check_options(id, &self.rows, 1);
        problems.extend(check_options(id, &self.columns, 1));
        match &self.cell {
            Cell::Text => {}
            Cell::Number(number) => problems.extend(number.check(id)),
            Cell::List(options) => problems.extend(check_options(id, options, 2)),
        }
        if self.rows.len() * self.columns.len() > MAX_CELLS {
            problems.push(Problem::new(id.as_str(), "table-too-large").with("max", MAX_CELLS));
        }
        problems
    }
}

impl Cell {
    /// The codes of what cells may hold, in the order they are offered.
    pub const CODES: [&'static str; 3] = ["text", "number", "list"];

    /// The code of what these cells hold.
    pub fn code(&self) -> &'static str {
        match self {
            Cell::Text => "text",
            Cell::Number(_) => "number",
            Cell::List(_) => "list",
        }
    }

    /// What cells of that code hold before their author says more; `None` for a code that is not in `CODES`.
    pub fn of_code(code: &str) -> Option<Self> {
        Some(match code {
            "text" => Cell::Text,
            "number" => Cell::Number(Number {
                min: None,
                max: None,
                unit: String::new(),
                whole: false,
            }),
            "list" => Cell::List(Vec::new()),
            _ => return None,
        })
    }

    fn read(&self, field: &str, fields: &impl Fields) -> Result<Option<CellValue>, Problem> {
        match self {
            Cell::Text => {
                let typed = fields.texts(field).into_iter().next().unwrap_or_default();
                Ok(text::clean(field, &typed, CELL_MAX_CHARS)?.map(CellValue::Text))
            }
            Cell::Number(number) => {
                let typed = given(fields, field).into_iter().next();
                let read = typed.map(|typed| number.read_text(field, &typed).map(CellValue::Number));
                read.transpose()
            }
            Cell::List(options) => match given(fields, field).as_slice() {
                [] => Ok(None),
                [picked] => match find(options, picked) {
                    Some(option) => Ok(Some(CellValue::Option(option.id.clone()))),
                    None => Err(Problem::new(field, "option-unknown")),
                },
                _ => Err(Problem::new(field, "pick-one")),
            },
        }
    }
}
