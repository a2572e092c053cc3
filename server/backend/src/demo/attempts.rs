//! Writes one person's visits to a wave through the same acts as a real one.

use super::visits::{Try, Visit};
use crate::actor::Actor;
use crate::attempts::{SubmitKind, hand_in, settle_target, start_at};
use crate::clock::moment;
use crate::entity::{answer, attempt, invitation, target};
use crate::error::Result;
use crate::facts::{self, Fact};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use domain::campaigns::disposition::AttemptState;
use domain::ids::{AttemptId, CampaignId, OrgId, TargetId};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};

/// Writes a visit; `now` decides whether an unfinished attempt still goes on.
pub async fn write(
    tx: &impl ConnectionTrait,
    target: &target::Model,
    visit: &Visit,
    zone: Tz,
    now: DateTime<Utc>,
) -> Result<()> {
    let (org, id) = (OrgId(target.org_id), TargetId(target.id));
    let Some(opened_at) = visit.opened_at else {
        return Ok(());
    };
    open(tx, target, moment(opened_at, zone)).await?;
    for one in &visit.tries {
        let attempt = start_at(tx, &Actor::System, org, id, moment(one.started_at, zone)).await?;
        save(tx, org, attempt, one, zone).await?;
        match one.submitted_at {
            Some(at) => {
                hand_in(tx, org, attempt, moment(at, zone), SubmitKind::Manual).await?;
            }
            None => leave(tx, org, attempt, one, zone, now).await?,
        }
    }
    settle_target(tx, org, id).await
}

async fn open(tx: &impl ConnectionTrait, target: &target::Model, at: DateTime<Utc>) -> Result<()> {
    let link = invitation::Entity::find()
        .filter(invitation::Column::OrgId.eq(target.org_id))
        .filter(invitation::Column::TargetId.eq(target.id))
        .one(tx)
        .await?;
    let Some(link) = link else { return Ok(()) };
    let opened = invitation::ActiveModel {
        org_id: Set(link.org_id),
        id: Set(link.id),
        first_opened_at: Set(Some(at)),
        ..Default::default()
    };
    opened.update(tx).await?;
    let fact = Fact::LinkOpened {
        campaign: CampaignId(target.campaign_id),
        target: TargetId(target.id),
    };
    facts::append(tx, &Actor::System, Some(OrgId(target.org_id)), at, fact).await
}

async fn save(tx: &impl ConnectionTrait, org: OrgId, attempt: AttemptId, one: &Try, zone: Tz) -> Result<()> {
    let mut rows = Vec::new();
    for (item, value, at) in &one.answers {
        rows.push(answer::ActiveModel {
            org_id: Set(org.0),
            attempt_id: Set(attempt.0),
            item: Set(item.to_string()),
            value: Set(Some(serde_json::to_value(value)?)),
            revision: Set(1),
            saved_at: Set(moment(*at, zone)),
        });
    }
    if !rows.is_empty() {
        answer::Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// An attempt that was not handed in: still going on, or left behind when its time is over.
/// It is not handed in by the timer, because nobody who gave up took part.
async fn leave(
    tx: &impl ConnectionTrait,
    org: OrgId,
    attempt: AttemptId,
    one: &Try,
    zone: Tz,
    now: DateTime<Utc>,
) -> Result<()> {
    let Some(row) = attempt::Entity::find_by_id((org.0, attempt.0)).one(tx).await? else {
        return Ok(());
    };
    let is_over = row.deadline_at.is_some_and(|deadline| deadline < now);
    let state = if is_over {
        AttemptState::Abandoned
    } else {
        AttemptState::InProgress
    };
    let seen = one.answers.last().map_or(one.started_at, |(_, _, at)| *at);
    let left = attempt::ActiveModel {
        org_id: Set(org.0),
        id: Set(attempt.0),
        state: Set(state.code().to_owned()),
        last_seen_at: Set(moment(seen, zone)),
        answered: Set(i32::try_from(one.answers.len()).unwrap_or_default()),
        shown: Set(shown(tx, org, &row).await?),
        ..Default::default()
    };
    left.update(tx).await?;
    Ok(())
}

async fn shown(tx: &impl ConnectionTrait, org: OrgId, row: &attempt::Model) -> Result<i32> {
    let version = crate::entity::instrument_version::Entity::find_by_id((org.0, row.version_id))
        .one(tx)
        .await?;
    let questionnaire: Option<domain::questionnaire::Questionnaire> = match version {
        Some(version) => Some(serde_json::from_value(version.questionnaire)?),
        None => None,
    };
    let items = questionnaire.map_or(0, |one| one.questions().count());
    Ok(i32::try_from(items).unwrap_or_default())
}
