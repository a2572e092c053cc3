//! A time of day, to the minute.

use super::given;
use crate::ids::ItemId;
use crate::problem::Problem;
use crate::questionnaire::answers::Value;
use crate::questionnaire::condition::Fields;
use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

/// A time as it is written everywhere: `08:30`.
pub fn written(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

/// A time to be given, from and to inclusive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Time {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveTime>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveTime>,
}

impl Time {
    pub(super) fn read(&self, id: &ItemId, fields: &impl Fields) -> Result<Option<Value>, Problem> {
        let Some(text) = given(fields, id.as_str()).into_iter().next() else {
            return Ok(None);
        };
        let time = parse_time(&text).ok_or_else(|| Problem::new(id.as_str(), "time-unreadable"))?;
        let bound = |kind, name, bound: NaiveTime| Err(Problem::new(id.as_str(), kind).with(name, written(bound)));
        match (self.from, self.to) {
            (Some(from), _) if time < from => bound("time-too-early", "min", from),
            (_, Some(to)) if time > to => bound("time-too-late", "max", to),
            _ => Ok(Some(Value::Time(time))),
        }
    }

    pub(super) fn check(&self, id: &ItemId) -> Vec<Problem> {
        match (self.from, self.to) {
            (Some(from), Some(to)) if from > to => vec![Problem::new(id.as_str(), "min-above-max")],
            _ => Vec::new(),
        }
    }
}

/// Reads `08:30`, as browsers send it, and `8:30` and `8.30`, as people type it where there is no clock to pick from.
pub fn parse_time(text: &str) -> Option<NaiveTime> {
    ["%H:%M", "%H:%M:%S", "%H.%M"]
        .into_iter()
        .find_map(|form| NaiveTime::parse_from_str(text, form).ok())
}
