//! What the indicators' doors take and give: plain structs, no rules.

use crate::problem::Problem;
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

/// Which value is asked for; empty texts ask for the current year and for now.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct IndicatorQuery {
    /// A year of data.
    pub year: String,
    /// A local moment such as `2026-04-20T12:00`.
    pub as_of: String,
}

/// The choices that bear on indicator 1, as a form gives them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PoliciesForm {
    /// The day of January, 1 to 31 (DD-03).
    pub census_day: String,
    /// The code of a period policy (DD-03).
    pub period_policy: String,
    /// A percentage (DD-04).
    pub min_answered_percent: String,
    /// The code of a test scope (DD-04).
    pub test_scope: String,
    /// `true` or `false` (DD-07).
    pub include_external: String,
    /// `true` or `false` (DD-08).
    pub exclude_long_leave: String,
}

/// An indicator's value with all that explains it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndicatorView {
    /// Its code, a key of the interface's texts.
    pub code: String,
    /// The year of data.
    pub year: i32,
    /// The years there is something to show of.
    pub years: Vec<i32>,
    /// People counted.
    pub numerator: usize,
    /// ЧП.
    pub denominator: usize,
    /// «Кроме того».
    pub besides: usize,
    /// «92,7 %», or «—».
    pub shown: String,
    /// `92.7`.
    pub plain: Option<String>,
    /// The code of the reason why there is no value.
    pub absent_reason: Option<String>,
    /// «(38 / 41) × 100 = 92,7 %»
    pub formula: String,
    /// The code of its state.
    pub state: String,
    /// The local moment up to which things were seen.
    pub as_of: NaiveDateTime,
    /// The day the staff was counted on.
    pub staff_date: NaiveDate,
    /// The census day.
    pub census_date: NaiveDate,
    /// The rules as names and values.
    pub rules: Vec<(String, String)>,
    /// Who was counted and who was not, by methodical union and name.
    pub people: Vec<EvidenceRow>,
    /// May the viewer change the rules?
    pub may_change: bool,
}

/// One person behind a number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceRow {
    /// The organisation's code of the person, when there is one.
    pub person: Option<String>,
    /// «Авдеева И. П.»
    pub name: String,
    /// The post.
    pub position: String,
    /// The methodical union's title, or empty.
    pub union: String,
    /// In the denominator?
    pub in_staff: bool,
    /// In the numerator?
    pub included: bool,
    /// The code of the reason.
    pub reason: String,
    /// The day that belongs to the reason: of the counted attempt, or the last working day.
    pub day: Option<NaiveDate>,
}

/// The rules as they are, and what a change would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PoliciesView {
    /// The rules in force.
    pub form: PoliciesForm,
    /// The value by them.
    pub now: IndicatorView,
    /// What the rules that are tried would give.
    pub tried: Option<Tried>,
}

/// Rules that are tried and not saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tried {
    /// As typed.
    pub form: PoliciesForm,
    /// What is wrong with them.
    pub problems: Vec<Problem>,
    /// The value by them, when nothing is wrong.
    pub view: Option<IndicatorView>,
}
