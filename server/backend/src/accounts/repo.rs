//! Queries of accounts.

use super::Organization;
use crate::entity::{organization, role_assignment, user};
use crate::error::{Error, Result};
use chrono::NaiveDate;
use domain::access::Role;
use domain::ids::{OrgId, UserId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub async fn organization(db: &impl ConnectionTrait, id: OrgId) -> Result<Organization> {
    let found = organization::Entity::find_by_id(id.0).one(db).await?;
    found.map(read_organization).ok_or(Error::NotFound("organisation"))
}

pub async fn organization_by_code(db: &impl ConnectionTrait, code: &str) -> Result<Option<Organization>> {
    let found = organization::Entity::find()
        .filter(organization::Column::Code.eq(code))
        .one(db)
        .await?;
    Ok(found.map(read_organization))
}

pub async fn organizations(db: &impl ConnectionTrait) -> Result<Vec<Organization>> {
    let rows = organization::Entity::find()
        .order_by_asc(organization::Column::Code)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(read_organization).collect())
}

/// Several organisations at once.
pub async fn organizations_of(
    db: &impl ConnectionTrait,
    ids: BTreeSet<OrgId>,
) -> Result<BTreeMap<OrgId, Arc<Organization>>> {
    let rows = organization::Entity::find()
        .filter(organization::Column::Id.is_in(ids.into_iter().map(|id| id.0)))
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| (OrgId(row.id), Arc::new(read_organization(row))))
        .collect())
}

pub async fn user_by_login(db: &impl ConnectionTrait, login: &str) -> Result<Option<user::Model>> {
    Ok(user::Entity::find()
        .filter(user::Column::Login.eq(login))
        .one(db)
        .await?)
}

/// The roles of a user that are valid on this day; one whose organisation-bound days are over is gone.
pub async fn roles_on(db: &impl ConnectionTrait, user: UserId, day: NaiveDate) -> Result<Vec<(OrgId, Role)>> {
    let rows = role_assignment::Entity::find()
        .filter(role_assignment::Column::UserId.eq(user.0))
        .filter(role_assignment::Column::FromDate.lte(day))
        .order_by_asc(role_assignment::Column::FromDate)
        .all(db)
        .await?;
    let valid = rows.into_iter().filter(|row| row.to_date.is_none_or(|to| to >= day));
    Ok(valid
        .filter_map(|row| Some((OrgId(row.org_id), Role::from_code(&row.role)?)))
        .collect())
}

fn read_organization(row: organization::Model) -> Organization {
    Organization {
        id: OrgId(row.id),
        code: row.code,
        kind: row.kind,
        short_name: row.short_name,
        full_name: row.full_name,
        zone: row.tz.parse().unwrap_or(chrono_tz::Europe::Moscow),
        is_demo: row.is_demo,
    }
}
