//! Steps to be put into their right order.

use super::{Choosable, ranking};
use crate::ids::ItemId;
use crate::problem::Problem;
use crate::questionnaire::answers::Value;
use crate::questionnaire::condition::Fields;
use serde::{Deserialize, Serialize};

/// Steps; the right order is in the key, the order here is the author's or arbitrary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ordering {
    pub options: Vec<Choosable>,
}

impl Ordering {
    pub(super) fn read(&self, id: &ItemId, fields: &impl Fields) -> Result<Option<Value>, Problem> {
        ranking::read_places(id, &self.options, self.options.len(), fields)
    }
}
