//! Answering in a trial run: by script item by item, by page without one, and handing in.

use super::begin::{is_going, order, place};
use super::store::{self, Place, State, Trial};
use crate::actor::Actor;
use crate::attempts::{hidden, is_over, read_page, section, takes, turned};
use crate::error::{Error, Result};
use crate::{Backend, accounts, clock};
use domain::attempts::wire::{SaveItem, Saved, Turn, Turned};
use domain::ids::{AttemptId, InstrumentId, ItemId, OrgId};
use domain::questionnaire::answers::Value;
use domain::questionnaire::validate::{read_item, settle};

/// Keeps one item, by script.
pub async fn save(cx: &Backend, actor: &Actor, org: OrgId, id: InstrumentId, input: SaveItem) -> Result<Saved> {
    let place = place(actor, org, id)?;
    let at = clock::local(cx.clock.now(), accounts::organization(cx, org).await?.zone);
    change(cx, place, input.attempt, |Trial { draft, state }| {
        let questionnaire = &draft.questionnaire;
        takes(order(draft, state), questionnaire, |due| due.asks(&input.item))?;
        let mut is_unfinished = false;
        if let Some(fields) = &input.fields {
            let value = read_item(questionnaire, &input.item, fields, &state.answers);
            let value = value.map_err(|problem| Error::Invalid(vec![problem]))?;
            is_unfinished = matches!(value, Some(Value::Unfinished(_)));
            keep(state, &input.item, value, input.revision);
        }
        match input.flagged {
            Some(true) => state.flagged.insert(input.item.clone()),
            Some(false) => state.flagged.remove(&input.item),
            None => false,
        };
        Ok(Saved {
            at,
            answered: u32::try_from(settle(questionnaire, &state.answers).0.len()).unwrap_or(u32::MAX),
            is_unfinished,
            hidden: hidden(questionnaire, &state.answers),
        })
    })
    .await
}

/// Keeps one page, and says what it leads to.
pub async fn turn(cx: &Backend, actor: &Actor, org: OrgId, id: InstrumentId, input: Turn) -> Result<Turned> {
    let (place, now) = (place(actor, org, id)?, cx.clock.now().timestamp_millis());
    change(cx, place, input.attempt, |Trial { draft, state }| {
        let questionnaire = &draft.questionnaire;
        let section = section(questionnaire, &input.section)?;
        let before = hidden(questionnaire, &state.answers);
        let order = order(draft, state);
        takes(order, questionnaire, |due| due.id == section.id && !input.is_back)?;
        let mut page = read_page(questionnaire, section, &input, &state.answers);
        for item in &page.storable {
            let known = state.revisions.get(item).copied().unwrap_or(0);
            let value = page.answers.get(item).cloned();
            keep(state, item, value, known.saturating_add(1).max(now));
        }
        for item in &section.items {
            match input.flagged.contains(&item.id) {
                true => state.flagged.insert(item.id.clone()),
                false => state.flagged.remove(&item.id),
            };
        }
        if order.is_some() {
            page.ask_for_all(questionnaire, section, &state.answers);
        }
        if !page.problems.is_empty() {
            return Err(Error::Invalid(page.problems));
        }
        let turned = turned(questionnaire, section, &before, &hidden(questionnaire, &state.answers));
        if let Some(due) = order.and_then(|order| order.due).filter(|_| !turned.has_more) {
            state.sections_left = due;
        }
        Ok(turned)
    })
    .await
}

/// Ends the trial run, when nothing speaks against handing in; a repeat changes nothing.
pub async fn submit(cx: &Backend, actor: &Actor, org: OrgId, id: InstrumentId, attempt: AttemptId) -> Result<()> {
    let (place, now) = (place(actor, org, id)?, cx.clock.now());
    let known = store::of(cx, place).await?.map(|trial| trial.state);
    if known.is_some_and(|state| state.id == attempt && state.submitted_at.is_some()) {
        return Ok(());
    }
    change(cx, place, attempt, |Trial { draft, state }| {
        is_over(order(draft, state))?;
        let (_, lacking) = settle(&draft.questionnaire, &state.answers);
        if !lacking.is_empty() {
            return Err(Error::Invalid(lacking));
        }
        state.submitted_at = Some(now);
        Ok(())
    })
    .await
}

/// An older revision never replaces a newer one.
fn keep(state: &mut State, item: &ItemId, value: Option<Value>, revision: i64) {
    if state.revisions.get(item).is_some_and(|known| *known >= revision) {
        return;
    }
    state.revisions.insert(item.clone(), revision);
    match value {
        Some(value) => state.answers.insert(item.clone(), value),
        None => state.answers.remove(item),
    };
}

async fn change<T>(cx: &Backend, place: Place, id: AttemptId, act: impl FnOnce(&mut Trial) -> Result<T>) -> Result<T> {
    let now = cx.clock.now();
    store::change(cx, place, |trial| match trial.state.id == id && is_going(trial, now) {
        true => act(trial),
        false => Err(Error::conflict("trial-over")),
    })
    .await
}
