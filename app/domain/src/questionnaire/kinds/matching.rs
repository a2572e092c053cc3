//! Left sides to be joined with right sides.

use super::Choosable;
use serde::{Deserialize, Serialize};

/// Each left side gets one right side; a right side may serve none or several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Matching {
    pub left: Vec<Choosable>,
    pub right: Vec<Choosable>,
}
