//! Two records of one person in campaigns: where both were asked, the target of the one who stays takes over attempts
//! and links of the other.

use super::audience::issue_link;
use super::progress::uncount;
use crate::Backend;
use crate::attempts::settle_target;
use crate::entity::{attempt, invitation, target};
use crate::error::Result;
use domain::ids::{OrgId, PersonId, TargetId};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use uuid::Uuid;

/// Makes one target of two wherever both were asked; targets of campaigns in which only one was are left as they are.
pub(crate) async fn merge_targets(
    tx: &impl ConnectionTrait,
    cx: &Backend,
    org: OrgId,
    into: PersonId,
    from: PersonId,
) -> Result<()> {
    let both = targets_of(tx, org, [into.0, from.0]).await?;
    let (kept, gone): (Vec<_>, Vec<_>) = both.into_iter().partition(|one| one.person_id == into.0);
    for gone in &gone {
        if let Some(kept) = kept.iter().find(|one| one.campaign_id == gone.campaign_id) {
            take_over(tx, cx, kept, gone).await?;
        }
    }
    Ok(())
}

/// Locked in one order: a hand-in that is under way meanwhile would be forgotten with the target that goes.
async fn targets_of(tx: &impl ConnectionTrait, org: OrgId, persons: [Uuid; 2]) -> Result<Vec<target::Model>> {
    Ok(target::Entity::find()
        .filter(target::Column::OrgId.eq(org.0))
        .filter(target::Column::PersonId.is_in(persons))
        .order_by_asc(target::Column::Id)
        .lock_exclusive()
        .all(tx)
        .await?)
}

async fn take_over(tx: &impl ConnectionTrait, cx: &Backend, kept: &target::Model, gone: &target::Model) -> Result<()> {
    move_attempts(tx, kept, gone).await?;
    move_links(tx, cx, kept, gone).await?;
    uncount(tx, gone).await?;
    target::Entity::delete_by_id((gone.org_id, gone.id)).exec(tx).await?;
    if gone.took_part {
        let took_part = target::ActiveModel {
            org_id: Set(kept.org_id),
            id: Set(kept.id),
            took_part: Set(true),
            ..Default::default()
        };
        took_part.update(tx).await?;
    }
    if kept.eligibility != "eligible" && gone.eligibility == "eligible" {
        let asked = target::ActiveModel {
            org_id: Set(kept.org_id),
            id: Set(kept.id),
            eligibility: Set(gone.eligibility.clone()),
            ineligible_reason: Set(None),
            ..Default::default()
        };
        asked.update(tx).await?;
        if links_of(tx, kept).await?.iter().all(|link| link.revoked_at.is_some()) {
            issue_link(tx, cx, kept, 1 + last_epoch(&links_of(tx, kept).await?)).await?;
        }
    }
    settle_target(tx, OrgId(kept.org_id), TargetId(kept.id)).await
}

/// The attempts of the other come after those that are there.
async fn move_attempts(tx: &impl ConnectionTrait, kept: &target::Model, gone: &target::Model) -> Result<()> {
    let mut no = attempts_of(tx, kept).await?.iter().map(|row| row.no).max().unwrap_or(0);
    for row in attempts_of(tx, gone).await? {
        no += 1;
        let moved = attempt::ActiveModel {
            org_id: Set(row.org_id),
            id: Set(row.id),
            target_id: Set(kept.id),
            no: Set(no),
            is_record: Set(false),
            ..Default::default()
        };
        moved.update(tx).await?;
    }
    Ok(())
}

async fn attempts_of(tx: &impl ConnectionTrait, target: &target::Model) -> Result<Vec<attempt::Model>> {
    Ok(attempt::Entity::find()
        .filter(attempt::Column::OrgId.eq(target.org_id))
        .filter(attempt::Column::TargetId.eq(target.id))
        .order_by_asc(attempt::Column::No)
        .all(tx)
        .await?)
}

/// One person has one link: those of the other end, and stand before the first that is there.
async fn move_links(tx: &impl ConnectionTrait, cx: &Backend, kept: &target::Model, gone: &target::Model) -> Result<()> {
    let mut epoch = links_of(tx, kept).await?.iter().map(|row| row.epoch).min().unwrap_or(1);
    for row in links_of(tx, gone).await?.into_iter().rev() {
        epoch -= 1;
        let moved = invitation::ActiveModel {
            org_id: Set(row.org_id),
            id: Set(row.id),
            target_id: Set(kept.id),
            epoch: Set(epoch),
            revoked_at: Set(row.revoked_at.or(Some(cx.clock.now()))),
            ..Default::default()
        };
        moved.update(tx).await?;
    }
    Ok(())
}

async fn links_of(tx: &impl ConnectionTrait, target: &target::Model) -> Result<Vec<invitation::Model>> {
    Ok(invitation::Entity::find()
        .filter(invitation::Column::OrgId.eq(target.org_id))
        .filter(invitation::Column::TargetId.eq(target.id))
        .order_by_asc(invitation::Column::Epoch)
        .all(tx)
        .await?)
}

fn last_epoch(links: &[invitation::Model]) -> i32 {
    links.iter().map(|row| row.epoch).max().unwrap_or(0).max(0)
}
