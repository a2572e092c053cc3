//! Steps to be put into their right order.

use super::Choosable;
use serde::{Deserialize, Serialize};

/// Steps; the right order is in the key, the order here is the author's or arbitrary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ordering {
    pub options: Vec<Choosable>,
}
