//! Is a definition sound? Names and texts here; a kind's own checks stand with the kind,
//! conditions in `check_conditions`, and what can never be shown in `reach`.

use crate::problem::Problem;
use crate::questionnaire::{Item, Questionnaire, check_conditions, reach};
use std::collections::BTreeSet;

/// Everything that is unsound, in reading order within each sort; empty for a definition that may be published.
pub fn check(questionnaire: &Questionnaire) -> Vec<Problem> {
    let mut problems = Vec::new();
    if questionnaire.title.trim().is_empty() {
        problems.push(Problem::new("", "title-empty"));
    }
    if questionnaire.questions().next().is_none() {
        problems.push(Problem::new("", "questions-none"));
    }
    problems.extend(repeated(
        questionnaire.sections.iter().map(|section| section.id.as_str()),
    ));
    problems.extend(repeated(questionnaire.items().map(|item| item.id.as_str())));
    problems.extend(questionnaire.items().flat_map(check_item));
    let conditions = check_conditions::check(questionnaire);
    let broken: BTreeSet<&str> = conditions.iter().map(|problem| problem.at.as_str()).collect();
    let unreachable = reach::never_shown(questionnaire);
    let unreachable: Vec<Problem> = unreachable
        .into_iter()
        .filter(|p| !broken.contains(p.at.as_str()))
        .collect();
    problems.extend(conditions);
    problems.extend(unreachable);
    problems
}

fn repeated<'a>(ids: impl Iterator<Item = &'a str>) -> Vec<Problem> {
    let mut seen = BTreeSet::new();
    ids.filter(|id| !seen.insert(*id))
        .map(|id| Problem::new(id, "id-repeated"))
        .collect()
}

fn check_item(item: &Item) -> Vec<Problem> {
    let mut problems = item.kind.check(&item.id);
    if item.stem.trim().is_empty() {
        problems.insert(0, Problem::new(item.id.as_str(), "stem-empty"));
    }
    if item.rules.iter().any(|rule| rule.message.trim().is_empty()) {
        problems.push(Problem::new(item.id.as_str(), "rule-message-empty"));
    }
    problems
}
