//! The indicators of an edition as the check reads them.

use crate::entity::indicator_value;
use crate::error::Result;
use crate::indicators::{copy_definitions, definitions_or_built_in};
use domain::ids::{OrgId, ProgrammeVersionId};
use domain::indicators::definition::Definition;
use domain::indicators::variable::Variable;
use domain::programme::differences::{Line, Part};
use domain::programme::findings::TableRow;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::BTreeSet;

/// The rows of the table of section 6.
pub async fn rows(db: &impl ConnectionTrait, org: OrgId, version: ProgrammeVersionId) -> Result<Vec<TableRow>> {
    let all = definitions_or_built_in(db, org, version).await?;
    let read = |one: Definition| row(one, &all.variables);
    Ok(all.indicators.into_iter().map(read).collect())
}

fn row(one: Definition, variables: &[Variable]) -> TableRow {
    let is_unreadable = one.formula(variables).is_err();
    TableRow {
        code: one.code,
        criterion: one.criterion,
        title: one.title,
        formula: one.formula,
        is_unreadable,
        source: one.source,
        is_enabled: one.is_enabled,
        written_no: one.verbatim.no,
        written_criterion: one.verbatim.criterion,
        written_title: one.verbatim.title,
        written_formula: one.verbatim.formula,
        written_unit: one.verbatim.unit,
        written_source: one.verbatim.source,
        written_term: one.verbatim.term,
    }
}

/// The indicators as lines that can be compared; one that is switched off is no line.
pub async fn lines(db: &impl ConnectionTrait, org: OrgId, version: ProgrammeVersionId) -> Result<Vec<Line>> {
    let rows = rows(db, org, version).await?.into_iter().filter(|row| row.is_enabled);
    let line = |row: TableRow| Line {
        part: Part::Indicator,
        name: row.code,
        text: format!("{}: {} ({})", row.title, row.formula, row.source),
    };
    Ok(rows.map(line).collect())
}

/// Takes the indicators of an edition over into its copy.
pub async fn copy(
    tx: &impl ConnectionTrait,
    org: OrgId,
    from: ProgrammeVersionId,
    to: ProgrammeVersionId,
) -> Result<()> {
    copy_definitions(tx, org, from, to).await
}

/// How many indicators have a frozen value for a year of data.
pub async fn frozen(db: &impl ConnectionTrait, org: OrgId, year: i32) -> Result<usize> {
    let rows = indicator_value::Entity::find()
        .filter(indicator_value::Column::OrgId.eq(org.0))
        .filter(indicator_value::Column::Year.eq(year))
        .all(db)
        .await?;
    let codes: BTreeSet<String> = rows.into_iter().map(|row| row.code).collect();
    Ok(codes.len())
}
