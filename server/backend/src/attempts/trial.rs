//! Taking a draft as a respondent would: the same reading, flow, review and scoring over a trial run in memory (B4).

use super::running::{fields, hidden, unfinished};
use super::save::{read_page, section};
use super::trials::{Place, Trial};
use crate::actor::Actor;
use crate::error::{Error, Result};
use crate::secrets::random_u64;
use crate::{Backend, accounts, clock, instruments};
use chrono::{DateTime, Utc};
use domain::access::Verb;
use domain::attempts::wire::{Running, SaveItem, Saved, Turn};
use domain::campaigns::window::{attempt_deadline, is_in_time};
use domain::ids::{AttemptId, InstrumentId, OrgId};
use domain::instruments::draft::InstrumentKind;
use domain::instruments::draw::draw;
use domain::questionnaire::Item;
use domain::questionnaire::answers::Value;
use domain::questionnaire::validate::{read_item, settle};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use uuid::Uuid;

/// A trial run without a limit of its own ends with the day.
const LONGEST_HOURS: i64 = 24;

/// Begins a trial run of the draft as it stands now; an earlier one is forgotten.
pub async fn try_out(cx: &Backend, actor: &Actor, org: OrgId, id: InstrumentId) -> Result<()> {
    let place = place(actor, org, id)?;
    let draft = instruments::desk(cx, actor, org, id).await?.draft;
    if draft.questionnaire.questions().next().is_none() {
        return Err(Error::conflict("trial-empty"));
    }
    let trial = Trial {
        draft: Arc::new(draft),
        id: AttemptId(Uuid::now_v7()),
        seed: random_u64(),
        started_at: cx.clock.now(),
        submitted_at: None,
        answers: BTreeMap::new(),
        revisions: BTreeMap::new(),
        flagged: BTreeSet::new(),
    };
    cx.trials.begin(place, trial);
    Ok(())
}

/// The trial run that is going on, as the pages of answering show it.
pub async fn trial(cx: &Backend, actor: &Actor, org: OrgId, id: InstrumentId) -> Result<Option<Running>> {
    let (place, now) = (place(actor, org, id)?, cx.clock.now());
    let Some(trial) = cx.trials.of(place).filter(|trial| is_going(trial, now)) else {
        return Ok(None);
    };
    let (questionnaire, settings) = (&trial.draft.questionnaire, &trial.draft.settings);
    let organization = accounts::organization(cx, org).await?;
    let (kept, problems) = settle(questionnaire, &trial.answers);
    let highest = trial.revisions.values().max().copied().unwrap_or(0);
    let deadline = deadline(&trial);
    Ok(Some(Running {
        attempt: trial.id,
        organization: organization.short_name,
        is_test: trial.draft.kind == InstrumentKind::Test,
        questionnaire: draw(questionnaire, settings, trial.seed),
        fields: fields(questionnaire, &trial.answers),
        hidden: hidden(questionnaire, &trial.answers),
        answered: kept.into_keys().collect(),
        unfinished: unfinished(&trial.answers),
        problems,
        has_limit: settings.limit_minutes.is_some(),
        deadline,
        ends_at: clock::local(deadline, organization.zone),
        now,
        revision: highest.max(now.timestamp_millis()),
        flagged: trial.flagged,
    }))
}

/// Keeps one item, by script.
pub async fn trial_save(
    cx: &Backend,
    actor: &Actor,
    org: OrgId,
    id: InstrumentId,
    input: SaveItem,
) -> Result<Saved> {
    let (place, now) = (place(actor, org, id)?, cx.clock.now());
    let zone = accounts::organization(cx, org).await?.zone;
    let saved = change(cx, place, input.attempt, |trial| {
        let questionnaire = trial.draft.clone();
        let questionnaire = &questionnaire.questionnaire;
        let mut is_unfinished = false;
        if let Some(fields) = &input.fields {
            let value = read_item(questionnaire, &input.item, fields, &trial.answers);
            let value = value.map_err(|problem| Error::Invalid(vec![problem]))?;
            is_unfinished = matches!(value, Some(Value::Unfinished(_)));
            keep(trial, &input.item, value, input.revision);
        }
        match input.flagged {
            Some(true) => trial.flagged.insert(input.item.clone()),
            Some(false) => trial.flagged.remove(&input.item),
            None => false,
        };
        Ok(Saved {
            at: clock::local(now, zone),
            answered: u32::try_from(settle(questionnaire, &trial.answers).0.len()).unwrap_or(u32::MAX),
            is_unfinished,
            hidden: hidden(questionnaire, &trial.answers),
        })
    });
    saved?
}

