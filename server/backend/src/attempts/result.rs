//! The result of the record attempt, for the person, when the release rule allows it and not before (E15).

use super::asked::{Asked, Respondent, asked};
use crate::entity::attempt_score::{self, Items};
use crate::entity::{attempt, competence_score};
use crate::error::{Error, Result};
use crate::facts::{self, Fact};
use crate::instruments::key_sheet;
use crate::{Backend, clock};
use anyhow::anyhow;
use domain::attempts::wire::{CompetenceView, ItemView, LevelView, ResultState, ResultView};
use domain::campaigns::window::State;
use domain::ids::{AttemptId, VersionId};
use domain::instruments::draft::{AttemptPolicy, Release};
use domain::points::{Exact, whole};
use domain::questionnaire::{Item, Questionnaire};
use domain::scoring::keys::KeySheet;
use domain::scoring::levels::Polarity;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

/// The released result of a person; looking at it is logged.
pub async fn result(cx: &Backend, respondent: &Respondent) -> Result<ResultView> {
    let (asked, now) = (asked(cx, respondent).await?, cx.clock.now());
    let record = record(&asked).filter(|_| asked.is_trusted);
    let row = record.ok_or(Error::NotFound("result"))?;
    if result_state(&asked, asked.place.campaign.state(now)) != ResultState::Released {
        return Err(Error::NotFound("result"));
    }
    let view = view(cx, &asked, row).await?;
    let fact = Fact::ResultViewed {
        campaign: asked.place.campaign.id,
        attempt: AttemptId(row.id),
    };
    let tx = cx.db.begin_write().await?;
    facts::append(&tx, &respondent.actor, Some(asked.org), now, fact).await?;
    tx.commit().await?;
    Ok(view)
}

/// Is there a result, and may it be seen?
pub(super) fn result_state(asked: &Asked, state: State) -> ResultState {
    if record(asked).is_none_or(|row| row.max_points.is_none()) {
        return ResultState::None;
    }
    let is_closed = matches!(state, State::Closed | State::Archived);
    match asked.place.campaign.release {
        Release::AfterClose if !is_closed => ResultState::AfterClose,
        Release::AfterApproval if asked.place.campaign.results_approved_at.is_none() => ResultState::AfterApproval,
        Release::AtOnce | Release::AfterClose | Release::AfterApproval => ResultState::Released,
    }
}

fn record(asked: &Asked) -> Option<&attempt::Model> {
    asked.place.attempts.iter().find(|row| row.is_record)
}

async fn view(cx: &Backend, asked: &Asked, row: &attempt::Model) -> Result<ResultView> {
    let db = cx.db.read();
    let organization = &asked.place.organization;
    let (_, keys) = key_sheet(db, asked.org, VersionId(row.version_id)).await?;
    let competences = competence_score::Entity::find()
        .filter(competence_score::Column::OrgId.eq(row.org_id))
        .filter(competence_score::Column::AttemptId.eq(row.id))
        .all(db)
        .await?;
    let scored = attempt_score::Entity::find_by_id((row.org_id, row.id)).one(db).await?;
    let items = scored.map(|scored| scored.items).unwrap_or_default();
    let levels = keys.scale.iter().flat_map(|scale| &scale.levels);
    Ok(ResultView {
        title: asked.place.published.questionnaire.title.clone(),
        organization: organization.short_name.clone(),
        person: asked.link.name.clone(),
        submitted_at: clock::local(row.submitted_at.unwrap_or(row.started_at), organization.zone),
        points: exact(row.points.as_deref().unwrap_or("0"))?,
        max: exact(row.max_points.as_deref().unwrap_or("0"))?,
        level: level(
            &keys,
            row.level_title.as_deref().unwrap_or_default(),
            row.severity.unwrap_or(0),
        ),
        is_deficit_scale: keys
            .scale
            .as_ref()
            .is_some_and(|scale| scale.polarity == Polarity::Deficit),
        is_provisional: row.is_provisional,
        attempts: u32::try_from(asked.place.attempts.len()).unwrap_or(u32::MAX),
        policy: policy(asked.place.campaign.attempt_policy).to_owned(),
        competences: competence_views(&keys, &competences)?,
        levels: levels.map(|level| (level.from, level.title.clone())).collect(),
        items: item_views(&asked.place.published.questionnaire, &keys, &items),
    })
}

fn competence_views(keys: &KeySheet, rows: &[competence_score::Model]) -> Result<Vec<CompetenceView>> {
    let in_order = keys
        .competences
        .iter()
        .filter_map(|known| rows.iter().find(|row| row.competence == known.code));
    let read = |row: &competence_score::Model| {
        Ok(CompetenceView {
            title: row.title.clone(),
            points: exact(&row.points)?,
            max: exact(&row.max_points)?,
            level: level(keys, &row.level_title, row.severity),
            is_indicative: row.is_indicative,
        })
    };
    in_order.map(read).collect()
}

fn item_views(questionnaire: &Questionnaire, keys: &KeySheet, scored: &Items) -> Vec<ItemView> {
    let view = |item: &Item| {
        let (one, key) = (scored.0.get(&item.id)?, keys.items.get(&item.id)?);
        Some(ItemView {
            stem: item.stem.clone(),
            points: one.points.map(at_least_none),
            max: at_least_none(one.max),
            explanation: key.explanation.clone(),
        })
    };
    questionnaire.questions().filter_map(view).collect()
}

/// A level as it was given; the words beside it are the author's for the level of that name.
fn level(keys: &KeySheet, title: &str, severity: i32) -> Option<LevelView> {
    let levels = keys.scale.iter().flat_map(|scale| &scale.levels);
    let own = levels.into_iter().find(|level| level.title == title);
    (!title.is_empty()).then(|| LevelView {
        title: title.to_owned(),
        severity: u8::try_from(severity).unwrap_or(0),
        feedback: own.map(|level| level.feedback.clone()).unwrap_or_default(),
    })
}

fn policy(policy: AttemptPolicy) -> &'static str {
    match policy {
        AttemptPolicy::First => "first",
        AttemptPolicy::Best => "best",
        AttemptPolicy::Last => "last",
    }
}

fn exact(text: &str) -> Result<Exact> {
    let read = text.parse::<Exact>().map_err(|_| anyhow!("unreadable points {text}"))?;
    Ok(at_least_none(read))
}

fn at_least_none(points: Exact) -> Exact {
    points.max(whole(0))
}
