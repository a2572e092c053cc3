//! A Likert matrix: one column is picked in every row; on a narrow screen each row is a card.

use super::{Choosable, check_options, find, given};
use crate::ids::ItemId;
use crate::problem::Problem;
use crate::questionnaire::answers::{Value, field_of};
use crate::questionnaire::condition::Fields;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Rows × columns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Matrix {
    pub rows: Vec<Choosable>,
    pub columns: Vec<Choosable>,
}

impl Matrix {
    pub(super) fn read(&self, id: &ItemId, fields: &impl Fields) -> Result<Option<Value>, Problem> {
        read_rows(id, &self.rows, &self.columns, "option-unknown", fields)
    }

    pub(super) fn check(&self, id: &ItemId) -> Vec<Problem> {
        let mut problems = check_options(id, &self.rows, 1);
        problems.extend(check_options(id, &self.columns, 2));
        problems
    }
}

/// One column for each row, under the row's own field; rows without one are left out.
pub(super) fn read_rows(
    id: &ItemId,
    rows: &[Choosable],
    columns: &[Choosable],
    unknown: &str,
    fields: &impl Fields,
) -> Result<Option<Value>, Problem> {
    let mut pairs = BTreeMap::new();
    for row in rows {
        let field = field_of(id, &row.id);
        let column = match given(fields, &field).as_slice() {
            [] => continue,
            [text] => find(columns, text).ok_or_else(|| Problem::new(field, unknown))?,
            _ => return Err(Problem::new(field, "pick-one")),
        };
        pairs.insert(row.id.clone(), column.id.clone());
    }
    Ok((!pairs.is_empty()).then_some(Value::Pairs(pairs)))
}
