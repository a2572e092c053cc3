//! Which answers are acceptable: reading a page or one item, and what is still missing before handing in.
//! A refused answer is never kept; the form that held it is. What is only unfinished is kept as such.

use crate::ids::ItemId;
use crate::problem::Problem;
use crate::questionnaire::answers::{Answers, Over, Stored, Value};
use crate::questionnaire::condition::Fields;
use crate::questionnaire::flow::{Walk, walk};
use crate::questionnaire::kinds::Kind;
use crate::questionnaire::{Item, Questionnaire};

/// Reads everything that is shown; answers to hidden items and refused ones are left out.
pub fn read_answers(questionnaire: &Questionnaire, fields: &impl Fields) -> (Answers, Vec<Problem>) {
    let walk = walk(questionnaire, fields);
    (walk.answers, walk.problems)
}

/// Reads one item out of the fields, beside what is stored, as saving while answering does.
///
/// The problem is `item-hidden` when the item is not shown for the stored answers,
/// and `item-unknown` when there is none of that id or it asks nothing. What wants more picks is no problem
/// yet: it is read as `Value::Unfinished`, and leaving its page or handing in says what is missing.
pub fn read_item(
    questionnaire: &Questionnaire,
    id: &ItemId,
    fields: &impl Fields,
    stored: &Answers,
) -> Result<Option<Value>, Problem> {
    let item = questionnaire.item(id).filter(|item| item.is_question());
    let item = item.ok_or_else(|| Problem::new(id.as_str(), "item-unknown"))?;
    if questionnaire.is_flat() {
        return read_alone(item, fields);
    }
    let stored = Stored {
        questionnaire,
        answers: stored,
    };
    let over = Over::new([id], fields, stored);
    let mut walk = walk(questionnaire, &over);
    if !walk.questions().any(|item| item.id == *id) {
        return Err(Problem::new(id.as_str(), "item-hidden"));
    }
    if let Some(picked) = walk.unfinished.remove(id) {
        return Ok(Some(picked));
    }
    match walk.problems.into_iter().find(|problem| is_about(problem, id)) {
        Some(problem) => Err(problem),
        None => Ok(walk.answers.remove(id)),
    }
}

/// Reads an item that nothing else decides upon.
fn read_alone(item: &Item, fields: &impl Fields) -> Result<Option<Value>, Problem> {
    let unfinished = |problem| item.kind.read_unfinished(&item.id, fields).ok_or(problem);
    item.kind
        .read(&item.id, fields)
        .or_else(|problem| unfinished(problem).map(Some))
}

/// The required items, and rows and cells of required items, that are shown and not answered.
pub fn missing(questionnaire: &Questionnaire, answers: &Answers) -> Vec<Problem> {
    missing_on(&walk(questionnaire, &Stored { questionnaire, answers }))
}

fn missing_on(walk: &Walk<'_>) -> Vec<Problem> {
    walk.questions()
        .filter(|item| item.required)
        .flat_map(|item| missing_of(item, walk.answers.get(&item.id)))
        .collect()
}

/// What is handed in: the stored answers that still stand, and everything that speaks against it.
///
/// An answer stored earlier may have become hidden or refused by a later change of another one.
pub fn settle(questionnaire: &Questionnaire, answers: &Answers) -> (Answers, Vec<Problem>) {
    judge(questionnaire, &Stored { questionnaire, answers })
}

/// The same of fields that are handed in as they were typed: what can be taken, and everything that speaks against it.
pub fn judge(questionnaire: &Questionnaire, fields: &impl Fields) -> (Answers, Vec<Problem>) {
    let walk = walk(questionnaire, fields);
    let missing = missing_on(&walk);
    let mut problems = walk.problems;
    for problem in missing {
        let is_said = |other: &Problem| other.at == problem.at || other.at.starts_with(&format!("{}.", problem.at));
        if !problems.iter().any(is_said) {
            problems.push(problem);
        }
    }
    (walk.answers, problems)
}

/// Is the problem about this item or a part of it?
pub fn is_about(problem: &Problem, id: &ItemId) -> bool {
    problem.at.split('.').next() == Some(id.as_str())
}

fn missing_of(item: &Item, value: Option<&Value>) -> Vec<Problem> {
    let Some(value) = value else {
        return vec![Problem::new(item.id.as_str(), "required")];
    };
    let gaps = item.kind.gaps(value);
    let at = |gap: &String| format!("{}.{gap}", item.id);
    match (&item.kind, gaps.first()) {
        // A sentence for every cell would be a list as long as the table.
        (Kind::Table(_), Some(first)) => vec![Problem::new(at(first), "cells-empty").with("count", gaps.len())],
        _ => gaps.iter().map(|gap| Problem::new(at(gap), "required")).collect(),
    }
}
