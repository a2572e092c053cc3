//! The way of answers without a name into their table. Whatever a database keeps of a row beside its columns, such as
//! its place or the transaction that wrote it, would tell which one came last: so all are written anew (security 56).

use crate::db::write_rows;
use crate::entity::{anonymous_response, campaign};
use crate::error::Result;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Writes the new ones and, of the same campaigns, those that are there, under new ids and in the order of these.
pub(super) async fn write(tx: &impl ConnectionTrait, mut all: Vec<anonymous_response::Model>) -> Result<()> {
    let campaigns: BTreeSet<(Uuid, Uuid)> = all.iter().map(|row| (row.org_id, row.campaign_id)).collect();
    for (org, campaign) in campaigns {
        all.extend(take_out(tx, org, campaign).await?);
    }
    // Of chance alone: an id that grows would tell in which order the answers came.
    let anew = all.into_iter().map(|row| {
        let id = Uuid::new_v4();
        (id, anonymous_response::Model { id, ..row })
    });
    let rows: BTreeMap<Uuid, anonymous_response::Model> = anew.collect();
    let whole = |row: anonymous_response::Model| anonymous_response::ActiveModel::from(row).reset_all();
    let rows = rows.into_values().map(whole);
    write_rows::<anonymous_response::Entity, _>(tx, rows.collect(), None).await
}

/// One transaction at a time, or those that two servers write would be lost or doubled.
async fn take_out(tx: &impl ConnectionTrait, org: Uuid, campaign: Uuid) -> Result<Vec<anonymous_response::Model>> {
    campaign::Entity::find_by_id((org, campaign))
        .lock_exclusive()
        .one(tx)
        .await?;
    let rows = anonymous_response::Entity::find()
        .filter(anonymous_response::Column::OrgId.eq(org))
        .filter(anonymous_response::Column::CampaignId.eq(campaign))
        .all(tx)
        .await?;
    anonymous_response::Entity::delete_many()
        .filter(anonymous_response::Column::OrgId.eq(org))
        .filter(anonymous_response::Column::CampaignId.eq(campaign))
        .exec(tx)
        .await?;
    Ok(rows)
}
