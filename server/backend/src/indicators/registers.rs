//! What the register of routes says, as plain facts.

use crate::entity::{iom, iom_deficit};
use crate::error::Result;
use anyhow::anyhow;
use domain::ids::{OrgId, PersonId};
use domain::indicators::facts::{RouteFact, RouteStage};
use domain::ioms::state::IomState;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The individual routes of one organisation.
pub async fn routes(db: &impl ConnectionTrait, org: OrgId) -> Result<Vec<RouteFact>> {
    let links = iom_deficit::Entity::find()
        .filter(iom_deficit::Column::OrgId.eq(org.0))
        .all(db)
        .await?;
    let mut linked: BTreeMap<Uuid, usize> = BTreeMap::new();
    for link in links {
        *linked.entry(link.iom_id).or_default() += 1;
    }
    let rows = iom::Entity::find().filter(iom::Column::OrgId.eq(org.0)).all(db).await?;
    rows.into_iter()
        .map(|row| {
            Ok(RouteFact {
                person: PersonId(row.person_id),
                stage: stage(&row.state)?,
                approved_on: row.approved_on,
                ended_on: row.ended_on,
                deficits: linked.get(&row.id).copied().unwrap_or_default(),
            })
        })
        .collect()
}

fn stage(state: &str) -> Result<RouteStage> {
    let state = IomState::from_code(state).ok_or_else(|| anyhow!("unknown state of a route {state}"))?;
    Ok(match state {
        IomState::Draft | IomState::OnApproval => RouteStage::Draft,
        IomState::Approved | IomState::Active | IomState::Completed => RouteStage::Approved,
        IomState::Cancelled => RouteStage::Cancelled,
    })
}
