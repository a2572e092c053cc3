//! What is shown, given the answers: one walk in reading order that reads, judges and shows.
//! Everything else that asks about visibility asks this walk, so that page and store cannot disagree.

use crate::points::{Exact, whole};
use crate::problem::Problem;
use crate::questionnaire::answers::{Answers, Stored, Value};
use crate::questionnaire::condition::{Condition, Fields};
use crate::questionnaire::kinds::Kind;
use crate::questionnaire::{Item, Questionnaire, Section};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A section that is shown, with those of its items that are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownSection<'a> {
    pub section: &'a Section,
    /// In reading order; a case stands before its shown parts.
    pub items: Vec<&'a Item>,
}

/// What came of going through a questionnaire with some answers.
#[derive(Clone, Debug)]
pub struct Walk<'a> {
    pub sections: Vec<ShownSection<'a>>,
    /// The answers of shown items that could be read and that the author does not refuse.
    pub answers: Answers,
    /// What has been picked of shown items that want more; each has its problem too.
    pub unfinished: Answers,
    /// Why the other answers of shown items are not among them.
    pub problems: Vec<Problem>,
    seen: BTreeMap<String, Vec<String>>,
    /// Does any condition look at what was seen?
    is_decided_upon: bool,
}

/// Answered of shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    pub answered: u32,
    pub shown: u32,
}

/// How far an attempt has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    pub questions: Share,
    pub required: Share,
}

/// Goes through the questionnaire in reading order.
///
/// A condition sees only what stands before it, is shown, and was acceptably answered:
/// the answers of hidden items and refused answers count as none.
pub fn walk<'a>(questionnaire: &'a Questionnaire, fields: &impl Fields) -> Walk<'a> {
    let mut walk = Walk {
        sections: Vec::new(),
        answers: Answers::new(),
        unfinished: Answers::new(),
        problems: Vec::new(),
        seen: BTreeMap::new(),
        is_decided_upon: questionnaire.has_conditions(),
    };
    for section in &questionnaire.sections {
        if !walk.shows(section.show_if.as_ref()) {
            continue;
        }
        let items: Vec<&Item> = section.items.iter().flat_map(|item| walk.take(item, fields)).collect();
        if !items.is_empty() || !section.intro.trim().is_empty() {
            walk.sections.push(ShownSection { section, items });
        }
    }
    walk
}

/// The sections shown for these answers; one in which nothing is left to see is not.
pub fn visible_sections<'a>(questionnaire: &'a Questionnaire, fields: &impl Fields) -> Vec<ShownSection<'a>> {
    walk(questionnaire, fields).sections
}

/// The items shown for these answers, in reading order, with information blocks and cases.
pub fn visible<'a>(questionnaire: &'a Questionnaire, fields: &impl Fields) -> Vec<&'a Item> {
    let sections = visible_sections(questionnaire, fields);
    sections.into_iter().flat_map(|shown| shown.items).collect()
}

/// How far these stored answers have come.
pub fn progress(questionnaire: &Questionnaire, answers: &Answers) -> Progress {
    Progress::of(&walk(questionnaire, &Stored { questionnaire, answers }))
}

impl<'a> Walk<'a> {
    /// The shown items that can be answered, in reading order.
    pub fn questions(&self) -> impl Iterator<Item = &'a Item> {
        let items = self.sections.iter().flat_map(|shown| shown.items.iter().copied());
        items.filter(|item| item.is_question())
    }

    fn shows(&self, condition: Option<&Condition>) -> bool {
        condition.is_none_or(|condition| condition.holds(&self.seen))
    }

    fn take(&mut self, item: &'a Item, fields: &impl Fields) -> Vec<&'a Item> {
        if !self.shows(item.show_if.as_ref()) {
            return Vec::new();
        }
        let mut shown = Vec::new();
        for part in item.with_parts() {
            if part.id == item.id || self.shows(part.show_if.as_ref()) {
                self.read(part, fields);
                shown.push(part);
            }
        }
        shown
    }

    fn read(&mut self, item: &Item, fields: &impl Fields) {
        match fields.read(item) {
            Ok(Some(value)) => self.keep(item, value),
            Ok(None) => {}
            Err(problem) => {
                let picked = item.kind.read_unfinished(&item.id, fields);
                self.unfinished.extend(picked.map(|picked| (item.id.clone(), picked)));
                self.problems.push(problem);
            }
        }
    }

    fn keep(&mut self, item: &Item, value: Value) {
        if !self.is_decided_upon {
            self.answers.insert(item.id.clone(), value);
            return;
        }
        for (name, text) in item.kind.fields(&item.id, &value) {
            self.seen.entry(name).or_default().push(text);
        }
        match item.rules.iter().find(|rule| rule.refuse_if.holds(&self.seen)) {
            None => {
                self.answers.insert(item.id.clone(), value);
            }
            Some(rule) => {
                for name in item.kind.field_names(&item.id) {
                    self.seen.remove(&name);
                }
                let problem = Problem::new(item.id.as_str(), "rule").with("message", &rule.message);
                self.problems.push(problem);
            }
        }
    }
}

impl Questionnaire {
    /// Does every item stand alone? Then no answer shows, hides or refuses another, and one answer is one more of all.
    pub fn is_flat(&self) -> bool {
        !self.has_conditions() && self.items().all(Item::is_answered_at_once)
    }

    /// Does an answer show, hide or refuse anything?
    fn has_conditions(&self) -> bool {
        let decides = |item: &Item| item.show_if.is_some() || !item.rules.is_empty();
        self.sections.iter().any(|section| section.show_if.is_some()) || self.items().any(decides)
    }
}

impl Item {
    /// Can it not be answered in part? A required item that is answered row by row can.
    fn is_answered_at_once(&self) -> bool {
        match self.kind {
            Kind::Choice(_) | Kind::Text(_) | Kind::Number(_) | Kind::Date(_) | Kind::Time(_) | Kind::Scale(_) => true,
            Kind::Ranking(_) | Kind::Ordering(_) | Kind::Case(_) | Kind::Info => true,
            _ => !self.required,
        }
    }

    /// A required matrix or matching is answered when no row is left out, a required table when no cell is;
    /// anything else by any answer.
    pub fn is_answered_by(&self, value: &Value) -> bool {
        !self.required || self.kind.gaps(value).is_empty()
    }
}

impl Progress {
    /// How far a walk over stored answers has come.
    pub fn of(walk: &Walk<'_>) -> Self {
        let mut progress = Progress::default();
        for item in walk.questions() {
            let is_answered = walk
                .answers
                .get(&item.id)
                .is_some_and(|value| item.is_answered_by(value));
            progress.questions.count(is_answered);
            if item.required {
                progress.required.count(is_answered);
            }
        }
        progress
    }

    /// The share that dispositions are told by (`domain.md` 3.5): of shown required questions,
    /// or of all shown questions when none of those shown is required.
    pub fn answered_share(&self) -> Share {
        match self.required.shown {
            0 => self.questions,
            _ => self.required,
        }
    }
}

impl Share {
    fn count(&mut self, is_answered: bool) {
        self.shown += 1;
        self.answered += u32::from(is_answered);
    }

    /// The share as a number from 0 to 1; 1 when nothing is asked.
    pub fn exact(self) -> Exact {
        match self.shown {
            0 => whole(1),
            shown => Exact::new(self.answered.into(), shown.into()),
        }
    }
}
