//! The check of an edition: gaps between criteria and indicators, and places where the approved text cannot be taken
//! at its word (Q12, SR-66). Every finding keeps what is written beside how it is read.

use crate::programme::edition::Edition;
use crate::programme::{misprints, table};
use crate::roster::codes::coded;
use serde::{Deserialize, Serialize};

pub use table::TableRow;

coded! {
    /// What was found.
    FindingKind {
        /// A letter stands in a number: «10 О».
        LetterForDigit = "letter-for-digit",
        /// A number is broken by a space: «1 00».
        SplitNumber = "split-number",
        /// The row's own number is a letter: «З.».
        RowNumber = "row-number",
        /// A variable of the formula has no definition of its own.
        VariableUndefined = "variable-undefined",
        /// A row has the criterion and the indicator of another.
        RowRepeats = "row-repeats",
        /// The unit speaks of a count, the formula of a share.
        UnitContradicts = "unit-contradicts",
        /// A bracket is not closed.
        BracketOpen = "bracket-open",
        /// Rows with one term name different sources.
        SourcesDiffer = "sources-differ",
        /// No indicator is switched on for the criterion.
        CriterionWithoutIndicator = "criterion-without-indicator",
        /// The row names its criterion in other words than section 5.
        CriterionWording = "criterion-wording",
        /// The number of an act was read wrongly.
        ActNumber = "act-number",
        /// One task was split in two bullets.
        TaskSplit = "task-split",
        /// A day belongs to two stages.
        StagesShareDay = "stages-share-day",
        /// Words do not agree in number.
        WordsDisagree = "words-disagree",
        /// An act is in one of the two lists only.
        ActInOneList = "act-in-one-list",
        /// A period is named that is no stage.
        PeriodUnknown = "period-unknown",
        /// The indicator names no source.
        WithoutSource = "without-source",
        /// The indicator says not by which methods its data are collected and worked up (SR-21).
        WithoutMethod = "without-method",
        /// The formula cannot be computed.
        FormulaUnreadable = "formula-unreadable",
        /// The indicator belongs to no criterion of the edition.
        CriterionUnknown = "criterion-unknown",
    }
}

coded! {
    /// What a finding asks for.
    Weight {
        /// Nothing is counted until it is mended.
        Stop = "stop",
        /// Somebody should decide.
        Look = "look",
        /// Already read rightly; shown so that nobody wonders.
        Read = "read",
    }
}

impl FindingKind {
    /// The defect of the document that it finds (`domain.md` 1.9), when it is one of the fourteen.
    pub fn defect(self) -> Option<&'static str> {
        use FindingKind::*;
        Some(match self {
            LetterForDigit => "T-1",
            VariableUndefined => "T-2",
            SplitNumber | RowNumber => "T-3",
            RowRepeats => "T-4",
            UnitContradicts | BracketOpen => "T-5",
            SourcesDiffer => "T-6",
            CriterionWithoutIndicator => "T-7",
            CriterionWording => "T-8",
            ActNumber => "T-9",
            TaskSplit => "T-10",
            StagesShareDay => "T-11",
            WordsDisagree => "T-12",
            ActInOneList => "T-13",
            PeriodUnknown => "T-14",
            WithoutSource | WithoutMethod | FormulaUnreadable | CriterionUnknown => return None,
        })
    }

    /// What it asks for.
    pub fn weight(self) -> Weight {
        use FindingKind::*;
        match self {
            FormulaUnreadable => Weight::Stop,
            WithoutMethod | CriterionWithoutIndicator | CriterionUnknown | WithoutSource | ActInOneList => Weight::Look,
            _ => Weight::Read,
        }
    }
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Finding {
    /// What was found.
    pub kind: FindingKind,
    /// Where: the code of an indicator, a criterion, an act or a stage; empty for the whole text.
    pub at: String,
    /// What is written.
    pub written: String,
    /// How it is read here.
    pub read: String,
}

impl Finding {
    /// A finding at a place.
    pub fn new(kind: FindingKind, at: &str, written: impl Into<String>, read: impl Into<String>) -> Self {
        Self {
            kind,
            at: at.to_owned(),
            written: written.into(),
            read: read.into(),
        }
    }
}

/// Everything that is found, what must be mended first at the top.
pub fn findings(edition: &Edition, rows: &[TableRow]) -> Vec<Finding> {
    let mut found = table::findings(edition, rows);
    found.extend(edition.acts.iter().flat_map(misprints::act));
    found.extend(misprints::tasks(edition));
    found.extend(misprints::stages(edition));
    found.extend(misprints::words(edition));
    found.extend(misprints::periods(edition));
    found.sort_by_key(|one| one.kind.weight());
    found
}
