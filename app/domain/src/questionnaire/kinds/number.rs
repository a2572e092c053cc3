//! A decimal number, typed with a comma or a point.

use super::given;
use crate::ids::ItemId;
use crate::points::{Exact, parse_decimal};
use crate::problem::Problem;
use crate::questionnaire::answers::Value;
use crate::questionnaire::condition::Fields;
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

impl Number {
    pub(super) fn read(&self, id: &ItemId, fields: &impl Fields) -> Result<Option<Value>, Problem> {
        let typed = given(fields, id.as_str()).into_iter().next();
        let read = typed.map(|typed| self.read_text(id.as_str(), &typed).map(Value::Number));
        read.transpose()
    }

    /// Reads what was typed into a field of that name.
    pub(super) fn read_text(&self, at: &str, typed: &str) -> Result<Exact, Problem> {
        let problem = |kind| Problem::new(at, kind);
        let value = parse_decimal(typed).ok_or_else(|| problem("number-unreadable"))?;
        if self.whole && !value.is_integer() {
            return Err(problem("number-not-whole"));
        }
        let (least, most) = self.bounds();
        if least.is_some_and(|least| value < least) {
            return Err(problem("number-too-small").with("min", bound_text(&self.min)));
        }
        if most.is_some_and(|most| value > most) {
            return Err(problem("number-too-large").with("max", bound_text(&self.max)));
        }
        Ok(value)
    }

    /// The least and the greatest number, where given and readable.
    pub fn bounds(&self) -> (Option<Exact>, Option<Exact>) {
        let read = |bound: &Option<String>| bound.as_deref().and_then(parse_decimal);
        (read(&self.min), read(&self.max))
    }

    pub(super) fn check(&self, id: &ItemId) -> Vec<Problem> {
        let unreadable = |bound: &&Option<String>| bound.as_deref().is_some_and(|text| parse_decimal(text).is_none());
        let mut problems: Vec<Problem> = [&self.min, &self.max]
            .into_iter()
            .filter(unreadable)
            .map(|bound| Problem::new(id.as_str(), "bound-unreadable").with("bound", bound_text(bound)))
            .collect();
        if let (Some(least), Some(most)) = self.bounds()
            && least > most
        {
            problems.push(Problem::new(id.as_str(), "min-above-max"));
        }
        problems
    }
}

fn bound_text(bound: &Option<String>) -> &str {
    bound.as_deref().unwrap_or_default().trim()
}
