//! One page of items, as its form says it: what of it can be stored, what is refused, and where it leads.

use crate::error::{Error, Result};
use domain::attempts::wire::{Hidden, Turn, Turned};
use domain::ids::{ItemId, SectionId};
use domain::problem::Problem;
use domain::questionnaire::answers::{Answers, Over, Stored};
use domain::questionnaire::flow::walk;
use domain::questionnaire::validate::{is_about, missing};
use domain::questionnaire::{Item, Questionnaire, Section};

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
    let stored = Stored {
        questionnaire,
        answers: stored,
    };
    let over = Over::new(section.questions().map(|item| &item.id), &input.fields, stored);
    let mut walk = walk(questionnaire, &over);
    let unfinished: Vec<ItemId> = walk.unfinished.keys().cloned().collect();
    walk.answers.append(&mut walk.unfinished);
    let own: Vec<&Item> = walk.questions().filter(|item| over.covers(&item.id)).collect();
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
