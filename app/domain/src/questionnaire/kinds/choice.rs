//! One or several of a list.

use super::{Choosable, check_options, find, given, text};
use crate::ids::{ItemId, OptionId, Slug};
use crate::problem::Problem;
use crate::questionnaire::answers::Value;
use crate::questionnaire::condition::Fields;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A list to pick from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    pub options: Vec<Choosable>,
    pub pick: Pick,
    /// Shown as a dropdown; only for `Pick::One`.
    #[serde(default)]
    pub dropdown: bool,
    /// The label of «Другое» with a text of one's own; its option is called `other`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other: Option<String>,
}

/// How many may be picked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pick {
    One,
    /// At least `min` and at most `max` (none: as many as there are).
    Many {
        #[serde(default)]
        min: u16,
        #[serde(default)]
        max: Option<u16>,
    },
}

/// The greatest length of the text of «Другое».
pub const OTHER_MAX_CHARS: u32 = 500;

impl Choice {
    pub(super) fn read(&self, id: &ItemId, fields: &impl Fields) -> Result<Option<Value>, Problem> {
        let mut picked = BTreeSet::new();
        for text in given(fields, id.as_str()) {
            let option = self.option(&text);
            picked.insert(option.ok_or_else(|| Problem::new(id.as_str(), "option-unknown"))?);
        }
        if picked.is_empty() {
            return Ok(None);
        }
        self.refuse_number(id, &picked)?;
        let other = match picked.iter().any(|option| self.is_other(option)) {
            true => Some(read_other(id, fields)?),
            false => None,
        };
        Ok(Some(Value::Options { picked, other }))
    }

    fn option(&self, text: &str) -> Option<OptionId> {
        match find(&self.options, text) {
            Some(option) => Some(option.id.clone()),
            None => Slug::parse(text).filter(|option| self.is_other(option)),
        }
    }

    fn is_other(&self, option: &OptionId) -> bool {
        self.other.is_some() && option.as_str() == "other"
    }

    /// An exclusive option alone is enough, whatever the least number is.
    fn refuse_number(&self, id: &ItemId, picked: &BTreeSet<OptionId>) -> Result<(), Problem> {
        let problem = |kind| Problem::new(id.as_str(), kind);
        let Pick::Many { min, max } = self.pick else {
            return if picked.len() > 1 {
                Err(problem("pick-one"))
            } else {
                Ok(())
            };
        };
        let exclusive = |option: &Choosable| option.exclusive && picked.contains(&option.id);
        if self.options.iter().any(exclusive) {
            return if picked.len() > 1 {
                Err(problem("exclusive-alone"))
            } else {
                Ok(())
            };
        }
        match max {
            _ if picked.len() < usize::from(min) => Err(problem("pick-at-least").with("min", min)),
            Some(max) if picked.len() > usize::from(max) => Err(problem("pick-at-most").with("max", max)),
            _ => Ok(()),
        }
    }

    pub(super) fn check(&self, id: &ItemId) -> Vec<Problem> {
        let others = usize::from(self.other.is_some());
        let mut problems = check_options(id, &self.options, 2 - others);
        let mut found = |wrong: bool, kind: &str| {
            if wrong {
                problems.push(Problem::new(id.as_str(), kind));
            }
        };
        found(
            self.other.as_ref().is_some_and(|label| label.trim().is_empty()),
            "other-label-empty",
        );
        found(
            self.other.is_some() && find(&self.options, "other").is_some(),
            "id-repeated",
        );
        found(self.dropdown && self.pick != Pick::One, "dropdown-picks-one");
        if let Pick::Many { min, max } = self.pick {
            found(max.is_some_and(|max| min > max), "min-above-max");
            found(max == Some(0), "max-zero");
            found(usize::from(min) > self.options.len() + others, "min-above-options");
        }
        problems
    }
}

fn read_other(id: &ItemId, fields: &impl Fields) -> Result<String, Problem> {
    let field = format!("{id}.other");
    let text = fields.texts(&field).into_iter().next().unwrap_or_default();
    text::clean(&field, &text, OTHER_MAX_CHARS)?.ok_or_else(|| Problem::new(field, "other-text-missing"))
}
