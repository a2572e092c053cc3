//! What the doors of definitions take and give: plain structs, no rules.

use crate::{
    indicators::definition::{Definition, Verbatim},
    problem::Problem,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A definition, as a form gives it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DefinitionForm {
    /// What it says.
    pub title: String,
    /// A few words.
    pub short: String,
    /// The formula.
    pub formula: String,
    /// The code of a unit.
    pub unit: String,
    /// The code of a level.
    pub level: String,
    /// The code of a census rule.
    pub census: String,
    /// The code of an aggregation.
    pub aggregation: String,
    /// The code of a direction.
    pub direction: String,
    /// A number or nothing.
    pub target: String,
    /// Where the data come from.
    pub source: String,
    /// When they are collected.
    pub term: String,
    /// What is wrong with the approved row.
    pub defect_note: String,
    /// `true` or anything else.
    pub is_enabled: String,
    /// Its number in the table.
    pub no: String,
    /// The code of a criterion.
    pub criterion: String,
    /// The code of a period.
    pub period: String,
    /// Digits, or nothing for those of the school's rules.
    pub precision: String,
    /// The codes of methods, each with anything.
    pub methods: BTreeMap<String, String>,
    /// The row as it was approved.
    pub verbatim: Verbatim,
    /// The formula that was tried last: another one is not saved before it is tried.
    pub tried: String,
}

/// A new indicator, as a form gives it; everything else is filled in on its own page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct NewDefinition {
    /// What it says.
    pub title: String,
    /// The code of a criterion.
    pub criterion: String,
    /// The formula.
    pub formula: String,
    /// The code of a unit.
    pub unit: String,
}

/// What a definition is beside those of the editions before (SR-18).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DefinitionMark {
    /// The year of the first edition that has it as it stands.
    pub since: i32,
    /// Does the edition before have it otherwise?
    pub is_changed: bool,
    /// Does the edition before have none?
    pub is_new: bool,
}

/// The definitions of an edition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DefinitionList {
    /// The edition's id.
    pub edition: String,
    /// Its year.
    pub year: i32,
    /// Its number.
    pub no: i32,
    /// Is it a draft of the viewer's?
    pub may_change: bool,
    /// The indicators, on and off.
    pub indicators: Vec<Definition>,
    /// What each of them is beside the editions before, in the same order.
    pub marks: Vec<DefinitionMark>,
    /// The criteria of the edition: code and title.
    pub criteria: Vec<(String, String)>,
    /// What formulas may name.
    pub variables: Vec<VariableView>,
}

/// A variable in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VariableView {
    /// `ЧПдп`
    pub symbol: String,
    /// What it is.
    pub title: String,
    /// The code of its rule.
    pub rule: String,
    /// The code of the register it is counted from.
    pub source: String,
}

/// One definition for its form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DefinitionView {
    /// The edition's id.
    pub edition: String,
    /// Its year.
    pub year: i32,
    /// Is it a draft of the viewer's?
    pub may_change: bool,
    /// As it stands.
    pub definition: Definition,
    /// The same for a form.
    pub form: DefinitionForm,
    /// What it gives for the year before and for this one so far.
    pub now: Vec<Outcome>,
    /// What formulas may name.
    pub variables: Vec<VariableView>,
    /// The criteria of the edition: code and title.
    pub criteria: Vec<(String, String)>,
    /// What is tried and not saved.
    pub tried: Option<DefinitionTrial>,
}

/// A definition that is tried.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DefinitionTrial {
    /// As typed.
    pub form: DefinitionForm,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// What it would give for the same years; none when something is wrong.
    pub outcomes: Vec<Outcome>,
}

/// What a definition gives for a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// The year of data.
    pub year: i32,
    /// «92,7 %»
    pub shown: String,
    /// «(ЧПдп / ЧП) × 100»
    pub written: String,
    /// «(38 / 41) × 100 = 92,7 %»
    pub formula: String,
    /// Why there is no value.
    pub absent_reason: Option<String>,
}
