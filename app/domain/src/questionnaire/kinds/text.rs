//! Short and long text.

use crate::ids::ItemId;
use crate::problem::Problem;
use crate::questionnaire::answers::Value;
use crate::questionnaire::condition::Fields;
use crate::spelling::composed;
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

impl Text {
    /// The greatest length in characters, given or usual.
    pub fn limit_chars(&self) -> u32 {
        self.max_chars.unwrap_or(if self.long { 5_000 } else { 500 })
    }

    pub(super) fn read(&self, id: &ItemId, fields: &impl Fields) -> Result<Option<Value>, Problem> {
        let text = fields.texts(id.as_str()).into_iter().next().unwrap_or_default();
        Ok(clean(id.as_str(), &text, self.limit_chars())?.map(Value::Text))
    }

    pub(super) fn check(&self, id: &ItemId) -> Vec<Problem> {
        match self.max_chars {
            Some(0) => vec![Problem::new(id.as_str(), "max-zero")],
            _ => Vec::new(),
        }
    }
}

/// Trims, composes letters, makes every line end `\n`; refuses other control characters, which PostgreSQL and XLSX cannot hold.
pub(crate) fn clean(at: &str, text: &str, max_chars: u32) -> Result<Option<String>, Problem> {
    let text = composed(text).replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim();
    if text.chars().any(|c| c < ' ' && c != '\n' && c != '\t') {
        return Err(Problem::new(at, "text-has-control"));
    }
    if text.chars().count() > max_chars as usize {
        return Err(Problem::new(at, "text-too-long").with("max", max_chars));
    }
    Ok((!text.is_empty()).then(|| text.to_owned()))
}
