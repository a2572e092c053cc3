//! Saving while answering: one item by script, or a whole page by its form. What is refused is not stored;
//! what is only unfinished is, and is asked for when its page is left forwards and at handing in.

use super::asked::Respondent;
use super::in_order::takes;
use super::place::Place;
use super::record;
use super::running::{hidden, hidden_in, hidden_when_flat};
use super::work::{Needs, Work};
use crate::error::{Error, Result};
use crate::secrets::Secret;
use crate::writer::Act;
use crate::{Backend, clock};
use chrono::{DateTime, Utc};
use domain::attempts::wire::{Hidden, SaveItem, Saved, Turn, Turned};
use domain::campaigns::disposition::{Bounds, rung};
use domain::ids::{AttemptId, ItemId, SectionId};
use domain::problem::Problem;
use domain::questionnaire::answers::{Answers, Stored, Value};
use domain::questionnaire::condition::Fields;
use domain::questionnaire::flow::{Progress, Share, walk};
use domain::questionnaire::validate::{is_about, missing, read_item};
use domain::questionnaire::{Item, Questionnaire, Section};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

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

/// What a page leads to that changed what is hidden.
pub(crate) fn turned(questionnaire: &Questionnaire, section: &Section, before: &Hidden, after: &Hidden) -> Turned {
    let has_come_up = |item: &Item| before.items.contains(&item.id) && !after.items.contains(&item.id);
    let sections = (1..).zip(&questionnaire.sections);
    let shown = sections.filter(|(_, one)| !after.sections.contains(&one.id));
    Turned {
        has_more: section.questions().any(has_come_up),
        shown: shown.map(|(no, one)| (no, one.id.clone())).collect(),
    }
}

/// What stands after a save.
struct After {
    answered: u32,
    share: Share,
    hidden: Hidden,
}

/// Counts all answers anew, going through the questionnaire.
fn count_all(work: &Work, (target, attempt): (Uuid, AttemptId)) -> Result<After> {
    let place = work.place(target)?;
    let (questionnaire, answers) = (&place.published.questionnaire, place.answers(attempt.0));
    let stored = Stored {
        questionnaire,
        answers: &answers,
    };
    let walk = walk(questionnaire, &stored);
    Ok(After {
        answered: u32::try_from(walk.answers.len()).unwrap_or(u32::MAX),
        share: Progress::of(&walk).answered_share(),
        hidden: hidden_in(questionnaire, &walk),
    })
}

/// Where items stand alone, one answer more or less is all that has changed; the others are not even read.
fn count_one(work: &Work, (target, attempt): (Uuid, AttemptId), (item, before): (&ItemId, bool)) -> Result<After> {
    let place = work.place(target)?;
    let (questionnaire, row) = (&place.published.questionnaire, place.attempt(attempt)?);
    let after = is_answered(&place.answers(attempt.0), item);
    let answered = row.answered + i32::from(after) - i32::from(before);
    let answered = u32::try_from(answered).unwrap_or(0);
    let shown = u32::try_from(questionnaire.questions().count()).unwrap_or(u32::MAX);
    Ok(After {
        answered,
        share: Share { answered, shown },
        hidden: hidden_when_flat(questionnaire),
    })
}

fn is_answered(answers: &Answers, item: &ItemId) -> bool {
    answers
        .get(item)
        .is_some_and(|value| !matches!(value, Value::Unfinished(_)))
}

/// Writes down how far the attempt has come, and moves the target when that is another rung.
fn note_progress(
    work: &mut Work,
    (target, attempt): (Uuid, AttemptId),
    after: &After,
    flags: Vec<(ItemId, bool)>,
    at: DateTime<Utc>,
) -> Result<()> {
    let row = work.place(target)?.attempt(attempt)?;
    let before = rung(record::progress(row), Bounds::default());
    let flagged = flagged(row.flagged.clone(), flags)?;
    let count = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
    work.change(target, attempt, |row| {
        row.last_seen_at = at;
        row.answered = count(after.share.answered);
        row.shown = count(after.share.shown);
        row.flagged = flagged;
    })?;
    if rung(
        record::progress(work.place(target)?.attempt(attempt)?),
        Bounds::default(),
    ) != before
    {
        work.settle(target, true)?;
    }
    Ok(())
}