/// Keeps one page; true when an answer has brought up an item on it.
pub async fn trial_turn(cx: &Backend, actor: &Actor, org: OrgId, id: InstrumentId, input: Turn) -> Result<bool> {
    let (place, now) = (place(actor, org, id)?, cx.clock.now());
    let turned = change(cx, place, input.attempt, |trial| {
        let draft = trial.draft.clone();
        let questionnaire = &draft.questionnaire;
        let section = section(questionnaire, &input.section)?;
        let before = hidden(questionnaire, &trial.answers).items;
        let page = read_page(questionnaire, section, &input, &trial.answers);
        for item in &page.storable {
            let known = trial.revisions.get(item).copied().unwrap_or(0);
            let value = page.answers.get(item).cloned();
            keep(trial, item, value, known.saturating_add(1).max(now.timestamp_millis()));
        }
        for item in &section.items {
            trial.flagged.remove(&item.id);
        }
        let own = section.items.iter().map(|item| item.id.clone());
        trial.flagged.extend(own.filter(|item| input.flagged.contains(item)));
        let after = hidden(questionnaire, &trial.answers).items;
        let has_come_up = |item: &Item| before.contains(&item.id) && !after.contains(&item.id);
        match page.problems.is_empty() {
            true => Ok(section.questions().any(has_come_up)),
            false => Err(Error::Invalid(page.problems)),
        }
    });
    turned?
}

/// Ends the trial run, when nothing speaks against handing in; a repeat changes nothing.
pub async fn trial_submit(
    cx: &Backend,
    actor: &Actor,
    org: OrgId,
    id: InstrumentId,
    attempt: AttemptId,
) -> Result<()> {
    let (place, now) = (place(actor, org, id)?, cx.clock.now());
    let known = cx.trials.of(place).filter(|trial| trial.id == attempt);
    if known.is_some_and(|trial| trial.submitted_at.is_some()) {
        return Ok(());
    }
    let ended = change(cx, place, attempt, |trial| {
        let (_, lacking) = settle(&trial.draft.questionnaire, &trial.answers);
        if !lacking.is_empty() {
            return Err(Error::Invalid(lacking));
        }
        trial.submitted_at = Some(now);
        Ok(())
    });
    ended?
}

/// Only the author who runs it, and only where drafts may be read.
pub(super) fn place(actor: &Actor, org: OrgId, id: InstrumentId) -> Result<Place> {
    actor.require(Verb::InstrumentRead, org)?;
    Ok((org, actor.user().ok_or(Error::Unknown)?, id))
}

/// Is it still answered? Its time is counted like a respondent's.
pub(super) fn is_going(trial: &Trial, now: DateTime<Utc>) -> bool {
    trial.submitted_at.is_none() && is_in_time(deadline(trial), now)
}

fn deadline(trial: &Trial) -> DateTime<Utc> {
    let limit = trial.draft.settings.limit_minutes.map(u32::from);
    let longest = trial.started_at + chrono::Duration::hours(LONGEST_HOURS);
    attempt_deadline(longest, trial.started_at, limit, 0)
}

/// An older revision never replaces a newer one.
fn keep(trial: &mut Trial, item: &domain::ids::ItemId, value: Option<Value>, revision: i64) {
    if trial.revisions.get(item).is_some_and(|known| *known >= revision) {
        return;
    }
    trial.revisions.insert(item.clone(), revision);
    match value {
        Some(value) => trial.answers.insert(item.clone(), value),
        None => trial.answers.remove(item),
    };
}

fn change<T>(cx: &Backend, place: Place, id: AttemptId, act: impl FnOnce(&mut Trial) -> T) -> Result<T> {
    let now = cx.clock.now();
    let changed = cx.trials.change(place, |trial| {
        let is_it = trial.id == id && is_going(trial, now);
        is_it.then(|| act(trial))
    });
    changed.flatten().ok_or(Error::conflict("trial-over"))
}
