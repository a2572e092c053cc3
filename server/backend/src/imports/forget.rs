//! Forgetting files that were brought: when their time is over, or when their owner says so.

use super::repo::upload_of;
use crate::Backend;
use crate::actor::Actor;
use crate::entity::import_upload as row;
use crate::error::Result;
use chrono::{DateTime, Utc};
use domain::ids::{OrgId, UploadId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

/// Forgets a file.
pub async fn discard(cx: &Backend, actor: &Actor, org: OrgId, id: UploadId) -> Result<()> {
    let tx = cx.db.begin_write().await?;
    let upload = upload_of(&tx, actor, org, id).await?;
    row::Entity::delete_by_id((upload.row.org_id, upload.row.id))
        .exec(&tx)
        .await?;
    Ok(tx.commit().await?)
}

/// Forgets every file whose time is over.
pub async fn forget_expired(cx: &Backend) -> Result<()> {
    let tx = cx.db.begin_write().await?;
    forget_expired_in(&tx, cx.clock.now()).await?;
    Ok(tx.commit().await?)
}

pub(super) async fn forget_expired_in(tx: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<()> {
    row::Entity::delete_many()
        .filter(row::Column::ExpiresAt.lte(now))
        .exec(tx)
        .await?;
    Ok(())
}
