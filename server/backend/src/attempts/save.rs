//! Saving while answering: one item by script, or a whole page by its form. What is refused is not stored;
//! what is only unfinished is, and is asked for when its page is left forwards and at handing in.

use super::asked::Respondent;
use super::in_order::takes;
use super::needs::Needs;
use super::page::{read_page, section, turned};
use super::place::Place;
use super::progress::{count_all, count_one, is_answered, note_progress};
use super::running::hidden;
use super::work::Work;
use crate::error::{Error, Result};
use crate::secrets::Secret;
use crate::writer::Act;
use crate::{Backend, clock};
use chrono::{DateTime, Utc};
use domain::attempts::wire::{SaveItem, Saved, Turn, Turned};
use domain::ids::{AttemptId, ItemId};
use domain::problem::Problem;
use domain::questionnaire::Item;
use domain::questionnaire::answers::Value;
use domain::questionnaire::validate::read_item;

/// Who saves, and when.
struct Saver {
    respondent: Respondent,
    secret: Secret,
    at: DateTime<Utc>,
}

impl Saver {
    fn new(cx: &Backend, respondent: &Respondent) -> Self {
        Self {
            respondent: respondent.clone(),
            secret: cx.secret.clone(),
            at: cx.clock.now(),
        }
    }

    /// The place of the respondent, with that answer or with all.
    fn needs(&self, attempt: AttemptId, item: Option<&ItemId>, needs: &mut Needs) {
        self.respondent.needs(needs);
        match (self.respondent.link(), item) {
            (Ok((org, _)), Some(item)) => needs.answer_of((org, attempt.0), item),
            (Ok((org, _)), None) => needs.answers_of((org, attempt.0)),
            (Err(_), _) => {}
        }
    }

    fn place<'w>(&self, work: &'w Work, attempt: AttemptId) -> Result<&'w Place> {
        self.respondent.answerable(work, &self.secret, attempt, self.at)
    }
}

/// One item by script.
struct SaveOne {
    saver: Saver,
    input: SaveItem,
}

impl Act for SaveOne {
    type Done = Saved;

    fn needs(&self, needs: &mut Needs) {
        self.saver.needs(self.input.attempt, Some(&self.input.item), needs);
    }

    fn apply(&self, work: &mut Work) -> Result<Saved> {
        let (input, at) = (&self.input, self.saver.at);
        let place = self.saver.place(work, input.attempt)?;
        let (target, zone, published) = (place.target.id, place.zone(), place.published.clone());
        if published.questionnaire.item(&input.item).is_none() {
            return Err(Error::invalid(input.item.as_str(), "item-unknown"));
        }
        let stored = place.answers(input.attempt.0);
        let order = place.order(place.attempt(input.attempt)?, &stored);
        takes(order, &published.questionnaire, |due| due.asks(&input.item))?;
        let (key, before) = ((target, input.attempt), is_answered(&stored, &input.item));
        let mut is_unfinished = false;
        if let Some(fields) = &input.fields {
            let value = read_item(&published.questionnaire, &input.item, fields, &stored);
            let value = value.map_err(|problem| Error::Invalid(vec![problem]))?;
            is_unfinished = matches!(value, Some(Value::Unfinished(_)));
            let written = (value, input.revision);
            work.keep(key, input.item.clone(), written, at)?;
        }
        let after = match published.questionnaire.is_flat() {
            true => count_one(work, key, (&input.item, before))?,
            false => count_all(work, key)?,
        };
        let flags = input.flagged.map(|is_flagged| (input.item.clone(), is_flagged));
        note_progress(work, key, &after, flags.into_iter().collect(), at)?;
        Ok(Saved {
            at: clock::local(at, zone),
            answered: after.answered,
            is_unfinished,
            hidden: after.hidden,
        })
    }
}

/// Saves one item; an answer that cannot be accepted is refused and what was stored stays.
pub async fn save(cx: &Backend, respondent: &Respondent, input: SaveItem) -> Result<Saved> {
    let saver = Saver::new(cx, respondent);
    cx.writer.write(cx, SaveOne { saver, input }).await
}

/// A page by its form.
struct SavePage {
    saver: Saver,
    input: Turn,
}

impl Act for SavePage {
    type Done = (Turned, Vec<Problem>);

    fn needs(&self, needs: &mut Needs) {
        self.saver.needs(self.input.attempt, None, needs);
    }

    fn apply(&self, work: &mut Work) -> Result<Self::Done> {
        let (input, at) = (&self.input, self.saver.at);
        let place = self.saver.place(work, input.attempt)?;
        let (target, published) = (place.target.id, place.published.clone());
        let questionnaire = &published.questionnaire;
        let section = section(questionnaire, &input.section)?;
        let stored = place.answers(input.attempt.0);
        let order = place.order(place.attempt(input.attempt)?, &stored);
        takes(order, questionnaire, |due| due.id == section.id && !input.is_back)?;
        let mut page = read_page(questionnaire, section, input, &stored);
        let known = place.sheets.get(&input.attempt.0).cloned().unwrap_or_default();
        for item in std::mem::take(&mut page.storable) {
            let value = page.answers.remove(&item);
            if value.as_ref() != stored.get(&item) {
                let last = known.get(&item).map_or(0, |kept| kept.revision);
                let revision = last.saturating_add(1).max(at.timestamp_millis());
                work.keep((target, input.attempt), item, (value, revision), at)?;
            }
        }
        let is_flagged = |item: &Item| (item.id.clone(), input.flagged.contains(&item.id));
        let flags = section.items.iter().map(is_flagged).collect();
        let after = count_all(work, (target, input.attempt))?;
        note_progress(work, (target, input.attempt), &after, flags, at)?;
        let turned = turned(questionnaire, section, &hidden(questionnaire, &stored), &after.hidden);
        if let Some(due) = order.and_then(|order| order.due) {
            page.ask_for_all(questionnaire, section, &work.place(target)?.answers(input.attempt.0));
            if page.problems.is_empty() && !turned.has_more {
                work.change(target, input.attempt, |row| {
                    row.sections_left = i32::try_from(due).unwrap_or(i32::MAX)
                })?;
            }
        }
        Ok((turned, page.problems))
    }
}

/// Saves the acceptable and the unfinished answers of one page and refuses what is not acceptable together.
/// Only what differs is written.
pub async fn turn(cx: &Backend, respondent: &Respondent, input: Turn) -> Result<Turned> {
    let saver = Saver::new(cx, respondent);
    let (turned, problems) = cx.writer.write(cx, SavePage { saver, input }).await?;
    match problems.is_empty() {
        true => Ok(turned),
        false => Err(Error::Invalid(problems)),
    }
}
