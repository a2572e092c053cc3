//! The indicators of an edition of the programme: its own, else those that come with the product.

use crate::entity::{indicator_definition, indicator_variable};
use crate::error::Result;
use anyhow::Context;
use domain::ids::{OrgId, ProgrammeVersionId};
use domain::indicators::definition::{BUILT_IN, Definition, Definitions};
use domain::indicators::variable::Variable;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};

/// The definitions that come with the product.
pub fn built_in() -> Result<Definitions> {
    Ok(toml::from_str(BUILT_IN).context("reading the built-in indicators")?)
}

/// The definitions an edition has of its own; none when nobody has changed any.
pub async fn definitions_of(
    db: &impl ConnectionTrait,
    org: OrgId,
    version: ProgrammeVersionId,
) -> Result<Option<Definitions>> {
    let rows = indicator_definition::Entity::find()
        .filter(indicator_definition::Column::OrgId.eq(org.0))
        .filter(indicator_definition::Column::VersionId.eq(version.0))
        .all(db)
        .await?;
    let variables = indicator_variable::Entity::find()
        .filter(indicator_variable::Column::OrgId.eq(org.0))
        .filter(indicator_variable::Column::VersionId.eq(version.0))
        .all(db)
        .await?;
    match rows.is_empty() {
        true => Ok(None),
        false => Ok(Some(read(rows, variables, &built_in()?)?)),
    }
}

/// Stored rows as definitions, in the order of the table; variables in the order they come with the product.
pub fn read(
    mut rows: Vec<indicator_definition::Model>,
    variables: Vec<indicator_variable::Model>,
    built_in: &Definitions,
) -> Result<Definitions> {
    rows.sort_by(|a, b| (a.no, &a.code).cmp(&(b.no, &b.code)));
    let indicators = rows.into_iter().map(|row| serde_json::from_value(row.content));
    let variables = variables.into_iter().map(|row| serde_json::from_value(row.content));
    let mut variables: Vec<Variable> = variables.collect::<Result<_, _>>()?;
    let order = &built_in.variables;
    variables.sort_by_key(|one| order.iter().position(|known| known.code == one.code));
    Ok(Definitions {
        indicators: indicators.collect::<Result<Vec<Definition>, _>>()?,
        variables,
    })
}

/// The definitions of an edition, its own or those that come with the product.
pub async fn definitions_or_built_in(
    db: &impl ConnectionTrait,
    org: OrgId,
    version: ProgrammeVersionId,
) -> Result<Definitions> {
    match definitions_of(db, org, version).await? {
        Some(own) => Ok(own),
        None => built_in(),
    }
}

/// Gives an edition rows of its own, copied from what it has had until now: before its first change.
pub async fn make_own(tx: &impl ConnectionTrait, org: OrgId, version: ProgrammeVersionId) -> Result<Definitions> {
    if let Some(own) = definitions_of(tx, org, version).await? {
        return Ok(own);
    }
    let copied = built_in()?;
    store(tx, org, version, &copied).await?;
    Ok(copied)
}

/// Copies the definitions of one edition to a new one of the same school.
pub async fn copy_definitions(
    tx: &impl ConnectionTrait,
    org: OrgId,
    from: ProgrammeVersionId,
    to: ProgrammeVersionId,
) -> Result<()> {
    match definitions_of(tx, org, from).await? {
        Some(own) => store(tx, org, to, &own).await,
        None => Ok(()),
    }
}

async fn store(
    tx: &impl ConnectionTrait,
    org: OrgId,
    version: ProgrammeVersionId,
    definitions: &Definitions,
) -> Result<()> {
    let variables = definitions.variables.iter().map(|one| {
        Ok(indicator_variable::ActiveModel {
            org_id: Set(org.0),
            version_id: Set(version.0),
            code: Set(one.code.clone()),
            content: Set(serde_json::to_value(one)?),
        })
    });
    let variables = variables.collect::<Result<Vec<_>>>()?;
    indicator_variable::Entity::insert_many(variables)
        .exec_without_returning(tx)
        .await?;
    let rows = definitions.indicators.iter().map(|one| row(org, version, one));
    let rows = rows.collect::<Result<Vec<_>>>()?;
    indicator_definition::Entity::insert_many(rows)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// A definition as a row of an edition.
pub fn row(org: OrgId, version: ProgrammeVersionId, one: &Definition) -> Result<indicator_definition::ActiveModel> {
    Ok(indicator_definition::ActiveModel {
        org_id: Set(org.0),
        version_id: Set(version.0),
        code: Set(one.code.clone()),
        content: Set(serde_json::to_value(one)?),
        no: Set(i32::try_from(one.no).unwrap_or(i32::MAX)),
        is_enabled: Set(one.is_enabled),
    })
}
