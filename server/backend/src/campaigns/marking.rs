//! Answers that only a person can mark: the queue, without names, and the points given (SR-30, E21).

use super::campaign;
use crate::actor::Actor;
use crate::entity::{answer, attempt, item_score};
use crate::error::{Error, Result};
use crate::facts::{self, Fact};
use crate::instruments::{key_sheet, published};
use crate::{Backend, attempts};
use domain::access::Verb;
use domain::campaigns::disposition::AttemptState;
use domain::campaigns::results_wire::{MarkingQueue, WaitingAnswer, points_field};
use domain::ids::{AttemptId, CampaignId, ItemId, OrgId};
use domain::points::{Exact, parse_decimal, read_stored, show_short, whole};
use domain::problem::Problem;
use domain::questionnaire::answers::Value;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The answers of a campaign that wait for points, item by item.
pub async fn marking_queue(cx: &Backend, actor: &Actor, org: OrgId, id: CampaignId) -> Result<MarkingQueue> {
    actor.require(Verb::ResultMark, org)?;
    let campaign = campaign(cx.db.read(), org, id).await?;
    let version = published(cx, org, campaign.version).await?;
    let (_, keys) = key_sheet(cx.db.read(), org, campaign.version).await?;
    let waiting = waiting(cx.db.read(), org, id).await?;
    let mut texts = texts(cx.db.read(), org, &waiting).await?;
    let mut answers = Vec::new();
    for item in version.questionnaire.questions() {
        for score in waiting.iter().filter(|score| score.item == item.id.as_str()) {
            answers.push(WaitingAnswer {
                attempt: AttemptId(score.attempt_id),
                item: score.item.clone(),
                stem: item.stem.clone(),
                explanation: keys
                    .items
                    .get(&item.id)
                    .map(|key| key.explanation.clone())
                    .unwrap_or_default(),
                text: texts
                    .remove(&(score.attempt_id, score.item.clone()))
                    .unwrap_or_default(),
                max: read_stored(&score.max_points).unwrap_or(whole(0)),
            });
        }
    }
    Ok(MarkingQueue {
        campaign: id,
        title: campaign.title,
        answers,
    })
}

/// Gives points to one waiting answer.
pub async fn mark(
    cx: &Backend,
    actor: &Actor,
    org: OrgId,
    id: CampaignId,
    attempt: AttemptId,
    item: &ItemId,
    points: &str,
) -> Result<()> {
    actor.require(Verb::ResultMark, org)?;
    let tx = cx.db.begin_write().await?;
    let found = attempt::Entity::find_by_id((org.0, attempt.0)).one(&tx).await?;
    let is_here = |row: &attempt::Model| row.campaign_id == id.0 && row.state == AttemptState::Submitted.code();
    found.filter(is_here).ok_or(Error::NotFound("attempt"))?;
    let found = item_score::Entity::find_by_id((org.0, attempt.0, item.to_string()))
        .one(&tx)
        .await?;
    let score = found.ok_or(Error::NotFound("answer"))?;
    if score.points.is_some() {
        return Err(Error::conflict("already-marked"));
    }
    let max = read_stored(&score.max_points).unwrap_or(whole(0));
    let points = read_points(attempt, item, points, max)?;
    let now = cx.clock.now();
    let row = item_score::ActiveModel {
        points: Set(Some(points.to_string())),
        origin: Set("expert".to_owned()),
        scored_by: Set(actor.user().map(|user| user.0)),
        scored_at: Set(now),
        ..score.into()
    };
    row.update(&tx).await?;
    let fact = Fact::ItemMarked {
        campaign: id,
        attempt,
        item: item.to_string(),
    };
    attempts::rescore(&tx, cx, org, attempt).await?;
    facts::append(&tx, actor, Some(org), now, fact).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(())
}

fn read_points(attempt: AttemptId, item: &ItemId, text: &str, max: Exact) -> Result<Exact> {
    let points = parse_decimal(text).filter(|points| (whole(0)..=max).contains(points));
    points.ok_or_else(|| {
        let problem = Problem::new(points_field(attempt, item.as_str()), "points-out-of-range");
        Error::Invalid(vec![problem.with("max", show_short(max, ','))])
    })
}

async fn waiting(db: &impl ConnectionTrait, org: OrgId, id: CampaignId) -> Result<Vec<item_score::Model>> {
    let attempts = attempt::Entity::find()
        .filter(attempt::Column::OrgId.eq(org.0))
        .filter(attempt::Column::CampaignId.eq(id.0))
        .filter(attempt::Column::State.eq(AttemptState::Submitted.code()))
        .all(db)
        .await?;
    Ok(item_score::Entity::find()
        .filter(item_score::Column::OrgId.eq(org.0))
        .filter(item_score::Column::AttemptId.is_in(attempts.iter().map(|row| row.id)))
        .filter(item_score::Column::Points.is_null())
        .all(db)
        .await?)
}

async fn texts(
    db: &impl ConnectionTrait,
    org: OrgId,
    waiting: &[item_score::Model],
) -> Result<BTreeMap<(Uuid, String), String>> {
    let rows = answer::Entity::find()
        .filter(answer::Column::OrgId.eq(org.0))
        .filter(answer::Column::AttemptId.is_in(waiting.iter().map(|score| score.attempt_id)))
        .filter(answer::Column::Item.is_in(waiting.iter().map(|score| score.item.clone())))
        .all(db)
        .await?;
    let text = |row: answer::Model| match serde_json::from_value(row.value?).ok()? {
        Value::Text(text) => Some(((row.attempt_id, row.item), text)),
        _ => None,
    };
    Ok(rows.into_iter().filter_map(text).collect())
}
