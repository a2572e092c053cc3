//! Queries of accounts.

use super::Organization;
use crate::clock::local;
use crate::entity::{organization, role_assignment, user};
use crate::error::{Error, Result};
use chrono::{DateTime, NaiveDate, Utc};
use domain::access::Role;
use domain::accounts::term::standing;
use domain::accounts::wire::Standing;
use domain::ids::{OrgId, UserId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

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

pub async fn user_by_login(db: &impl ConnectionTrait, login: &str) -> Result<Option<user::Model>> {
    Ok(user::Entity::find()
        .filter(user::Column::Login.eq(login))
        .one(db)
        .await?)
}

/// The roles of a user that are valid at this moment, each by the calendar of its organisation.
pub async fn roles_at(db: &impl ConnectionTrait, user: UserId, now: DateTime<Utc>) -> Result<Vec<(OrgId, Role)>> {
    let organizations = role_assignment::Entity::belongs_to(organization::Entity)
        .from(role_assignment::Column::OrgId)
        .to(organization::Column::Id);
    let rows: Vec<(Uuid, String, NaiveDate, Option<NaiveDate>, String)> = role_assignment::Entity::find()
        .select_only()
        .columns([role_assignment::Column::OrgId, role_assignment::Column::Role])
        .columns([role_assignment::Column::FromDate, role_assignment::Column::ToDate])
        .column(organization::Column::Tz)
        .join(JoinType::InnerJoin, organizations.into())
        .filter(role_assignment::Column::UserId.eq(user.0))
        .order_by_asc(role_assignment::Column::FromDate)
        .into_tuple()
        .all(db)
        .await?;
    let valid = rows
        .into_iter()
        .filter(|(_, _, from, to, tz)| standing(*from, *to, local(now, zone(tz)).date()) == Standing::Valid);
    Ok(valid
        .filter_map(|(org, role, ..)| Some((OrgId(org), Role::from_code(&role)?)))
        .collect())
}

/// All roles that a user ever had in an organisation, by first day.
pub async fn assignments(db: &impl ConnectionTrait, org: OrgId, user: UserId) -> Result<Vec<role_assignment::Model>> {
    Ok(role_assignment::Entity::find()
        .filter(role_assignment::Column::OrgId.eq(org.0))
        .filter(role_assignment::Column::UserId.eq(user.0))
        .order_by_asc(role_assignment::Column::FromDate)
        .all(db)
        .await?)
}

fn zone(tz: &str) -> crate::Zone {
    tz.parse().unwrap_or(crate::Zone::Europe__Moscow)
}

/// An organisation as its row says.
pub fn read_organization(row: organization::Model) -> Organization {
    Organization {
        id: OrgId(row.id),
        code: row.code,
        kind: row.kind,
        short_name: row.short_name,
        full_name: row.full_name,
        zone: zone(&row.tz),
        is_demo: row.is_demo,
    }
}
