//! The scheduler: a campaign opens by the clock, and at that moment its audience is frozen, once.

use super::audience::freeze_audience;
use super::{campaign, read_campaign};
use crate::actor::Actor;
use crate::entity::campaign as row;
use crate::error::Result;
use crate::facts::{self, Fact};
use crate::{Backend, accounts};
use domain::campaigns::window::State;
use domain::ids::{CampaignId, OrgId};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

/// Freezes the audience of every campaign that is open by the clock and was not frozen yet; answers how many.
///
/// Safe to repeat, and safe when two run at once: only the one that marks the row goes on.
pub async fn open_due(cx: &Backend) -> Result<usize> {
    let now = cx.clock.now();
    let waiting = row::Entity::find()
        .filter(row::Column::FrozenAt.is_null())
        .filter(row::Column::ApprovedAt.is_not_null())
        .filter(row::Column::ArchivedAt.is_null())
        .filter(row::Column::OpensAt.lte(now))
        .filter(row::Column::ClosesAt.gt(now))
        .all(cx.db.read())
        .await?;
    let mut opened = 0;
    for found in waiting {
        let campaign = read_campaign(found)?;
        if campaign.state(now) == State::Open && open(cx, campaign.org, campaign.id).await? {
            opened += 1;
        }
    }
    Ok(opened)
}

async fn open(cx: &Backend, org: OrgId, id: CampaignId) -> Result<bool> {
    let now = cx.clock.now();
    let zone = accounts::organization(cx, org).await?.zone;
    let tx = cx.db.begin_write().await?;
    let marked = row::Entity::update_many()
        .col_expr(row::Column::FrozenAt, Expr::value(now))
        .filter(row::Column::OrgId.eq(org.0))
        .filter(row::Column::Id.eq(id.0))
        .filter(row::Column::FrozenAt.is_null())
        .exec(&tx)
        .await?;
    let campaign = campaign(&tx, org, id).await?;
    if marked.rows_affected == 0 || campaign.state(now) != State::Open {
        return Ok(false);
    }
    freeze_audience(&tx, cx, &campaign, zone).await?;
    let fact = Fact::CampaignChanged {
        campaign: id,
        act: "open".to_owned(),
        reason: String::new(),
    };
    facts::append(&tx, &Actor::System, Some(org), now, fact).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    if let Err(cause) = cx.db.note_growth(&["targets", "invitations"]).await {
        tracing::warn!(%cause, "the database was not told of new targets; it will look by itself");
    }
    Ok(true)
}
