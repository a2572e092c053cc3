//! A calendar day.

use super::given;
use crate::ids::ItemId;
use crate::problem::Problem;
use crate::questionnaire::answers::Value;
use crate::questionnaire::condition::Fields;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// A day to be picked, from and to inclusive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Date {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
}

impl Date {
    pub(super) fn read(&self, id: &ItemId, fields: &impl Fields) -> Result<Option<Value>, Problem> {
        let Some(text) = given(fields, id.as_str()).into_iter().next() else {
            return Ok(None);
        };
        let day = parse_day(&text).ok_or_else(|| Problem::new(id.as_str(), "date-unreadable"))?;
        match (self.from, self.to) {
            (Some(from), _) if day < from => Err(Problem::new(id.as_str(), "date-too-early").with("min", from)),
            (_, Some(to)) if day > to => Err(Problem::new(id.as_str(), "date-too-late").with("max", to)),
            _ => Ok(Some(Value::Date(day))),
        }
    }

    pub(super) fn check(&self, id: &ItemId) -> Vec<Problem> {
        match (self.from, self.to) {
            (Some(from), Some(to)) if from > to => vec![Problem::new(id.as_str(), "min-above-max")],
            _ => Vec::new(),
        }
    }
}

/// Reads `2026-04-20`, as browsers send it, and `20.04.2026`, as people type it where there is no calendar.
fn parse_day(text: &str) -> Option<NaiveDate> {
    ["%Y-%m-%d", "%d.%m.%Y"]
        .into_iter()
        .find_map(|form| NaiveDate::parse_from_str(text, form).ok())
        .filter(|day| (1..=9999).contains(&day.year()))
}
