//! A scale from a number to a number: rating, NPS (0 to 10), a single Likert item.

use super::{given, is_false};
use crate::ids::ItemId;
use crate::problem::Problem;
use crate::questionnaire::answers::Value;
use crate::questionnaire::condition::Fields;
use serde::{Deserialize, Serialize};

/// Whole numbers from `from` to `to` (at most 11 of them) with a word at each end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    pub from: i16,
    pub to: i16,
    #[serde(default)]
    pub low_label: String,
    #[serde(default)]
    pub high_label: String,
    /// Drawn as a slider: a knob on a line that stays unset until somebody sets it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub slider: bool,
}

/// The most steps that fit in one row on a telephone.
pub const MAX_STEPS: i32 = 11;

impl Scale {
    pub(super) fn read(&self, id: &ItemId, fields: &impl Fields) -> Result<Option<Value>, Problem> {
        let texts = given(fields, id.as_str());
        let text = match texts.as_slice() {
            [] => return Ok(None),
            [text] => text,
            _ => return Err(Problem::new(id.as_str(), "pick-one")),
        };
        match text.parse() {
            Ok(step) if (self.from..=self.to).contains(&step) => Ok(Some(Value::Step(step))),
            _ => Err(Problem::new(id.as_str(), "scale-out-of-range")
                .with("min", self.from)
                .with("max", self.to)),
        }
    }

    pub(super) fn check(&self, id: &ItemId) -> Vec<Problem> {
        let steps = i32::from(self.to) - i32::from(self.from) + 1;
        match steps {
            ..=1 => vec![Problem::new(id.as_str(), "min-above-max")],
            2..=MAX_STEPS => Vec::new(),
            _ => vec![Problem::new(id.as_str(), "scale-too-long").with("max", MAX_STEPS)],
        }
    }
}
