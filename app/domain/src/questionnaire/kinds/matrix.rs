//! A Likert matrix: one column is picked in every row; on a narrow screen each row is a card.

use super::Choosable;
use serde::{Deserialize, Serialize};

/// Rows × columns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Matrix {
    pub rows: Vec<Choosable>,
    pub columns: Vec<Choosable>,
}
