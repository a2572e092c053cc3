//! Two editions side by side (SR-04, SR-17).

use crate::programme::edition::Edition;
use crate::programme::passport::ROWS;
use crate::roster::codes::coded;
use serde::{Deserialize, Serialize};

coded! {
    /// The part of the programme a line belongs to.
    Part {
        /// A row of the passport.
        Passport = "passport",
        /// A stage's dates.
        Stage = "stage",
        /// A criterion.
        Criterion = "criterion",
        /// An indicator.
        Indicator = "indicator",
        /// A normative act.
        Act = "act",
        /// A step of the plan.
        Step = "step",
    }
}

/// A line that can be compared: where it stands and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The part it belongs to.
    pub part: Part,
    /// Its name in that part.
    pub name: String,
    /// What it says.
    pub text: String,
}

/// A line that is not the same in both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// The part it belongs to.
    pub part: Part,
    /// Its name in that part.
    pub name: String,
    /// What the earlier edition says, when it has such a line.
    pub before: Option<String>,
    /// What the later one says.
    pub after: Option<String>,
}

/// An edition as lines; days are compared without their year.
pub fn lines(edition: &Edition) -> Vec<Line> {
    let line = |part, name: &str, text: String| Line {
        part,
        name: name.to_owned(),
        text,
    };
    let mut lines: Vec<Line> = ROWS
        .iter()
        .map(|row| line(Part::Passport, row, edition.passport.row(row).to_owned()))
        .collect();
    for stage in &edition.calendar.stages {
        let text = format!("{} – {}", stage.from.format("%d.%m"), stage.to.format("%d.%m"));
        lines.push(line(Part::Stage, stage.code.code(), text));
    }
    for criterion in &edition.criteria {
        lines.push(line(Part::Criterion, &criterion.code, criterion.title.clone()));
    }
    for act in &edition.acts {
        let repealed = if act.is_repealed { " ✕" } else { "" };
        lines.push(line(
            Part::Act,
            &format!("{} № {}", act.kind, act.number),
            format!("{}{repealed}", act.title),
        ));
    }
    for step in &edition.steps {
        let text = format!("{} · {}", step.due_on.format("%d.%m"), step.owner);
        lines.push(line(Part::Step, &step.title, text));
    }
    lines
}

/// What changed from one to the other: changed and new lines in the order of the later, then those that are gone.
pub fn differences(before: &[Line], after: &[Line]) -> Vec<Difference> {
    let same_place = |a: &Line, b: &Line| a.part == b.part && a.name == b.name;
    let known = |all: &[Line], line: &Line| all.iter().find(|one| same_place(one, line)).map(|one| one.text.clone());
    let mut found: Vec<Difference> = after
        .iter()
        .map(|line| Difference {
            part: line.part,
            name: line.name.clone(),
            before: known(before, line),
            after: Some(line.text.clone()),
        })
        .filter(|one| one.before != one.after)
        .collect();
    let gone = before.iter().filter(|line| known(after, line).is_none());
    found.extend(gone.map(|line| Difference {
        part: line.part,
        name: line.name.clone(),
        before: Some(line.text.clone()),
        after: None,
    }));
    found.sort_by_key(|one| one.part);
    found
}
