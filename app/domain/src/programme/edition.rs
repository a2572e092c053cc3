//! One edition of the programme as a whole: what is stored, copied into the next year and compared.

use crate::programme::criteria::Criterion;
use crate::programme::passport::{Passport, Verbatim};
use crate::programme::stages::{Calendar, StageCode, in_year};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What an edition says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// «Паспорт программы».
    pub passport: Passport,
    /// Places that stand otherwise on the paper.
    #[serde(default)]
    pub verbatim: Verbatim,
    /// The year with its stages.
    pub calendar: Calendar,
    /// The eight criteria.
    pub criteria: Vec<Criterion>,
    /// The normative acts it stands on.
    pub acts: Vec<Act>,
    /// The plan of each stage.
    pub steps: Vec<Step>,
}

/// A normative act (SR-03).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Act {
    /// `A1`, `A2` …
    pub code: String,
    /// «Федеральный закон», «приказ», «письмо» …
    pub kind: String,
    /// The number as it is.
    pub number: String,
    /// The number as the paper has it, when that differs.
    pub number_verbatim: String,
    /// The day of the act.
    pub adopted_on: Option<NaiveDate>,
    /// What it is about.
    pub title: String,
    /// Where it can be read.
    pub url: String,
    /// Is it in the passport's list?
    pub in_passport: bool,
    /// Is it in the list of section 2?
    pub in_section: bool,
    /// Is it no longer in force?
    pub is_repealed: bool,
}

/// A step of the plan of a stage (SR-16).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The stage it belongs to.
    pub stage: StageCode,
    /// What is to be done.
    pub title: String,
    /// Who does it.
    pub owner: String,
    /// The last day for it.
    pub due_on: NaiveDate,
}

impl Edition {
    /// The same programme for another year: everything is kept, the dates move (SR-04).
    #[must_use]
    pub fn moved_to(&self, year: i32) -> Self {
        let from = self.calendar.year;
        Self {
            calendar: self.calendar.moved_to(year),
            steps: self
                .steps
                .iter()
                .cloned()
                .map(|step| Step {
                    due_on: in_year(step.due_on, from, year),
                    ..step
                })
                .collect(),
            ..self.clone()
        }
    }
}
