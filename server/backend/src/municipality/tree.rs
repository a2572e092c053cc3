//! The tree of organisations: who is below a municipality, and which municipality a school belongs to.

use crate::entity::organization as row;
use crate::error::Result;
use domain::ids::OrgId;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

/// No tree of organisations is deeper.
const DEEPEST: usize = 5;

/// The organisations below one, each with its depth, by depth and name.
pub async fn below(db: &impl ConnectionTrait, org: OrgId) -> Result<Vec<(row::Model, usize)>> {
    let (mut found, mut above) = (Vec::new(), vec![org.0]);
    for depth in 1..=DEEPEST {
        let rows = row::Entity::find()
            .filter(row::Column::ParentId.is_in(above.clone()))
            .order_by_asc(row::Column::ShortName)
            .all(db)
            .await?;
        if rows.is_empty() {
            break;
        }
        above = rows.iter().map(|row| row.id).collect();
        found.extend(rows.into_iter().map(|row| (row, depth)));
    }
    Ok(found)
}

/// The municipality a school belongs to: the nearest municipal authority above it.
pub async fn above(db: &impl ConnectionTrait, org: OrgId) -> Result<Option<row::Model>> {
    let mut here = row::Entity::find_by_id(org.0).one(db).await?;
    for _ in 0..DEEPEST {
        let Some(parent) = here.and_then(|row| row.parent_id) else {
            return Ok(None);
        };
        here = row::Entity::find_by_id(parent).one(db).await?;
        if here.as_ref().is_some_and(|row| row.kind == "municipal_authority") {
            return Ok(here);
        }
    }
    Ok(None)
}
