//! Left sides to be joined with right sides.

use super::{Choosable, check_options, matrix};
use crate::ids::ItemId;
use crate::problem::Problem;
use crate::questionnaire::answers::Value;
use crate::questionnaire::condition::Fields;
use serde::{Deserialize, Serialize};

/// Each left side gets one right side; a right side may serve none or several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Matching {
    pub left: Vec<Choosable>,
    pub right: Vec<Choosable>,
}

impl Matching {
    pub(super) fn read(&self, id: &ItemId, fields: &impl Fields) -> Result<Option<Value>, Problem> {
        matrix::read_rows(id, &self.left, &self.right, "pair-unknown", fields)
    }

    pub(super) fn check(&self, id: &ItemId) -> Vec<Problem> {
        let mut problems = check_options(id, &self.left, 2);
        problems.extend(check_options(id, &self.right, 2));
        problems
    }
}
