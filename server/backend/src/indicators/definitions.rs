//! Which indicators a school counts in a year: those of its programme's edition, else those that come with the product.

use crate::entity::{indicator_definition, indicator_variable, programme_version};
use crate::error::Result;
use anyhow::Context;
use domain::ids::{OrgId, ProgrammeVersionId};
use domain::indicators::definition::{BUILT_IN, Definition, Definitions};
use domain::indicators::variable::Variable;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};

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
        .order_by_asc(indicator_definition::Column::No)
        .order_by_asc(indicator_definition::Column::Code)
        .all(db)
        .await?;
    if rows.is_empty() {
        return Ok(None);
    }
    let variables = indicator_variable::Entity::find()
        .filter(indicator_variable::Column::OrgId.eq(org.0))
        .filter(indicator_variable::Column::VersionId.eq(version.0))
        .all(db)
        .await?;
    let variables = variables.into_iter().map(|row| serde_json::from_value(row.content));
    let mut variables: Vec<Variable> = variables.collect::<Result<_, _>>()?;
    let order = built_in()?.variables;
    variables.sort_by_key(|one| order.iter().position(|known| known.code == one.code));
    let indicators = rows.into_iter().map(|row| serde_json::from_value(row.content));
    Ok(Some(Definitions {
        indicators: indicators.collect::<Result<Vec<Definition>, _>>()?,
        variables,
    }))
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

/// The definitions a year of data is counted by.
pub async fn in_force(db: &impl ConnectionTrait, org: OrgId, year: i32) -> Result<Definitions> {
    match edition_in_force(db, org, year).await? {
        Some(edition) => definitions_or_built_in(db, org, edition).await,
        None => built_in(),
    }
}

/// The edition approved for that year, else for the year after, else the newest.
pub async fn edition_in_force(db: &impl ConnectionTrait, org: OrgId, year: i32) -> Result<Option<ProgrammeVersionId>> {
    let mut approved = programme_version::Entity::find()
        .filter(programme_version::Column::OrgId.eq(org.0))
        .filter(programme_version::Column::Status.eq("approved"))
        .order_by_desc(programme_version::Column::Year)
        .all(db)
        .await?;
    approved.sort_by_key(|row| match row.year - year {
        0 => 0,
        1 => 1,
        _ => 2,
    });
    Ok(approved.first().map(|row| ProgrammeVersionId(row.id)))
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
