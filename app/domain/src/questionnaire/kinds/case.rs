//! A case: one stimulus (the stem of its item) and several items about it.

use super::Kind;
use crate::ids::ItemId;
use crate::problem::Problem;
use crate::questionnaire::Item;
use serde::{Deserialize, Serialize};

/// The items of a case, in order. Invariant: none of them is a case (`check` names one that is).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    pub parts: Vec<Item>,
}

impl Case {
    pub(super) fn check(&self, id: &ItemId) -> Vec<Problem> {
        if self.parts.is_empty() {
            return vec![Problem::new(id.as_str(), "case-empty")];
        }
        self.parts
            .iter()
            .filter(|part| matches!(part.kind, Kind::Case(_)))
            .map(|part| Problem::new(part.id.as_str(), "case-in-case"))
            .collect()
    }
}
