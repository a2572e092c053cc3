//! What becomes of each row of a file: taken, taken with a remark, refused.

use crate::{
    problem::Problem,
    roster::{
        codes::coded,
        sheet::{Sheet, line_number},
    },
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

coded! {
    /// What becomes of a row.
    Verdict {
        /// It is taken.
        Accepted = "accepted",
        /// It is taken, and somebody should look at it.
        Remarked = "remarked",
        /// It is not taken.
        Refused = "refused",
    }
}

/// A row of a file with what was found in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    /// Its number in the file.
    pub line: usize,
    /// Its cells, as typed.
    pub cells: Vec<String>,
    /// What becomes of it.
    pub verdict: Verdict,
    /// Everything that was found.
    pub problems: Vec<Problem>,
}

/// How many rows of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Taken without a remark.
    pub accepted: usize,
    /// Taken with one.
    pub remarked: usize,
    /// Not taken.
    pub refused: usize,
}

/// Kinds of problems that leave their line in: the reader should look, but may go on.
const REMARKS: [&str; 5] = [
    "position-unknown",
    "two-main",
    "name-differs",
    "attempt-outside-window",
    "percent-differs",
];

/// Does this problem leave its line in?
pub fn is_remark(problem: &Problem) -> bool {
    REMARKS.contains(&problem.kind.as_str())
}

/// Every row that is not empty with its verdict, in the file's order.
pub fn checked(sheet: &Sheet, problems: &[Problem]) -> Vec<Checked> {
    let mut found: BTreeMap<usize, Vec<Problem>> = BTreeMap::new();
    for problem in problems {
        found.entry(line_number(problem)).or_default().push(problem.clone());
    }
    let lines = sheet.lines.iter().filter(|(_, cells)| !is_blank(cells));
    let row = |(line, cells): &(usize, Vec<String>)| {
        let problems = found.remove(line).unwrap_or_default();
        Checked {
            line: *line,
            cells: cells.clone(),
            verdict: verdict(&problems),
            problems,
        }
    };
    lines.map(row).collect()
}

/// How many rows there are of each kind.
pub fn tally(rows: &[Checked]) -> Tally {
    let count = |verdict| rows.iter().filter(|row| row.verdict == verdict).count();
    Tally {
        accepted: count(Verdict::Accepted),
        remarked: count(Verdict::Remarked),
        refused: count(Verdict::Refused),
    }
}

/// The sheet without the rows that are refused.
pub fn without_refused(sheet: &Sheet, problems: &[Problem]) -> Sheet {
    let refused: Vec<usize> = problems.iter().filter(|one| !is_remark(one)).map(line_number).collect();
    let lines = sheet.lines.iter().filter(|(line, _)| !refused.contains(line));
    Sheet {
        header: sheet.header.clone(),
        lines: lines.cloned().collect(),
    }
}

fn verdict(problems: &[Problem]) -> Verdict {
    if problems.is_empty() {
        Verdict::Accepted
    } else if problems.iter().all(is_remark) {
        Verdict::Remarked
    } else {
        Verdict::Refused
    }
}

fn is_blank(cells: &[String]) -> bool {
    cells.iter().all(|cell| cell.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet() -> Sheet {
        let line = |number: usize, text: &str| (number, vec![text.to_owned()]);
        Sheet {
            header: vec!["a".to_owned()],
            lines: vec![line(2, "x"), line(3, " "), line(4, "y"), line(6, "z")],
        }
    }

    #[test]
    fn one_refusal_refuses_its_row_a_remark_does_not_and_empty_rows_are_none() {
        let problems = [
            Problem::new("line 4:a", "two-main"),
            Problem::new("line 6:a", "two-main"),
            Problem::new("line 6:a", "required"),
        ];
        let rows = checked(&sheet(), &problems);
        let verdicts: Vec<(usize, Verdict)> = rows.iter().map(|row| (row.line, row.verdict)).collect();
        assert_eq!(
            verdicts,
            [(2, Verdict::Accepted), (4, Verdict::Remarked), (6, Verdict::Refused)]
        );
        let left: Vec<usize> = without_refused(&sheet(), &problems)
            .lines
            .iter()
            .map(|(line, _)| *line)
            .collect();
        assert_eq!(left, [2, 3, 4]);
    }
}
