//! The personal links of open campaigns, for trying the demonstration.

use crate::Backend;
use crate::campaigns::read_campaign;
use crate::entity::{campaign, invitation, target};
use crate::error::Result;
use crate::roster::people;
use domain::campaigns::window::State;
use domain::ids::{InvitationId, OrgId, PersonId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A personal link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The person's code.
    pub person: String,
    pub name: String,
    /// The campaign's code.
    pub campaign: String,
    pub title: String,
    /// `/l/<token>`, to be put behind the public address.
    pub path: String,
    pub is_complete: bool,
}

/// All links of the campaigns that are open now, by campaign and person.
pub async fn links(cx: &Backend, org: OrgId) -> Result<Vec<Link>> {
    let (db, now) = (cx.db.read(), cx.clock.now());
    let people = people(db, org).await?;
    let campaigns = campaign::Entity::find()
        .filter(campaign::Column::OrgId.eq(org.0))
        .order_by_asc(campaign::Column::OpensAt)
        .all(db)
        .await?;
    let mut links = Vec::new();
    for row in campaigns {
        let campaign = read_campaign(row)?;
        if campaign.state(now) != State::Open {
            continue;
        }
        let targets = target::Entity::find()
            .filter(target::Column::OrgId.eq(org.0))
            .filter(target::Column::CampaignId.eq(campaign.id.0))
            .all(db)
            .await?;
        let targets: BTreeMap<Uuid, target::Model> = targets.into_iter().map(|row| (row.id, row)).collect();
        let invitations = invitation::Entity::find()
            .filter(invitation::Column::OrgId.eq(org.0))
            .filter(invitation::Column::CampaignId.eq(campaign.id.0))
            .filter(invitation::Column::RevokedAt.is_null())
            .all(db)
            .await?;
        let mut own: Vec<Link> = invitations
            .into_iter()
            .filter_map(|link| {
                let target = targets.get(&link.target_id)?;
                let person = people.get(&PersonId(target.person_id))?;
                let token = cx.secret.link_token(InvitationId(link.id), link.epoch);
                Some(Link {
                    person: person.code.clone().unwrap_or_default(),
                    name: person.name.short_name(),
                    campaign: campaign.code.clone(),
                    title: campaign.title.clone(),
                    path: format!("/l/{token}"),
                    is_complete: target.disposition == "complete",
                })
            })
            .collect();
        own.sort_by(|a, b| a.person.cmp(&b.person));
        links.extend(own);
    }
    Ok(links)
}
