//! What the municipality's doors give: numbers of schools. No person has a field here.

use crate::indicators::definition::Direction;
use crate::municipality::total::{Basis, Standing, Unit};
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// The page of a municipality for a year of data.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MunicipalityPage {
    /// Its name.
    pub name: String,
    /// The year of data.
    pub year: i32,
    /// Years something was handed in for.
    pub years: Vec<i32>,
    /// How many schools there are.
    pub schools: usize,
    /// The indicators, by code.
    pub indicators: Vec<MunicipalIndicator>,
    /// What each school has handed in of them.
    pub completeness: Vec<SchoolCompleteness>,
    /// All organisations below it.
    pub tree: Vec<OrgLine>,
}

/// One indicator of a municipality.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MunicipalIndicator {
    /// `I1`
    pub code: String,
    /// What it says, in the words of the schools that are counted; empty for values handed in without them.
    pub title: String,
    /// Percent or count.
    pub unit: Unit,
    /// Which way is better; nobody is ranked where neither is.
    pub direction: Direction,
    /// The formula and the rules most schools counted by.
    pub basis: Basis,
    /// The value of the year before, or «—».
    pub before: String,
    /// Σn.
    pub numerator: i64,
    /// ΣN.
    pub denominator: i64,
    /// «59,8 %» or «—».
    pub shown: String,
    /// How many schools are counted.
    pub counted: usize,
    /// The schools, with a place first.
    pub rows: Vec<SchoolRow>,
}

/// A school in an indicator's table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchoolRow {
    /// Its short name.
    pub name: String,
    /// Its place; none when it has none.
    pub place: Option<usize>,
    /// People counted.
    pub numerator: Option<i64>,
    /// ЧП.
    pub denominator: Option<i64>,
    /// «92,7 %», «4», «—».
    pub shown: String,
    /// How it stands in the total.
    pub standing: Standing,
    /// Why there is no value: the code of a reason.
    pub absent_reason: Option<String>,
    /// The formula, when it is not that of most schools.
    pub other_formula: Option<String>,
    /// The rules that are not those of most schools, as names and values.
    pub other_rules: Vec<(String, String)>,
    /// When it was handed in, by the municipality's clock.
    pub submitted_at: Option<NaiveDateTime>,
    /// What the school wrote beside it.
    pub note: String,
}

/// An organisation of the tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrgLine {
    /// Its name.
    pub name: String,
    /// The code of its kind.
    pub kind: String,
    /// How deep it lies below the municipality.
    pub depth: usize,
}

/// What a school has frozen, and what of it is handed in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubmissionPage {
    /// The municipality; nothing when the school belongs to none.
    pub municipality: Option<String>,
    /// Frozen values in force.
    pub values: Vec<SubmissionLine>,
}

/// A frozen value of a school.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubmissionLine {
    /// The frozen value's id.
    pub value: uuid::Uuid,
    /// The indicator's title.
    pub title: String,
    /// The year of data.
    pub year: i32,
    /// «92,7 %»
    pub shown: String,
    /// When this very value was handed in.
    pub submitted_at: Option<NaiveDateTime>,
}

/// How much of a year a school has handed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchoolCompleteness {
    /// Its short name.
    pub name: String,
    /// How many of the indicators it has handed in.
    pub handed_in: usize,
    /// The codes and titles of those that are missing.
    pub missing: Vec<(String, String)>,
}
