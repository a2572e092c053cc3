//! One attempt in full, for the coordinator and the administration. Looking at it is written down.

use super::board::union_titles;
use super::board_silent::name;
use super::results::severity;
use super::results_rows::stored;
use super::{Anonymity, Campaign, campaign};
use crate::actor::Actor;
use crate::entity::{attempt, competence_score, person, target};
use crate::error::{Error, Result};
use crate::facts::{self, Fact};
use crate::instruments::key_sheet;
use crate::{Backend, accounts, clock};
use domain::access::Verb;
use domain::campaigns::results_wire::{CompetenceLine, PersonResult};
use domain::ids::{AttemptId, CampaignId, OrgId};
use domain::scoring::keys::KeySheet;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

/// The result of one submitted attempt. In a confidential campaign only those who may see names see it.
pub async fn person_result(
    cx: &Backend,
    actor: &Actor,
    org: OrgId,
    id: CampaignId,
    attempt: AttemptId,
) -> Result<PersonResult> {
    actor.require(Verb::ResultRead, org)?;
    let campaign = campaign(cx.db.read(), org, id).await?;
    match campaign.anonymity {
        Anonymity::Named => {}
        Anonymity::Confidential => actor.require(Verb::ResultName, org)?,
        Anonymity::Anonymous => return Err(Error::NotFound("attempt")),
    }
    let found = attempt::Entity::find_by_id((org.0, attempt.0))
        .one(cx.db.read())
        .await?;
    let is_here = |row: &attempt::Model| row.campaign_id == id.0 && row.submitted_at.is_some();
    let row = found.filter(is_here).ok_or(Error::NotFound("attempt"))?;
    let result = read(cx, actor, &campaign, row).await?;
    let viewed = Fact::ResultViewed { campaign: id, attempt };
    let tx = cx.db.begin_write().await?;
    facts::append(&tx, actor, Some(org), cx.clock.now(), viewed).await?;
    tx.commit().await?;
    Ok(result)
}

async fn read(cx: &Backend, actor: &Actor, campaign: &Campaign, row: attempt::Model) -> Result<PersonResult> {
    let db = cx.db.read();
    let found = target::Entity::find_by_id((row.org_id, row.target_id)).one(db).await?;
    let target = found.ok_or(Error::NotFound("attempt"))?;
    let found = person::Entity::find_by_id(target.person_id).one(db).await?;
    let person = found.ok_or(Error::NotFound("attempt"))?;
    let (_, keys) = key_sheet(db, campaign.org, campaign.version).await?;
    let zone = accounts::organization(cx, campaign.org).await?.zone;
    let titles = union_titles(cx, campaign.org).await?;
    let union = target.union_id.and_then(|id| titles.get(&id.to_string()).cloned());
    Ok(PersonResult {
        campaign: campaign.id,
        title: campaign.title.clone(),
        attempt: AttemptId(row.id),
        no: row.no,
        is_record: row.is_record,
        name: name(&person).full(),
        position: target.position,
        union: union.unwrap_or_default(),
        submitted_at: row.submitted_at.map(|at| clock::local(at, zone)),
        minutes: row.submitted_at.map(|at| (at - row.started_at).num_minutes()),
        points: row.points.as_deref().map(|points| stored(Some(points))),
        max: row.max_points.as_deref().map(|points| stored(Some(points))),
        level: row.level_title.clone().unwrap_or_default(),
        is_provisional: row.is_provisional,
        may_invalidate: row.invalidated_at.is_none() && actor.may(Verb::AttemptInvalidate, campaign.org),
        competences: competences(cx, &row, &keys).await?,
        levels: keys.scale.map(|scale| scale.levels).unwrap_or_default(),
        invalid_reason: row.invalidated_at.and(row.invalid_reason),
    })
}

async fn competences(cx: &Backend, row: &attempt::Model, keys: &KeySheet) -> Result<Vec<CompetenceLine>> {
    let mut scores = competence_score::Entity::find()
        .filter(competence_score::Column::OrgId.eq(row.org_id))
        .filter(competence_score::Column::AttemptId.eq(row.id))
        .all(cx.db.read())
        .await?;
    let place = |code: &str| keys.competences.iter().position(|one| one.code == code);
    scores.sort_by_key(|score| place(&score.competence));
    let line = |score: competence_score::Model| CompetenceLine {
        points: stored(Some(&score.points)),
        max: stored(Some(&score.max_points)),
        title: score.title,
        level: score.level_title,
        severity: severity(score.severity),
        is_indicative: score.is_indicative,
    };
    Ok(scores.into_iter().map(line).collect())
}
