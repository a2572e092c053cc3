//! Opening a personal link: its token is exchanged for a ticket, which the browser brings with every request.

use super::links::{read_link, with_targets};
use super::load::Source;
use super::openings::Opening;
use super::sought::{Sought, campaigns};
use super::ticket;
use crate::Backend;
use crate::accounts::backoff::{count_failure, of_link, wait_is_over};
use crate::campaigns::Campaign;
use crate::db::{Held, filled_up};
use crate::entity::invitation;
use crate::error::{Error, Result};
use crate::reader::Lookup;
use crate::secrets::token_hash;
use chrono::{DateTime, Utc};
use domain::campaigns::window::link_opens;
use domain::ids::{InvitationId, OrgId};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter, QueryTrait};
use std::sync::Arc;

/// A link that was opened.
#[derive(Clone, Debug)]
pub struct Opened {
    pub invitation: InvitationId,
    /// For the cookie; stored nowhere.
    pub ticket: String,
}

/// Opens a link. A wrong, a revoked and an expired one fail alike, and are slowed down by address; a right one
/// always opens, so that nobody can lock out a school that shares one address.
pub async fn open_link(cx: &Backend, token: &str, address: &str) -> Result<Opened> {
    let found = match token.len() {
        1..=64 => cx.look_ups.links.find(cx, token_hash(token)).await?,
        _ => None,
    };
    let opened = match found {
        Some(found) => open(cx, &found).await,
        None => Err(Error::Unknown),
    };
    if matches!(opened, Err(Error::Unknown)) {
        let subjects = of_link(address);
        wait_is_over(cx, &subjects).await?;
        count_failure(cx, &subjects).await?;
    }
    opened
}

async fn open(cx: &Backend, found: &Found) -> Result<Opened> {
    let (row, at) = (&found.invitation, cx.clock.now());
    if !found.opens(cx, at).await? {
        return Err(Error::Unknown);
    }
    let (org, invitation) = (OrgId(row.org_id), InvitationId(row.id));
    if row.first_opened_at.is_none() {
        let opening = Opening { org, invitation, at };
        cx.openings.will_note(cx, opening).await?;
    }
    let ticket = ticket::give(&cx.secret, org, invitation, at);
    Ok(Opened { invitation, ticket })
}

/// A link that was found by its token.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    invitation: invitation::Model,
    sought: Sought,
    campaign: Arc<Campaign>,
}

impl Found {
    async fn opens(&self, cx: &Backend, at: DateTime<Utc>) -> Result<bool> {
        if link_opens(self.campaign.state(at), self.sought.target.took_part) {
            return Ok(true);
        }
        let db = cx.db.hold().await?;
        let targets = vec![self.sought.clone()];
        let places = Source::reading(cx, &db).places_of(targets, |_| None).await?;
        Ok(places.values().any(|place| place.link_opens(at)))
    }
}

/// Links that were not taken back, by the hash of their token.
pub(crate) struct Tokens;

impl Lookup for Tokens {
    type Key = Vec<u8>;
    type Found = Option<Found>;

    async fn find(cx: &Backend, db: &Held, keys: &[Vec<u8>]) -> Result<Vec<Self::Found>> {
        let select = with_targets()
            .filter(invitation::Column::TokenHash.is_in(filled_up(keys.to_vec())))
            .filter(invitation::Column::RevokedAt.is_null());
        let rows = db.query_all(&select.into_query()).await?;
        let links: Vec<(invitation::Model, Sought)> = rows.iter().map(read_link).collect::<Result<_, _>>()?;
        let campaigns = campaigns(db, Some(cx), links.iter().map(|(_, sought)| sought)).await?;
        let found = |key: &Vec<u8>| {
            let (invitation, sought) = links.iter().find(|(link, _)| link.token_hash == *key)?.clone();
            let (campaign, _) = campaigns.get(&sought.target.campaign_id)?.clone();
            Some(Found {
                invitation,
                sought,
                campaign,
            })
        };
        Ok(keys.iter().map(found).collect())
    }
}