fn flagged(stored: serde_json::Value, flags: Vec<(ItemId, bool)>) -> Result<serde_json::Value> {
    if flags.is_empty() {
        return Ok(stored);
    }
    let mut flagged: BTreeSet<ItemId> = serde_json::from_value(stored).unwrap_or_default();
    for (item, is_flagged) in flags {
        match is_flagged {
            true => flagged.insert(item),
            false => flagged.remove(&item),
        };
    }
    Ok(serde_json::to_value(&flagged)?)
}

/// The section that was on the screen.
pub(crate) fn section<'a>(questionnaire: &'a Questionnaire, id: &SectionId) -> Result<&'a Section> {
    let found = questionnaire.sections.iter().find(|section| section.id == *id);
    found.ok_or_else(|| Error::invalid("", "form-unreadable"))
}

/// What a page says: its shown items that can be stored, what is stored of them, and why others are refused.
pub(crate) struct Page {
    pub storable: Vec<ItemId>,
    pub answers: Answers,
    pub problems: Vec<Problem>,
}

impl Page {
    /// Adds what must be answered before a section is left for good.
    pub fn ask_for_all(&mut self, questionnaire: &Questionnaire, section: &Section, answers: &Answers) {
        for problem in missing(questionnaire, answers) {
            let is_own = section.questions().any(|item| is_about(&problem, &item.id));
            if is_own && !self.problems.iter().any(|said| said.at == problem.at) {
                self.problems.push(problem);
            }
        }
    }
}

/// Reads a page over what is stored; going back, nothing is said of what is unfinished.
pub(crate) fn read_page(questionnaire: &Questionnaire, section: &Section, input: &Turn, stored: &Answers) -> Page {
    let ids: BTreeSet<&ItemId> = section.questions().map(|item| &item.id).collect();
    let over = Over {
        ids: ids.iter().map(|id| id.as_str()).collect(),
        fields: &input.fields,
        stored: Stored {
            questionnaire,
            answers: stored,
        },
    };
    let mut walk = walk(questionnaire, &over);
    let unfinished: Vec<ItemId> = walk.unfinished.keys().cloned().collect();
    walk.answers.append(&mut walk.unfinished);
    let own: Vec<&Item> = walk.questions().filter(|item| ids.contains(&item.id)).collect();
    let is_refused = |id: &ItemId| walk.problems.iter().any(|problem| is_about(problem, id));
    let is_storable = |id: &ItemId| unfinished.contains(id) || !is_refused(id);
    let storable = own.iter().map(|item| item.id.clone()).filter(is_storable);
    let storable = storable.collect();
    let is_own = |problem: &&Problem| own.iter().any(|item| is_about(problem, &item.id));
    let mut problems: Vec<Problem> = walk.problems.iter().filter(is_own).cloned().collect();
    if input.is_back {
        problems.retain(|problem| !unfinished.iter().any(|item| is_about(problem, item)));
    }
    Page {
        storable,
        answers: walk.answers,
        problems,
    }
}

/// The fields of one page laid over the stored answers of the others.
struct Over<'a> {
    ids: BTreeSet<&'a str>,
    fields: &'a BTreeMap<String, Vec<String>>,
    stored: Stored<'a>,
}

impl Fields for Over<'_> {
    fn texts(&self, field: &str) -> Vec<String> {
        let item = field.split('.').next().unwrap_or_default();
        match self.ids.contains(item) {
            true => self.fields.texts(field),
            false => self.stored.texts(field),
        }
    }
}
