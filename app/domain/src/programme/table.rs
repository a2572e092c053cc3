//! The check of the table of section 6: its rows as they were approved and as they are counted.

use crate::programme::edition::Edition;
use crate::programme::findings::{Finding, FindingKind};
use crate::programme::misprints::{missing_variables, numbers};

/// A row of the table: what is counted, and what stands on the paper (empty for a row of one's own).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableRow {
    /// `I1`
    pub code: String,
    /// The code of the criterion it is counted under.
    pub criterion: String,
    /// What it says.
    pub title: String,
    /// The formula that is computed.
    pub formula: String,
    /// Does that formula fail to parse or to check?
    pub is_unreadable: bool,
    /// Where the data come from.
    pub source: String,
    /// How many methods of collecting or working up it names.
    pub methods: usize,
    /// Is it counted and shown?
    pub is_enabled: bool,
    /// «№» on the paper.
    pub written_no: String,
    /// «Критерий» on the paper.
    pub written_criterion: String,
    /// «Показатель» on the paper.
    pub written_title: String,
    /// «Методика расчёта» on the paper.
    pub written_formula: String,
    /// «Единица измерения» on the paper.
    pub written_unit: String,
    /// «Источник» on the paper.
    pub written_source: String,
    /// «Сроки» on the paper.
    pub written_term: String,
}

/// What is found in the rows and between rows and criteria.
pub fn findings(edition: &Edition, rows: &[TableRow]) -> Vec<Finding> {
    let mut found: Vec<Finding> = rows.iter().flat_map(|row| in_row(edition, row)).collect();
    found.extend(repeats(rows));
    found.extend(sources(rows));
    found.extend(gaps(edition, rows));
    found
}

fn in_row(edition: &Edition, row: &TableRow) -> Vec<Finding> {
    let at = row.code.as_str();
    let mut found = numbers(at, &row.written_formula);
    if row.written_no.starts_with(['З', 'з']) {
        let read = row.written_no.replacen(['З', 'з'], "3", 1);
        found.push(Finding::new(FindingKind::RowNumber, at, &row.written_no, read));
    }
    found.extend(missing_variables(at, &row.written_formula));
    if row.written_unit.contains("количество") && row.written_formula.contains('/') {
        found.push(Finding::new(
            FindingKind::UnitContradicts,
            at,
            &row.written_unit,
            &row.formula,
        ));
    }
    let cells = [&row.written_formula, &row.written_source, &row.written_term];
    for cell in cells.into_iter().filter(|cell| is_open(cell)) {
        found.push(Finding::new(FindingKind::BracketOpen, at, cell, format!("{cell})")));
    }
    found.extend(criterion(edition, row));
    if row.is_enabled {
        found.extend(counting(row));
    }
    found
}

fn counting(row: &TableRow) -> Vec<Finding> {
    let kinds = [
        (FindingKind::WithoutSource, row.source.trim().is_empty()),
        (FindingKind::WithoutMethod, row.methods == 0),
        (FindingKind::FormulaUnreadable, row.is_unreadable),
    ];
    let found = kinds.into_iter().filter(|(_, is_so)| *is_so);
    found
        .map(|(kind, _)| Finding::new(kind, &row.code, &row.title, &row.formula))
        .collect()
}

fn is_open(cell: &str) -> bool {
    cell.matches('(').count() > cell.matches(')').count()
}

/// Section 5 says it otherwise; a row that took another row's criterion is reported as a repetition.
fn criterion(edition: &Edition, row: &TableRow) -> Option<Finding> {
    let Some(own) = edition.criteria.iter().find(|one| one.code == row.criterion) else {
        return Some(Finding::new(
            FindingKind::CriterionUnknown,
            &row.code,
            &row.criterion,
            &row.title,
        ));
    };
    let is_anothers = edition.criteria.iter().any(|one| one.title == row.written_criterion);
    let differs = !row.written_criterion.is_empty() && !is_anothers;
    differs.then(|| {
        Finding::new(
            FindingKind::CriterionWording,
            &row.code,
            &row.written_criterion,
            &own.title,
        )
    })
}

fn repeats(rows: &[TableRow]) -> Vec<Finding> {
    let same = |a: &TableRow, b: &TableRow| {
        let as_approved = !a.written_title.is_empty()
            && a.written_title == b.written_title
            && a.written_criterion == b.written_criterion;
        let as_counted = a.is_enabled && b.is_enabled && a.formula == b.formula && !a.formula.is_empty();
        as_approved || as_counted
    };
    let later = rows.iter().enumerate().filter_map(|(at, row)| {
        let first = rows.iter().take(at).find(|before| same(before, row))?;
        let written = format!("{} = {}", row.code, first.code);
        Some(Finding::new(FindingKind::RowRepeats, &row.code, written, &row.title))
    });
    later.collect()
}

/// The paper gives one term to several rows and different sources; each row keeps its own.
fn sources(rows: &[TableRow]) -> Option<Finding> {
    let first = rows.iter().find(|row| !row.written_source.is_empty())?;
    let other = rows
        .iter()
        .find(|row| row.written_term == first.written_term && row.written_source != first.written_source)?;
    let written = format!("{}: {}", first.code, first.written_source);
    let read = format!("{}: {}", other.code, other.written_source);
    Some(Finding::new(FindingKind::SourcesDiffer, &other.code, written, read))
}

fn gaps(edition: &Edition, rows: &[TableRow]) -> Vec<Finding> {
    let bare = edition.criteria.iter().filter(|criterion| {
        let own = rows.iter().any(|row| row.is_enabled && row.criterion == criterion.code);
        !own
    });
    bare.map(|criterion| {
        let spare = rows.iter().find(|row| row.criterion == criterion.code);
        let spare = spare.map(|row| row.title.clone()).unwrap_or_default();
        Finding::new(
            FindingKind::CriterionWithoutIndicator,
            &criterion.code,
            &criterion.title,
            spare,
        )
    })
    .collect()
}
