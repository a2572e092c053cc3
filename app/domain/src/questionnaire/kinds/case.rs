//! A case: one stimulus (the stem of its item) and several items about it.

use crate::questionnaire::Item;
use serde::{Deserialize, Serialize};

/// The items of a case, in order. Invariant: none of them is a case (`check` names one that is).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    pub parts: Vec<Item>,
}
