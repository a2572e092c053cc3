//! Findings about the plan of a test: the blueprint, thin competences, the level scale.

use super::Finding;
use crate::instruments::draft::Draft;
use crate::points::{Exact, show_short, whole};
use crate::problem::Problem;
use std::collections::BTreeSet;

/// A competence with fewer items is reported as «ориентировочно» (`domain.md` 2.4).
const FEW_ITEMS: usize = 4;
/// So is one with fewer points.
const FEW_POINTS: i64 = 5;

/// A competence's planned items and points beside those there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlueprintLine {
    /// The competence's code.
    pub competence: String,
    pub title: String,
    pub planned_items: u16,
    pub actual_items: usize,
    pub planned_points: Exact,
    pub actual_points: Exact,
}

impl BlueprintLine {
    /// There are as many items and points as were planned.
    pub fn is_met(&self) -> bool {
        usize::from(self.planned_items) == self.actual_items && self.planned_points == self.actual_points
    }
}

/// One line for every competence, in order; then for planned ones that are not competences of the sheet.
pub fn blueprint(draft: &Draft) -> Vec<BlueprintLine> {
    let keys = &draft.keys;
    let known: BTreeSet<&str> = keys.competences.iter().map(|it| it.code.as_str()).collect();
    let of_sheet = keys.competences.iter().map(|it| (it.code.as_str(), it.title.as_str()));
    let rows = keys.blueprint.iter().map(|row| (row.competence.as_str(), ""));
    let strays = rows.filter(|(code, _)| !known.contains(code));
    of_sheet
        .chain(strays)
        .map(|(code, title)| line(draft, code, title))
        .collect()
}

/// What is wrong with the plan.
pub fn findings(draft: &Draft) -> Vec<Finding> {
    let lines = blueprint(draft);
    let mut findings = Vec::new();
    if !draft.keys.blueprint.is_empty() {
        findings.extend(lines.iter().filter(|line| !line.is_met()).map(not_met));
    }
    findings.extend(lines.iter().filter(|line| is_thin(line)).map(thin));
    findings.extend(scale(draft).map(Finding::stop));
    findings
}

fn line(draft: &Draft, code: &str, title: &str) -> BlueprintLine {
    let row = draft.keys.blueprint.iter().find(|row| row.competence == code);
    let entries = draft
        .questionnaire
        .questions()
        .filter_map(|item| draft.keys.items.get(&item.id));
    let mapped = entries.filter(|it| !it.annulled && it.competence.as_deref() == Some(code));
    let points: Vec<Exact> = mapped.map(|it| it.max_points).collect();
    BlueprintLine {
        competence: code.to_owned(),
        title: title.to_owned(),
        planned_items: row.map_or(0, |row| row.items),
        actual_items: points.len(),
        planned_points: row.map_or(whole(0), |row| row.points),
        actual_points: points.iter().sum(),
    }
}

fn not_met(line: &BlueprintLine) -> Finding {
    let problem = Problem::new(&line.competence, "blueprint-not-met")
        .with("planned_items", line.planned_items)
        .with("actual_items", line.actual_items)
        .with("planned_points", show_short(line.planned_points, ','))
        .with("actual_points", show_short(line.actual_points, ','));
    Finding::stop(problem)
}

fn is_thin(line: &BlueprintLine) -> bool {
    line.actual_items < FEW_ITEMS || line.actual_points < whole(FEW_POINTS)
}

fn thin(line: &BlueprintLine) -> Finding {
    let problem = Problem::new(&line.competence, "thin-competence")
        .with("items", line.actual_items)
        .with("points", show_short(line.actual_points, ','));
    Finding::warn(problem)
}

/// Bounds must fall strictly from at most 100 % to 0, so that every share has exactly one level (DD-18).
fn scale(draft: &Draft) -> Option<Problem> {
    let Some(scale) = draft.keys.scale.as_ref().filter(|it| !it.levels.is_empty()) else {
        return Some(Problem::new("", "no-cut-scores"));
    };
    let levels = &scale.levels;
    let falls = levels.windows(2).all(|pair| pair[0].from > pair[1].from);
    let starts = levels.first().is_some_and(|it| it.from <= whole(1));
    let ends = levels.last().is_some_and(|it| it.from == whole(0));
    if !(falls && starts && ends) {
        return Some(Problem::new("", "cut-scores-gap"));
    }
    let untitled = levels.iter().find(|it| it.title.trim().is_empty())?;
    Some(Problem::new("", "level-without-title").with("code", &untitled.code))
}
