//! Conditions of sections and items, and the author's own checks of an answer.
//! Whether they make sense together is judged by `questionnaire::check`, not here.

use crate::ids::{ItemId, Slug};
use crate::instruments::draft::Draft;
use crate::instruments::edit::place::{item_mut, section_mut};
use crate::instruments::edit::target::Conditioned;
use crate::instruments::edit::test_text::test_text;
use crate::instruments::edit::{Refusal, limits};
use crate::points::parse_decimal;
use crate::problem::Problem;
use crate::questionnaire::condition::{Comparison, Condition, Join, Rule, Test};

type Focus = Result<Option<Slug>, Refusal>;

/// Adds a test; the first one makes the condition.
pub fn add_test(draft: &mut Draft, at: &Conditioned, test: &Test) -> Focus {
    is_sound(draft, test)?;
    match at {
        Conditioned::Shown(id) => {
            let condition = shown_mut(draft, id)?.get_or_insert_with(|| all(Vec::new()));
            push(condition, test)?;
            Ok(Some(id.clone()))
        }
        Conditioned::Rule { item, index } => {
            push(&mut rule_mut(draft, item, *index)?.refuse_if, test)?;
            Ok(Some(item.clone()))
        }
    }
}

/// Removes a test; the last one of what shows a part takes the condition with it.
pub fn remove_test(draft: &mut Draft, at: &Conditioned, index: usize, was: Option<&str>) -> Focus {
    match at {
        Conditioned::Shown(id) => {
            let shown = shown_mut(draft, id)?;
            let condition = shown.as_mut().ok_or(Refusal::Missing)?;
            pull(condition, index, was)?;
            if condition.tests.is_empty() {
                *shown = None;
            }
            Ok(Some(id.clone()))
        }
        Conditioned::Rule { item, index: rule } => {
            let condition = &mut rule_mut(draft, item, *rule)?.refuse_if;
            if condition.tests.len() == 1 {
                return Err(Problem::new(item.as_str(), "last-test").into());
            }
            pull(condition, index, was)?;
            Ok(Some(item.clone()))
        }
    }
}

/// Shows a section or an item always.
pub fn clear(draft: &mut Draft, at: &Slug) -> Focus {
    *shown_mut(draft, at)? = None;
    Ok(Some(at.clone()))
}

/// Adds a check with its first test and its text.
pub fn add_rule(draft: &mut Draft, at: &ItemId, message: &str, test: &Test) -> Focus {
    is_sound(draft, test)?;
    let message = limits::tidy(message);
    limits::text(&message, limits::TEXT_CHARS)?;
    let item = item_mut(&mut draft.questionnaire, at)?;
    limits::at_most(item.rules.len() + 1, limits::TESTS, "too-many-rules")?;
    let refuse_if = all(vec![test.clone()]);
    item.rules.push(Rule { refuse_if, message });
    Ok(Some(at.clone()))
}

/// Deletes a check, unless it is no longer the one that was meant.
pub fn delete_rule(draft: &mut Draft, at: &ItemId, index: usize, was: Option<&str>) -> Focus {
    let message = &rule_mut(draft, at, index)?.message;
    if was.is_some_and(|was| limits::tidy(was) != limits::tidy(message)) {
        return Err(Refusal::Missing);
    }
    item_mut(&mut draft.questionnaire, at)?.rules.remove(index);
    Ok(Some(at.clone()))
}

/// The condition that shows a section or an item.
pub fn shown_mut<'a>(draft: &'a mut Draft, id: &Slug) -> Result<&'a mut Option<Condition>, Refusal> {
    let questionnaire = &mut draft.questionnaire;
    if questionnaire.sections.iter().any(|it| it.id == *id) {
        let section = section_mut(questionnaire, id).ok_or(Refusal::Missing)?;
        return Ok(&mut section.show_if);
    }
    Ok(&mut item_mut(questionnaire, id)?.show_if)
}

/// That check of that item.
pub fn rule_mut<'a>(draft: &'a mut Draft, item: &ItemId, index: usize) -> Result<&'a mut Rule, Refusal> {
    let rules = &mut item_mut(&mut draft.questionnaire, item)?.rules;
    rules.get_mut(index).ok_or(Refusal::Missing)
}

fn all(tests: Vec<Test>) -> Condition {
    Condition { join: Join::All, tests }
}

fn push(condition: &mut Condition, test: &Test) -> Result<(), Problem> {
    limits::at_most(condition.tests.len() + 1, limits::TESTS, "too-many-tests")?;
    condition.tests.push(test.clone());
    Ok(())
}

fn pull(condition: &mut Condition, index: usize, was: Option<&str>) -> Result<(), Refusal> {
    let test = condition.tests.get(index).ok_or(Refusal::Missing)?;
    if was.is_some_and(|was| was != test_text(test)) {
        return Err(Refusal::Missing);
    }
    condition.tests.remove(index);
    Ok(())
}

fn is_sound(draft: &Draft, test: &Test) -> Result<(), Refusal> {
    let other = match &test.is {
        Comparison::LessThanItem(item) | Comparison::GreaterThanItem(item) => Some(item),
        _ => None,
    };
    for item in std::iter::once(&test.item).chain(other) {
        draft.questionnaire.item(item).ok_or(Refusal::Missing)?;
    }
    match &test.is {
        Comparison::Less(bound) | Comparison::Greater(bound) if parse_decimal(bound).is_none() => {
            Err(Problem::new(test.item.as_str(), "not-a-number").into())
        }
        Comparison::Unlike(text) | Comparison::Picked(text) | Comparison::NotPicked(text) => {
            Ok(limits::text(text, limits::TEXT_CHARS)?)
        }
        _ => Ok(()),
    }
}
