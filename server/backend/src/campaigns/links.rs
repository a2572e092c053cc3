//! Personal links, derived again from the server's secret: the database holds only their hashes.

use super::asked_people::{AskedPerson, asked_people};
use super::{Campaign, campaign, repo};
use crate::Backend;
use crate::actor::Actor;
use crate::entity::{employment, invitation, person, target};
use crate::error::Result;
use chrono::{DateTime, Utc};
use domain::access::Verb;
use domain::campaigns::disposition::Disposition;
use domain::ids::{CampaignId, InvitationId, OrgId, PersonId, TargetId};
use domain::roster::name::FullName;
use futures::TryStreamExt;
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query, SelectStatement};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, StreamTrait};
use std::collections::BTreeMap;
use uuid::Uuid;

/// One person's link in one campaign.
#[derive(Clone, Debug)]
pub struct PersonalLink {
    pub target: TargetId,
    pub person: PersonId,
    pub name: FullName,
    /// The methodical union's title, or empty.
    pub union: String,
    pub position: String,
    /// Of an anonymous campaign it is told who is left out, and once it has closed who took part.
    pub disposition: Option<Disposition>,
    /// `/l/<token>`, to be put behind the public address; empty when no link is in force.
    pub path: String,
    /// Six digits for another device.
    pub resume_code: String,
    pub is_revoked: bool,
    pub extra_minutes: i32,
    pub is_added_late: bool,
    pub ineligible_reason: Option<String>,
}

impl PersonalLink {
    /// The whole address; empty when no link is in force.
    pub fn url(&self, public_url: &str) -> String {
        match self.path.is_empty() {
            true => String::new(),
            false => format!("{public_url}{}", self.path),
        }
    }

    /// Asked in earnest and not done: the ones to remind (SR-33).
    pub fn is_silent(&self) -> bool {
        !matches!(self.disposition, Some(Disposition::Complete | Disposition::Ineligible))
    }
}

/// The personal links of a campaign, in the order of names; nothing before the audience is frozen.
pub async fn links(cx: &Backend, actor: &Actor, org: OrgId, id: CampaignId) -> Result<Vec<PersonalLink>> {
    actor.require(Verb::CampaignWrite, org)?;
    let campaign = campaign(cx.db.read(), org, id).await?;
    derive(cx, &campaign).await
}

/// Row by row: what the driver holds of a row is larger than the link that becomes of it (security 53).
async fn derive(cx: &Backend, campaign: &Campaign) -> Result<Vec<PersonalLink>> {
    let mut invitations = last_invitations(cx, campaign).await?;
    let unions: BTreeMap<_, _> = repo::unions(cx.db.read(), campaign.org).await?.into_iter().collect();
    let mut rows = std::pin::pin!(cx.db.read().stream(&staff(campaign)).await?);
    let (mut links, now) = (Vec::new(), cx.clock.now());
    while let Some(row) = rows.try_next().await? {
        let asked = AskedPerson::from_query_result(&row, "")?;
        let union = asked.union_id.and_then(|id| unions.get(&id).cloned());
        let last = invitations.remove(&asked.id);
        let told = told(&asked.disposition, campaign, now);
        links.push(link(cx, asked, (union.unwrap_or_default(), last), told));
    }
    Ok(links)
}

/// The last invitation of somebody.
struct Invited {
    id: InvitationId,
    epoch: i32,
    is_revoked: bool,
}

fn link(
    cx: &Backend,
    asked: AskedPerson,
    (union, last): (String, Option<Invited>),
    told: Option<Disposition>,
) -> PersonalLink {
    let in_force = last.as_ref().filter(|one| !one.is_revoked);
    let token = in_force.map(|one| cx.secret.link_token(one.id, one.epoch));
    let code = in_force.map(|one| cx.secret.resume_code(one.id, one.epoch));
    PersonalLink {
        target: TargetId(asked.id),
        person: PersonId(asked.person_id),
        name: asked.name(),
        union,
        position: asked.position,
        disposition: told,
        path: token.map(|token| format!("/l/{token}")).unwrap_or_default(),
        resume_code: code.unwrap_or_default(),
        is_revoked: last.is_some_and(|one| one.is_revoked),
        extra_minutes: asked.extra_minutes,
        is_added_late: asked.is_added_late,
        ineligible_reason: asked.ineligible_reason,
    }
}

/// Everybody of the campaign who ever worked here, in the order of names.
fn staff(campaign: &Campaign) -> SelectStatement {
    let staff = Query::select()
        .column(employment::Column::PersonId)
        .from(employment::Entity)
        .and_where(Expr::col(employment::Column::OrgId).eq(campaign.org.0))
        .to_owned();
    asked_people(campaign)
        .and_where(Expr::col((target::Entity, target::Column::PersonId)).in_subquery(staff))
        .order_by((person::Entity, person::Column::SortKey), Order::Asc)
        .order_by((person::Entity, person::Column::Id), Order::Asc)
        .to_owned()
}

/// The last invitation of every target.
async fn last_invitations(cx: &Backend, campaign: &Campaign) -> Result<BTreeMap<Uuid, Invited>> {
    let all = invitation::Entity::find()
        .filter(invitation::Column::OrgId.eq(campaign.org.0))
        .filter(invitation::Column::CampaignId.eq(campaign.id.0))
        .order_by_asc(invitation::Column::Epoch);
    let mut rows = all.into_model::<invitation::Model>().stream(cx.db.read()).await?;
    let mut last = BTreeMap::new();
    while let Some(row) = rows.try_next().await? {
        let one = Invited {
            id: InvitationId(row.id),
            epoch: row.epoch,
            is_revoked: row.revoked_at.is_some(),
        };
        last.insert(row.target_id, one);
    }
    Ok(last)
}

/// Of an anonymous campaign it is told afterwards who took part, and not who has only looked.
fn told(stored: &str, campaign: &Campaign, now: DateTime<Utc>) -> Option<Disposition> {
    let stands = Disposition::from_code(stored).unwrap_or(Disposition::NotOpened);
    match stands {
        Disposition::Ineligible => Some(stands),
        _ if campaign.is_veiled(now) => None,
        Disposition::Complete => Some(stands),
        _ if campaign.is_anonymous() => Some(Disposition::NotOpened),
        _ => Some(stands),
    }
}
