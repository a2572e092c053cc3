//! Schools and the bodies above them.

use super::repo;
use crate::Backend;
use crate::actor::Actor;
use crate::entity::organization as row;
use crate::error::{Error, OnConstraint, Result};
use crate::facts::{self, Fact};
use chrono_tz::Tz;
use domain::ids::OrgId;
use sea_orm::{ActiveModelTrait, ConnectionTrait, Set};
use uuid::Uuid;

/// An organisation as use cases need it.
#[derive(Clone, Debug, PartialEq)]
pub struct Organization {
    pub id: OrgId,
    pub code: String,
    pub kind: String,
    pub short_name: String,
    pub full_name: String,
    pub zone: Tz,
    /// The demonstration school: its page says so.
    pub is_demo: bool,
}

/// What is needed to add one.
#[derive(Clone, Debug)]
pub struct NewOrganization {
    /// Short name in Latin letters for the command line, unique.
    pub code: String,
    pub name: String,
    pub kind: String,
    /// The code of the organisation above it.
    pub parent: Option<String>,
    pub zone: Tz,
    pub is_demo: bool,
}

/// The kinds an organisation may be of (SR-10).
const KINDS: [&str; 4] = ["school", "municipal_authority", "methodical_center", "quality_center"];

/// Adds an organisation; its code must be free.
pub async fn add_organization(cx: &Backend, actor: &Actor, new: NewOrganization) -> Result<OrgId> {
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if new.code.is_empty() || new.code.len() > 40 || !new.code.chars().all(fits) {
        return Err(Error::invalid("code", "code-unreadable"));
    }
    if new.name.trim().is_empty() {
        return Err(Error::invalid("name", "required"));
    }
    if !KINDS.contains(&new.kind.as_str()) {
        return Err(Error::invalid("kind", "choice-unknown"));
    }
    let parent = match &new.parent {
        Some(code) => Some(organization_by_code(cx, code).await?.id.0),
        None => None,
    };
    let (id, now) = (OrgId(Uuid::now_v7()), cx.clock.now());
    let tx = cx.db.begin_write().await?;
    let organization = row::ActiveModel {
        id: Set(id.0),
        parent_id: Set(parent),
        code: Set(new.code),
        kind: Set(new.kind),
        short_name: Set(new.name.trim().to_owned()),
        full_name: Set(new.name.trim().to_owned()),
        tz: Set(new.zone.name().to_owned()),
        is_demo: Set(new.is_demo),
        created_at: Set(now),
    };
    organization.insert(&tx).await.on_constraint("org-code-taken")?;
    facts::append(&tx, actor, Some(id), now, Fact::OrganizationAdded { org: id }).await?;
    tx.commit().await?;
    Ok(id)
}

/// The organisation of that id.
pub async fn organization(cx: &Backend, id: OrgId) -> Result<Organization> {
    repo::organization(cx.db.read(), id).await
}

/// The organisation's time zone.
pub(crate) async fn zone(db: &impl ConnectionTrait, org: OrgId) -> Result<Tz> {
    Ok(repo::organization(db, org).await?.zone)
}

/// The organisation of that code.
pub async fn organization_by_code(cx: &Backend, code: &str) -> Result<Organization> {
    repo::organization_by_code(cx.db.read(), code)
        .await?
        .ok_or(Error::NotFound("organisation"))
}

/// All organisations, by code.
pub async fn organizations(cx: &Backend) -> Result<Vec<Organization>> {
    repo::organizations(cx.db.read()).await
}
