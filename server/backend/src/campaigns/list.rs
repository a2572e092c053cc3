//! The campaigns of an organisation, with how far each came.

use super::{Campaign, progress, read_campaign, repo};
use crate::actor::Actor;
use crate::entity::{campaign as row, instrument_version};
use crate::error::Result;
use crate::{Backend, accounts, clock};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use domain::access::Verb;
use domain::campaigns::funnel::Funnel;
use domain::campaigns::wire::{CampaignList, CampaignRow};
use domain::ids::OrgId;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::BTreeMap;
use uuid::Uuid;

/// All campaigns, newest window first; archived ones last.
pub async fn list(cx: &Backend, actor: &Actor, org: OrgId) -> Result<CampaignList> {
    actor.require(Verb::CampaignRead, org)?;
    let (db, now) = (cx.db.read(), cx.clock.now());
    let zone = accounts::organization(cx, org).await?.zone;
    let found = row::Entity::find()
        .filter(row::Column::OrgId.eq(org.0))
        .order_by_desc(row::Column::OpensAt)
        .all(db)
        .await?;
    let titles = version_titles(db, org).await?;
    let mut rows = Vec::new();
    for one in found {
        let campaign = read_campaign(one)?;
        let instrument = titles.get(&campaign.version.0).cloned().unwrap_or_default();
        let funnel = progress::total(db, org, campaign.id).await?;
        rows.push(line(&campaign, instrument, funnel, zone, now));
    }
    rows.sort_by_key(|row| row.state == domain::campaigns::window::State::Archived);
    Ok(CampaignList {
        zone: zone.name().to_owned(),
        rows,
        has_versions: !repo::versions(db, org).await?.is_empty(),
        may_write: actor.may(Verb::CampaignWrite, org),
    })
}

/// One campaign as a line, with counts as far as they may be shown.
pub fn line(campaign: &Campaign, instrument: String, funnel: Funnel, zone: Tz, now: DateTime<Utc>) -> CampaignRow {
    let funnel = campaign.shown(funnel, now);
    CampaignRow {
        id: campaign.id,
        title: campaign.title.clone(),
        kind: campaign.kind.clone(),
        state: campaign.state(now),
        instrument,
        opens: clock::local(campaign.marks.opens_at, zone),
        closes: clock::local(campaign.marks.closes_at, zone),
        is_frozen: campaign.frozen_at.is_some(),
        complete: funnel.complete(),
        eligible: funnel.eligible(),
    }
}

async fn version_titles(db: &impl ConnectionTrait, org: OrgId) -> Result<BTreeMap<Uuid, String>> {
    let pairs: Vec<(Uuid, String)> = instrument_version::Entity::find()
        .select_only()
        .column(instrument_version::Column::Id)
        .column(instrument_version::Column::Title)
        .filter(instrument_version::Column::OrgId.eq(org.0))
        .into_tuple()
        .all(db)
        .await?;
    Ok(pairs.into_iter().collect())
}
