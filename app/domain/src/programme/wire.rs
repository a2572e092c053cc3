//! What the doors of the programme take and give: plain structs, no rules.

use crate::ids::{ProgrammeVersionId, StepId};
use crate::programme::Status;
use crate::programme::criteria::Criterion;
use crate::programme::cycle::CycleBox;
use crate::programme::differences::Difference;
use crate::programme::edition::Act;
use crate::programme::findings::Finding;
use crate::programme::passport::{Passport, Verbatim};
use crate::programme::plan::StepState;
use crate::programme::stages::{Stage, StageCode};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One edition in lists and headings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionLine {
    /// Which one.
    pub id: ProgrammeVersionId,
    /// The edition's number.
    pub no: i32,
    /// The year of its cycle.
    pub year: i32,
    /// Draft, approved or superseded.
    pub status: Status,
    /// The order's number; empty for a draft.
    pub order_no: String,
    /// The order's day.
    pub order_date: Option<NaiveDate>,
    /// The annex's number.
    pub annex_no: String,
    /// The edition it was copied from.
    pub parent: Option<ProgrammeVersionId>,
    /// Why it differs from that one.
    pub change_reason: String,
}

/// Where the year stands on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ribbon {
    /// The day.
    pub today: NaiveDate,
    /// The stages of the year.
    pub stages: Vec<Stage>,
    /// Those the day belongs to; none between the cycles.
    pub current: Vec<StageCode>,
    /// Days until the end of the last of them, or until the next stage; none when the year has no more stages.
    pub days_left: Option<i64>,
    /// Steps of the plan that are late.
    pub overdue: usize,
}

/// The page of the programme; without an edition there is nothing but the year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgrammePage {
    /// The year that runs.
    pub this_year: i32,
    /// The edition that is shown.
    pub shown: Option<ShownEdition>,
    /// All editions, the newest first.
    pub versions: Vec<VersionLine>,
    /// May the viewer change drafts?
    pub may_write: bool,
    /// May the viewer approve?
    pub may_approve: bool,
}

/// An edition with all that stands in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownEdition {
    /// Its heading.
    pub version: VersionLine,
    /// Where its year stands.
    pub ribbon: Ribbon,
    /// «Паспорт программы».
    pub passport: Passport,
    /// Places that stand otherwise on the paper.
    pub verbatim: Verbatim,
    /// The criteria, each with the indicators that are switched on for it.
    pub criteria: Vec<(Criterion, Vec<String>)>,
    /// The acts.
    pub acts: Vec<Act>,
    /// Rows that are still empty and keep it from being approved.
    pub empty_rows: Vec<String>,
    /// Does it still say what comes with the product, retold and not copied from the approved paper?
    pub is_retold: bool,
}

/// An edition as the form gives it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct EditionForm {
    /// The rows of the passport.
    pub passport: Passport,
    /// `initial`, `main`, `final` → first and last day.
    pub stages: BTreeMap<String, Days>,
    /// `C1` → title.
    pub criteria: BTreeMap<String, String>,
    /// Why it is changed.
    pub reason: String,
}

/// The first and the last day of a stage as a form gives them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Days {
    /// `2026-03-01`
    pub from: String,
    /// `2026-04-01`
    pub to: String,
}

/// The order by which an edition is approved.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OrderForm {
    /// «322»
    pub no: String,
    /// `2021-10-22`
    pub date: String,
    /// «3», or nothing.
    pub annex: String,
}

/// An act as the form gives it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ActForm {
    /// «приказ»
    pub kind: String,
    /// Its number.
    pub number: String,
    /// `2021-02-08`, or nothing.
    pub date: String,
    /// What it is about.
    pub title: String,
    /// In the passport's list, when not empty.
    pub in_passport: String,
    /// In the list of section 2, when not empty.
    pub in_section: String,
}

/// The plan of an edition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanPage {
    /// Which edition's.
    pub version: VersionLine,
    /// Where its year stands.
    pub ribbon: Ribbon,
    /// The steps, by stage and last day.
    pub steps: Vec<StepLine>,
    /// May the viewer turn and add steps?
    pub may_write: bool,
}

/// A step of the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepLine {
    /// Which one.
    pub id: StepId,
    /// The stage it belongs to.
    pub stage: StageCode,
    /// What is to be done.
    pub title: String,
    /// Who does it.
    pub owner: String,
    /// The last day.
    pub due_on: NaiveDate,
    /// How it stands.
    pub state: StepState,
    /// The day it was done.
    pub done_on: Option<NaiveDate>,
    /// Who said so.
    pub done_by: String,
}

/// A new step as the form gives it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct StepForm {
    /// The code of a stage.
    pub stage: String,
    /// What is to be done.
    pub title: String,
    /// Who does it.
    pub owner: String,
    /// `2026-04-15`
    pub due: String,
}

/// What the check found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckPage {
    /// Which edition's.
    pub version: VersionLine,
    /// Everything that was found.
    pub findings: Vec<Finding>,
    /// Criteria with an indicator, and all criteria.
    pub covered: (usize, usize),
}

/// Two editions side by side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DifferencesPage {
    /// The earlier.
    pub before: Option<VersionLine>,
    /// The later.
    pub after: VersionLine,
    /// All editions one can compare with.
    pub versions: Vec<VersionLine>,
    /// Lines that are not the same.
    pub differences: Vec<Difference>,
}

/// «Управленческий цикл» of a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CyclePage {
    /// Which edition's year.
    pub version: VersionLine,
    /// The six boxes.
    pub boxes: Vec<CycleBox>,
}
