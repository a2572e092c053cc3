//! One save inside the writer's transaction: answers, flags, how far the attempt has come.

use super::asked::is_in;
use super::{record, repo};
use crate::entity::{answer, attempt};
use crate::error::{Error, Result};
use crate::writer::{Save, Write, Written};
use domain::campaigns::disposition::{AttemptState, Bounds, rung};
use domain::ids::{CampaignId, ItemId, TargetId};
use domain::questionnaire::answers::Answers;
use domain::questionnaire::flow::progress;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, ExprTrait, Set};
use std::collections::BTreeSet;

/// Writes one save. An attempt that was handed in meanwhile takes nothing more.
pub(crate) async fn apply_save(tx: &impl ConnectionTrait, save: &Save) -> Result<Written> {
    let row = repo::lock_attempt(tx, save.org, save.attempt).await?;
    if !is_in(&row, AttemptState::InProgress) {
        return Err(Error::conflict("attempt-over"));
    }
    for write in &save.answers {
        upsert(tx, save, write).await?;
    }
    let answers = repo::answers_of(tx, save.org, save.attempt).await?;
    let before = rung(record::progress(&row), Bounds::default());
    let row = note_progress(tx, save, row, &answers).await?;
    let is_moved = before != rung(record::progress(&row), Bounds::default());
    if is_moved {
        record::settle_target(tx, save.org, TargetId(row.target_id)).await?;
    }
    Ok(Written {
        answers,
        moved: is_moved.then_some(CampaignId(row.campaign_id)),
    })
}

/// The newer revision wins, whatever came first; an answer taken away stays as an empty row with its revision.
async fn upsert(tx: &impl ConnectionTrait, save: &Save, write: &Write) -> Result<()> {
    let value = match &write.value {
        Some(value) => Some(serde_json::to_value(value)?),
        None => None,
    };
    let row = answer::ActiveModel {
        org_id: Set(save.org.0),
        attempt_id: Set(save.attempt.0),
        item: Set(write.item.to_string()),
        value: Set(value),
        revision: Set(write.revision),
        saved_at: Set(save.at),
    };
    use answer::Column::{AttemptId, Item, OrgId, Revision, SavedAt, Value};
    let newer = OnConflict::columns([OrgId, AttemptId, Item])
        .update_columns([Value, Revision, SavedAt])
        .action_and_where(Expr::col((answer::Entity, Revision)).lt(write.revision))
        .to_owned();
    answer::Entity::insert(row)
        .on_conflict(newer)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

async fn note_progress(
    tx: &impl ConnectionTrait,
    save: &Save,
    row: attempt::Model,
    answers: &Answers,
) -> Result<attempt::Model> {
    let share = progress(&save.published.questionnaire, answers).answered_share();
    let mut flagged: BTreeSet<ItemId> = serde_json::from_value(row.flagged.clone()).unwrap_or_default();
    for (item, is_flagged) in &save.flags {
        match is_flagged {
            true => flagged.insert(item.clone()),
            false => flagged.remove(item),
        };
    }
    let count = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
    let change = attempt::ActiveModel {
        org_id: Set(row.org_id),
        id: Set(row.id),
        last_seen_at: Set(save.at),
        answered: Set(count(share.answered)),
        shown: Set(count(share.shown)),
        flagged: Set(serde_json::to_value(&flagged)?),
        ..Default::default()
    };
    Ok(change.update(tx).await?)
}
