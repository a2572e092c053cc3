//! Ranking by preference; there is no right order.

use super::Choosable;
use serde::{Deserialize, Serialize};

/// Options to be given places 1, 2, 3 …
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ranking {
    pub options: Vec<Choosable>,
    /// How many places are given; all when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub places: Option<u16>,
}
