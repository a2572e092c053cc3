//! A decimal number, typed with a comma or a point.

use serde::{Deserialize, Serialize};

/// A number to be typed; the bounds are decimals such as `0` or `-2,5`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Number {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<String>,
    /// Shown behind the field: `%`, `ч`.
    #[serde(default)]
    pub unit: String,
    /// Whole numbers only.
    #[serde(default)]
    pub whole: bool,
}
