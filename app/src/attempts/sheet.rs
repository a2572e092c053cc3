//! What an item needs to be shown: values, problems, what is hidden and flagged, and its number.

use crate::i18n::{has_text, locale, problem_text};
use crate::request::Flash;
use domain::attempts::anonymous::AnonymousSheet;
use domain::attempts::wire::Running;
use domain::ids::{ItemId, SectionId};
use domain::problem::Problem;
use domain::questionnaire::kinds::Kind;
use domain::questionnaire::validate::is_about;
use domain::questionnaire::{Item, Questionnaire};
use std::collections::{BTreeMap, BTreeSet};

/// One respondent's sheet. It is lent to the components of items by reference.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    pub values: BTreeMap<String, Vec<String>>,
    pub problems: Vec<Problem>,
    pub hidden: BTreeSet<ItemId>,
    pub flagged: BTreeSet<ItemId>,
    pub unfinished: BTreeSet<ItemId>,
    pub numbers: BTreeMap<ItemId, usize>,
    /// How many there are, when no condition can change that.
    pub of: Option<usize>,
    pub is_test: bool,
    /// The sections come in a fixed order: there is no coming back to what is marked.
    pub is_in_order: bool,
}

impl Sheet {
    /// The sheet of an attempt; the page that was refused shows what was typed on it.
    pub fn of(running: &Running, section: &SectionId, refused: Option<&Flash>) -> Self {
        let questionnaire = &running.questionnaire;
        let numbers = numbers(questionnaire, running.order.map_or(0, |order| order.before));
        let last = running
            .order
            .map_or_else(|| numbers.values().max().copied(), |order| Some(order.of));
        let mut sheet = Self {
            values: running.fields.clone(),
            problems: Vec::new(),
            hidden: running.hidden.items.clone(),
            flagged: running.flagged.clone(),
            unfinished: running.unfinished.clone(),
            of: last.filter(|_| !has_conditions(questionnaire)),
            numbers,
            is_test: running.is_test,
            is_in_order: running.order.is_some(),
        };
        if let Some(flash) = refused {
            sheet.lay_over(questionnaire, section, flash);
        }
        sheet
    }

    /// The sheet of a page that is answered without a name, as it was typed.
    pub fn of_anonymous(page: &AnonymousSheet) -> Self {
        let numbers = numbers(&page.questionnaire, 0);
        let last = numbers.values().max().copied();
        Self {
            values: page.fields.clone(),
            problems: page.problems.clone(),
            hidden: page.hidden.items.clone(),
            of: last.filter(|_| !has_conditions(&page.questionnaire)),
            numbers,
            // It is handed in at once: there is no coming back to what is marked.
            is_in_order: true,
            ..Self::default()
        }
    }

    fn lay_over(&mut self, questionnaire: &Questionnaire, section: &SectionId, flash: &Flash) {
        self.problems.clone_from(&flash.problems);
        // What was typed on another page says nothing of this one.
        let is_of = |typed: &Vec<String>| typed.iter().any(|one| *one == section.to_string());
        let page = questionnaire.sections.iter().find(|one| one.id == *section);
        let page = page.filter(|_| flash.typed.get("section").is_none_or(is_of));
        for item in page.into_iter().flat_map(|page| page.questions()) {
            for field in item.kind.field_names(&item.id) {
                let typed = flash.typed.get(&name(&field)).cloned().unwrap_or_default();
                self.values.insert(field, typed);
            }
        }
    }

    /// The first text of a field.
    pub fn value(&self, field: &str) -> String {
        let texts = self.values.get(field);
        texts.and_then(|texts| texts.first().cloned()).unwrap_or_default()
    }

    /// Is this text among those of the field?
    pub fn has(&self, field: &str, text: &str) -> bool {
        self.values
            .get(field)
            .is_some_and(|texts| texts.iter().any(|one| one == text))
    }

    /// What is wrong with an item, as a sentence.
    pub fn error(&self, id: &ItemId) -> Option<String> {
        let problem = self.problems.iter().find(|problem| is_about(problem, id));
        problem.map(said)
    }

    /// «Задание 7 из 24»
    pub fn number(&self, id: &ItemId) -> Option<String> {
        let no = *self.numbers.get(id)?;
        let of = self.of.unwrap_or(0);
        Some(match (self.is_test, of) {
            (true, 0) => crate::t!("item-no-test", no = no),
            (true, _) => crate::t!("item-no-test-of", no = no, of = of),
            (false, 0) => crate::t!("item-no", no = no),
            (false, _) => crate::t!("item-no-of", no = no, of = of),
        })
    }
}

/// The sentence of a problem with an answer. Some kinds are known to other features by other words.
pub fn said(problem: &Problem) -> String {
    let kind = format!("answer-{}", problem.kind);
    let text = match has_text(locale(), &format!("problem-{kind}")) {
        true => problem_text(&Problem {
            kind,
            ..problem.clone()
        }),
        false => problem_text(problem),
    };
    // Of many cells the sentence names the one it is about.
    match (problem.with.get("row"), problem.with.get("column")) {
        (Some(row), Some(column)) => format!("{row} · {column}: {text}"),
        _ => text,
    }
}

/// The name of a field in the form. The mark before it is there because the form's reader takes a name
/// that begins with a digit for a place in a list.
pub fn name(field: &str) -> String {
    format!("fields[_{field}][]")
}

/// The field that a name of the form is of; the opposite of `name`.
pub fn field(name: &str) -> Option<&str> {
    name.strip_prefix("fields[_")?.strip_suffix("][]")
}

/// The fields of a form under their own names again.
pub fn fields(named: BTreeMap<String, Vec<String>>) -> BTreeMap<String, Vec<String>> {
    let own = |name: String| name.strip_prefix('_').map(str::to_owned).unwrap_or(name);
    named.into_iter().map(|(name, texts)| (own(name), texts)).collect()
}

/// Numbers of what asks something, after so many before it; the parts of a case share its number.
pub fn numbers(questionnaire: &Questionnaire, before: usize) -> BTreeMap<ItemId, usize> {
    let items = questionnaire.sections.iter().flat_map(|section| &section.items);
    let asking = items.filter(|item| !matches!(item.kind, Kind::Info));
    let mut numbers = BTreeMap::new();
    for (no, item) in (before + 1..).zip(asking) {
        numbers.extend(item.with_parts().map(|part| (part.id.clone(), no)));
    }
    numbers
}

fn has_conditions(questionnaire: &Questionnaire) -> bool {
    let sections = questionnaire.sections.iter().any(|section| section.show_if.is_some());
    let is_conditional = |item: &Item| item.show_if.is_some();
    sections || questionnaire.items().any(is_conditional)
}
