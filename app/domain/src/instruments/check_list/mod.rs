//! The check list before publishing: what stops it and what the author should look at, each tied to its place.
//! The structure itself is judged by `questionnaire::check`, whose findings come in as they are.

mod items;
mod plan;

pub use plan::{BlueprintLine, blueprint};

use crate::instruments::draft::{Draft, InstrumentKind};
use crate::problem::Problem;
use serde::{Deserialize, Serialize};

/// How much a finding weighs; a stop comes before a warning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// It cannot be published like this.
    Stop,
    /// It can, but look at it.
    Warn,
}

/// One line of the check list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    pub severity: Severity,
    /// `at` is the section or item, a competence's code, or empty for the whole.
    pub problem: Problem,
}

/// All findings of a draft, stops first; `structural` is what `questionnaire::check` found.
pub fn check_list(draft: &Draft, structural: Vec<Problem>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = structural.into_iter().map(Finding::stop).collect();
    findings.extend(whole(draft));
    findings.extend(items::codes(draft));
    findings.extend(items::lone_options(draft));
    if draft.kind == InstrumentKind::Test {
        findings.extend(items::keys(draft));
        findings.extend(plan::findings(draft));
    }
    findings.sort_by_key(|finding| finding.severity);
    findings
}

impl Finding {
    fn stop(problem: Problem) -> Self {
        let severity = Severity::Stop;
        Self { severity, problem }
    }

    fn warn(problem: Problem) -> Self {
        let severity = Severity::Warn;
        Self { severity, problem }
    }
}

fn whole(draft: &Draft) -> Vec<Finding> {
    let mut findings = Vec::new();
    if draft.questionnaire.questions().next().is_none() {
        findings.push(Finding::stop(Problem::new("", "no-items")));
    }
    if draft.questionnaire.purpose.trim().is_empty() {
        findings.push(Finding::warn(Problem::new("", "no-purpose")));
    }
    if draft.kind == InstrumentKind::Test && draft.settings.limit_minutes.is_none() {
        findings.push(Finding::warn(Problem::new("", "no-time-limit")));
    }
    findings
}

#[cfg(test)]
mod tests;
