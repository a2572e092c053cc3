//! What is wrong with an input, as data: where, which kind, which numbers.
//! The sentence is made in `app`, in the reader's language.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One thing that is wrong, at one place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The form field, item or row it is about; empty when it is about the whole.
    pub at: String,
    /// The kind, a key of the interface's texts: `required`, `number-too-large` …
    pub kind: String,
    /// Numbers and names for the sentence, by the name the text gives them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub with: BTreeMap<String, String>,
}

impl Problem {
    /// A problem without numbers.
    pub fn new(at: impl Into<String>, kind: impl Into<String>) -> Self {
        Self {
            at: at.into(),
            kind: kind.into(),
            with: BTreeMap::new(),
        }
    }

    /// The same problem with one more number or name for its sentence.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.with.insert(name.to_owned(), value.to_string());
        self
    }
}
