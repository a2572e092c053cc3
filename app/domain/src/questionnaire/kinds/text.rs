//! Short and long text.

use serde::{Deserialize, Serialize};

/// A text to be typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// Several lines; such an answer is marked by an expert, never by a key.
    #[serde(default)]
    pub long: bool,
    /// The greatest length in characters; 500 for a short and 5,000 for a long text when absent.
    #[serde(default)]
    pub max_chars: Option<u32>,
}
