//! Saving while answering: one item by script, or a whole page by its form. What is refused is not stored;
//! what is only unfinished is, and is asked for when its page is left forwards and at handing in.

use super::asked::{Asked, Respondent, asked};
use super::repo;
use super::running::hidden;
use crate::error::{Error, Result};
use crate::writer::{Save, Write, Written};
use crate::{Backend, clock};
use domain::attempts::wire::{SaveItem, Saved, Turn};
use domain::ids::{AttemptId, ItemId, SectionId};
use domain::problem::Problem;
use domain::questionnaire::answers::{Answers, Stored, Value};
use domain::questionnaire::condition::Fields;
use domain::questionnaire::flow::walk;
use domain::questionnaire::validate::{is_about, read_item, settle};
use domain::questionnaire::{Item, Questionnaire, Section};
use std::collections::{BTreeMap, BTreeSet};

/// Saves one item; an answer that cannot be accepted is refused and what was stored stays.
pub async fn save(cx: &Backend, respondent: &Respondent, input: SaveItem) -> Result<Saved> {
    let asked = asked(cx, respondent).await?;
    asked.answerable(input.attempt, cx.clock.now())?;
    let questionnaire = &asked.published.questionnaire;
    if questionnaire.item(&input.item).is_none() {
        return Err(Error::invalid(input.item.as_str(), "item-unknown"));
    }
    let (mut answers, mut is_unfinished) = (Vec::new(), false);
    if let Some(fields) = &input.fields {
        let stored = repo::answers_of(cx.db.read(), asked.org, input.attempt).await?;
        let value = read_item(questionnaire, &input.item, fields, &stored);
        let value = value.map_err(|problem| Error::Invalid(vec![problem]))?;
        is_unfinished = matches!(value, Some(Value::Unfinished(_)));
        answers.push(Write {
            item: input.item.clone(),
            value,
            revision: input.revision,
        });
    }
    let flags = input.flagged.map(|is_flagged| (input.item, is_flagged));
    let written = write(cx, &asked, input.attempt, answers, flags.into_iter().collect()).await?;
    let zone = repo::zone(cx.db.read(), asked.org).await?;
    Ok(Saved {
        at: clock::local(cx.clock.now(), zone),
        answered: u32::try_from(settle(questionnaire, &written.answers).0.len()).unwrap_or(u32::MAX),
        is_unfinished,
        hidden: hidden(questionnaire, &written.answers),
    })
}

/// Saves the acceptable and the unfinished answers of one page and refuses what is not acceptable together.
/// Only what differs is written.
/// True when an answer has brought up an item on the same page, which is then not left yet.
pub async fn turn(cx: &Backend, respondent: &Respondent, input: Turn) -> Result<bool> {
    let (asked, now) = (asked(cx, respondent).await?, cx.clock.now());
    asked.answerable(input.attempt, now)?;
    let questionnaire = &asked.published.questionnaire;
    let section = section(questionnaire, &input.section)?;
    let rows = repo::answer_rows(cx.db.read(), asked.org, input.attempt).await?;
    let revisions: BTreeMap<String, i64> = rows.into_iter().map(|row| (row.item, row.revision)).collect();
    let stored = repo::answers_of(cx.db.read(), asked.org, input.attempt).await?;
    let page = read_page(questionnaire, section, &input, &stored);
    let revision = |item: &ItemId| {
        let known = revisions.get(item.as_str()).copied().unwrap_or(0);
        known.saturating_add(1).max(now.timestamp_millis())
    };
    let changed = page
        .storable
        .into_iter()
        .filter(|item| page.answers.get(item) != stored.get(item));
    let answers = changed.map(|item| Write {
        value: page.answers.get(&item).cloned(),
        revision: revision(&item),
        item,
    });
    let flags = section
        .items
        .iter()
        .map(|item| (item.id.clone(), input.flagged.contains(&item.id)));
    let written = write(cx, &asked, input.attempt, answers.collect(), flags.collect()).await?;
    let before = hidden(questionnaire, &stored).items;
    let after = hidden(questionnaire, &written.answers).items;
    let has_come_up = |item: &Item| before.contains(&item.id) && !after.contains(&item.id);
    match page.problems.is_empty() {
        true => Ok(section.questions().any(has_come_up)),
        false => Err(Error::Invalid(page.problems)),
    }
}

async fn write(
    cx: &Backend,
    asked: &Asked,
    attempt: AttemptId,
    answers: Vec<Write>,
    flags: Vec<(ItemId, bool)>,
) -> Result<Written> {
    let save = Save {
        org: asked.org,
        attempt,
        published: asked.published.clone(),
        answers,
        flags,
        at: cx.clock.now(),
    };
    cx.writer.write(cx, save).await
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
