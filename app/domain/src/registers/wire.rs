//! What rows of several registers carry to their pages.

use serde::{Deserialize, Serialize};

/// A file that is kept, without what is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileLine {
    /// What it is called.
    pub name: String,
    /// How large it is.
    pub size_bytes: u64,
}
