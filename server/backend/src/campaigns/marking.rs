//! Answers that only a person can mark: the queue, without names, and the points given (SR-30, E21).

use super::campaign;
use crate::actor::Actor;
use crate::entity::attempt_score::{self, ItemPoints, Items, Mark};
use crate::entity::{answer, attempt};
use crate::error::{Error, Result};
use crate::facts::{self, Fact};
use crate::instruments::{key_sheet, published};
use crate::{Backend, attempts};
use domain::access::Verb;
use domain::campaigns::disposition::AttemptState;
use domain::campaigns::results_wire::{MarkingQueue, WaitingAnswer, points_field};
use domain::ids::{AttemptId, CampaignId, ItemId, OrgId};
use domain::points::{Exact, parse_decimal, show_short, whole};
use domain::problem::Problem;
use domain::questionnaire::answers::Value;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use std::collections::BTreeMap;
use uuid::Uuid;

/// One answer that waits.
struct Waiting {
    attempt: Uuid,
    item: ItemId,
    max: Exact,
}

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
        let key = keys.items.get(&item.id);
        for one in waiting.iter().filter(|one| one.item == item.id) {
            answers.push(WaitingAnswer {
                attempt: AttemptId(one.attempt),
                item: one.item.to_string(),
                stem: item.stem.clone(),
                explanation: key.map(|key| key.explanation.clone()).unwrap_or_default(),
                text: texts.remove(&(one.attempt, one.item.to_string())).unwrap_or_default(),
                max: one.max,
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
    let by = Mark {
        by: actor.user().map(|user| user.0),
        at: cx.clock.now(),
    };
    let at = by.at;
    let give = |scored: &mut Items| {
        let one = scored.0.get_mut(item).ok_or(Error::NotFound("answer"))?;
        if one.points.is_some() {
            return Err(Error::conflict("already-marked"));
        }
        one.points = Some(read_points(attempt, item, points, one.max)?);
        one.mark = Some(by);
        Ok(())
    };
    attempts::rescore_marked(&tx, cx, (org, attempt), give).await?;
    let fact = Fact::ItemMarked {
        campaign: id,
        attempt,
        item: item.to_string(),
    };
    facts::append(&tx, actor, Some(org), at, fact).await?;
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

async fn waiting(db: &impl ConnectionTrait, org: OrgId, id: CampaignId) -> Result<Vec<Waiting>> {
    let attempts = attempt::Entity::find()
        .select_only()
        .column(attempt::Column::Id)
        .filter(attempt::Column::OrgId.eq(org.0))
        .filter(attempt::Column::CampaignId.eq(id.0))
        .filter(attempt::Column::State.eq(AttemptState::Submitted.code()));
    let rows = attempt_score::Entity::find()
        .filter(attempt_score::Column::OrgId.eq(org.0))
        // A bound value would not be recognised as the condition of the index.
        .filter(Expr::cust("waiting > 0"))
        .filter(attempt_score::Column::AttemptId.in_subquery(attempts.into_query()))
        .order_by_asc(attempt_score::Column::AttemptId)
        .all(db)
        .await?;
    let of_row = |row: &attempt_score::Model| {
        let attempt = row.attempt_id;
        let one = |(item, one): (&ItemId, &ItemPoints)| Waiting {
            attempt,
            item: item.clone(),
            max: one.max,
        };
        row.items.waiting().map(one).collect::<Vec<_>>()
    };
    Ok(rows.iter().flat_map(of_row).collect())
}

async fn texts(db: &impl ConnectionTrait, org: OrgId, waiting: &[Waiting]) -> Result<BTreeMap<(Uuid, String), String>> {
    let rows = answer::Entity::find()
        .filter(answer::Column::OrgId.eq(org.0))
        .filter(answer::Column::AttemptId.is_in(waiting.iter().map(|one| one.attempt)))
        .filter(answer::Column::Item.is_in(waiting.iter().map(|one| one.item.as_str())))
        .all(db)
        .await?;
    let text = |row: answer::Model| match serde_json::from_value(row.value?).ok()? {
        Value::Text(text) => Some(((row.attempt_id, row.item), text)),
        _ => None,
    };
    Ok(rows.into_iter().filter_map(text).collect())
}
