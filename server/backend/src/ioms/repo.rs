//! Queries of routes: one route with its parts, the open deficits of people, the rules in force.

use crate::entity::{deficit, instrument, iom, iom_activity, iom_deficit, iom_note, iom_rule};
use crate::error::{Error, Result};
use anyhow::anyhow;
use domain::ids::{DeficitId, IomId, OrgId, PersonId};
use domain::ioms::proposal::IomRules;
use domain::ioms::state::{DeficitState, IomState};
use domain::ioms::wire::DeficitLine;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// One route of the organisation.
pub async fn iom(db: &impl ConnectionTrait, org: OrgId, id: IomId) -> Result<iom::Model> {
    iom::Entity::find_by_id((org.0, id.0))
        .one(db)
        .await?
        .ok_or(Error::NotFound("route"))
}

/// How far a stored route is.
pub fn state(row: &iom::Model) -> Result<IomState> {
    IomState::from_code(&row.state).ok_or_else(|| Error::Unexpected(anyhow!("unknown state of a route {}", row.state)))
}

/// The links of routes, by priority.
pub async fn links(
    db: &impl ConnectionTrait,
    org: OrgId,
    ioms: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<iom_deficit::Model>> {
    Ok(iom_deficit::Entity::find()
        .filter(iom_deficit::Column::OrgId.eq(org.0))
        .filter(iom_deficit::Column::IomId.is_in(ioms))
        .order_by_asc(iom_deficit::Column::Position)
        .order_by_asc(iom_deficit::Column::Id)
        .all(db)
        .await?)
}

/// The activities of routes, in order.
pub async fn activities(
    db: &impl ConnectionTrait,
    org: OrgId,
    ioms: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<iom_activity::Model>> {
    Ok(iom_activity::Entity::find()
        .filter(iom_activity::Column::OrgId.eq(org.0))
        .filter(iom_activity::Column::IomId.is_in(ioms))
        .order_by_asc(iom_activity::Column::Position)
        .order_by_asc(iom_activity::Column::Id)
        .all(db)
        .await?)
}

/// The notes of a route, oldest first.
pub async fn notes(db: &impl ConnectionTrait, org: OrgId, id: IomId) -> Result<Vec<iom_note::Model>> {
    Ok(iom_note::Entity::find()
        .filter(iom_note::Column::OrgId.eq(org.0))
        .filter(iom_note::Column::IomId.eq(id.0))
        .order_by_asc(iom_note::Column::NotedOn)
        .order_by_asc(iom_note::Column::NotedAt)
        .all(db)
        .await?)
}

/// The open deficits of some people, the gravest first; of two findings of one competence the newer.
pub async fn open_deficits(
    db: &impl ConnectionTrait,
    org: OrgId,
    person: Option<PersonId>,
) -> Result<Vec<deficit::Model>> {
    let mut rows = deficit::Entity::find()
        .filter(deficit::Column::OrgId.eq(org.0))
        .filter(deficit::Column::State.eq(DeficitState::Open.code()));
    if let Some(person) = person {
        rows = rows.filter(deficit::Column::PersonId.eq(person.0));
    }
    let mut rows = rows
        .order_by_desc(deficit::Column::DetectedOn)
        .order_by_asc(deficit::Column::Id)
        .all(db)
        .await?;
    let mut seen = BTreeSet::new();
    rows.retain(|row| seen.insert((row.person_id, row.instrument_id, row.competence.clone())));
    rows.sort_by(|a, b| (-a.severity, &a.title).cmp(&(-b.severity, &b.title)));
    Ok(rows)
}

/// The deficits that a route of the person still covers.
pub async fn covered(db: &impl ConnectionTrait, org: OrgId, person: PersonId) -> Result<BTreeSet<Uuid>> {
    let routes = iom::Entity::find()
        .filter(iom::Column::OrgId.eq(org.0))
        .filter(iom::Column::PersonId.eq(person.0))
        .filter(iom::Column::State.is_not_in([IomState::Completed.code(), IomState::Cancelled.code()]))
        .all(db)
        .await?;
    let links = links(db, org, routes.into_iter().map(|row| row.id)).await?;
    Ok(links.into_iter().filter_map(|link| link.deficit_id).collect())
}

/// The titles of an organisation's instruments.
pub async fn instruments(db: &impl ConnectionTrait, org: OrgId) -> Result<BTreeMap<Uuid, String>> {
    let rows = instrument::Entity::find()
        .filter(instrument::Column::OrgId.eq(org.0))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.title)).collect())
}

/// A stored deficit as a page shows it.
pub fn line(row: &deficit::Model, instruments: &BTreeMap<Uuid, String>) -> DeficitLine {
    DeficitLine {
        id: DeficitId(row.id),
        title: row.title.clone(),
        level: row.level_title.clone(),
        severity: u8::try_from(row.severity).unwrap_or_default(),
        detected_on: row.detected_on,
        source: instruments.get(&row.instrument_id).cloned().unwrap_or_default(),
    }
}

/// The school's own rules, or the defaults; `true` when they are the defaults.
pub async fn rules(db: &impl ConnectionTrait, org: OrgId) -> Result<(IomRules, bool)> {
    match iom_rule::Entity::find_by_id(org.0).one(db).await? {
        Some(row) => Ok((serde_json::from_value(row.content)?, false)),
        None => Ok((IomRules::default(), true)),
    }
}
