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
        methods: one.methods.len(),
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

/// The indicators as lines that can be compared, a line for each of their fields: `I1.formula`.
pub async fn lines(db: &impl ConnectionTrait, org: OrgId, version: ProgrammeVersionId) -> Result<Vec<Line>> {
    let all = definitions_or_built_in(db, org, version).await?;
    let lines = all.indicators.iter().flat_map(|one| {
        let line = |(field, text): (&str, String)| Line {
            part: Part::Indicator,
            name: format!("{}.{field}", one.code),
            text,
        };
        fields(one).into_iter().map(line).collect::<Vec<_>>()
    });
    Ok(lines.collect())
}

/// The fields of a definition in the order of its form; choices by their codes.
fn fields(one: &Definition) -> Vec<(&'static str, String)> {
    let cells = &one.verbatim;
    let cells = [
        &cells.no,
        &cells.criterion,
        &cells.title,
        &cells.formula,
        &cells.unit,
        &cells.source,
        &cells.term,
    ];
    let methods: Vec<&str> = one.methods.iter().map(|method| method.code()).collect();
    vec![
        ("enabled", one.is_enabled.to_string()),
        ("no", one.no.to_string()),
        ("criterion", one.criterion.clone()),
        ("title", one.title.clone()),
        ("short", one.short.clone()),
        ("formula", one.formula.clone()),
        ("unit", one.unit.code().to_owned()),
        ("level", one.level.code().to_owned()),
        ("period", one.period.code().to_owned()),
        ("census", one.census.code().to_owned()),
        (
            "precision",
            one.precision.map(|digits| digits.to_string()).unwrap_or_default(),
        ),
        ("aggregation", one.aggregation.code().to_owned()),
        ("direction", one.direction.code().to_owned()),
        ("methods", methods.join(" ")),
        ("target", one.target.clone()),
        ("source", one.source.clone()),
        ("term", one.term.clone()),
        ("note", one.defect_note.clone()),
        ("verbatim", cells.map(String::as_str).join(" | ")),
    ]
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
