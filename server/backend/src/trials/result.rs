//! What a trial run comes to: graded like an attempt, shown to its author, written nowhere.

use super::begin::{is_going, place};
use super::store::{self, Trial};
use crate::actor::Actor;
use crate::error::Result;
use crate::{Backend, accounts, clock};
use domain::attempts::wire::{CompetenceView, ItemView, LevelView, ResultView};
use domain::ids::{InstrumentId, OrgId};
use domain::points::whole;
use domain::questionnaire::validate::settle;
use domain::scoring::grade::{CompetenceGrade, Grade, ItemGrade, grade};
use domain::scoring::levels::{Level, Polarity};
use std::collections::BTreeMap;

/// The result of the trial run that has ended; none when there is none.
pub async fn result(cx: &Backend, actor: &Actor, org: OrgId, id: InstrumentId) -> Result<Option<ResultView>> {
    let (place, now) = (place(actor, org, id)?, cx.clock.now());
    let Some(trial) = store::of(cx, place).await?.filter(|trial| !is_going(trial, now)) else {
        return Ok(None);
    };
    let organization = accounts::organization(cx, org).await?;
    let (kept, _) = settle(&trial.draft.questionnaire, &trial.state.answers);
    let graded = grade(&trial.draft.questionnaire, &trial.draft.keys, &kept, &BTreeMap::new());
    let scale = trial.draft.keys.scale.as_ref();
    Ok(Some(ResultView {
        title: trial.draft.questionnaire.title.clone(),
        organization: organization.short_name,
        person: actor.name(),
        submitted_at: clock::local(trial.state.submitted_at.unwrap_or(now), organization.zone),
        points: graded.points,
        max: graded.max,
        level: level(graded.level.as_ref()),
        is_deficit_scale: scale.is_some_and(|scale| scale.polarity == Polarity::Deficit),
        is_provisional: graded.provisional,
        attempts: 1,
        policy: "first".to_owned(),
        competences: competences(&trial, &graded),
        levels: scale
            .iter()
            .flat_map(|scale| &scale.levels)
            .map(|level| (level.from, level.title.clone()))
            .collect(),
        items: graded.items.iter().filter_map(|item| view(&trial, item)).collect(),
    }))
}

fn competences(trial: &Trial, graded: &Grade) -> Vec<CompetenceView> {
    let title = |one: &CompetenceGrade| {
        let known = trial.draft.keys.competences.iter().find(|known| known.code == one.code);
        known.map(|known| known.title.clone()).unwrap_or_default()
    };
    let scored = graded.competences.iter().filter(|one| one.max > whole(0));
    let view = scored.map(|one| CompetenceView {
        title: title(one),
        points: one.points,
        max: one.max,
        level: level(one.level.as_ref()),
        is_indicative: one.indicative,
    });
    view.collect()
}

fn view(trial: &Trial, graded: &ItemGrade) -> Option<ItemView> {
    let item = trial.draft.questionnaire.item(&graded.item)?;
    let key = trial.draft.keys.items.get(&graded.item)?;
    Some(ItemView {
        stem: item.stem.clone(),
        points: graded.points,
        max: graded.max,
        explanation: key.explanation.clone(),
    })
}

fn level(level: Option<&Level>) -> Option<LevelView> {
    level.map(|level| LevelView {
        title: level.title.clone(),
        severity: level.severity,
        feedback: level.feedback.clone(),
    })
}
