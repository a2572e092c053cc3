//! Which items and sections can never be shown, whatever is answered (D12).
//! Sound, not complete: whatever is named can truly never be shown; intricate «или» may hide more.

use crate::ids::ItemId;
use crate::points::parse_decimal;
use crate::problem::Problem;
use crate::questionnaire::condition::{Comparison, Condition, Join, Test};
use crate::questionnaire::kinds::Kind;
use crate::questionnaire::kinds::choice::Pick;
use crate::questionnaire::{Item, Questionnaire};
use std::collections::BTreeMap;

/// `never-shown` at every such section and item; the items of such a section are not named again.
pub(super) fn never_shown(questionnaire: &Questionnaire) -> Vec<Problem> {
    let mut known = Known {
        questionnaire,
        needs: BTreeMap::new(),
    };
    let mut problems = Vec::new();
    for section in &questionnaire.sections {
        let of_section = known.needs_of(Some(Vec::new()), section.show_if.as_ref());
        problems.extend(
            of_section
                .is_none()
                .then(|| Problem::new(section.id.as_str(), "never-shown")),
        );
        for item in &section.items {
            let of_item = known.take(of_section.clone(), item, &mut problems);
            for part in item.with_parts().skip(1) {
                known.take(of_item.clone(), part, &mut problems);
            }
        }
    }
    problems
}

/// What must hold for something to be shown; `None` when it cannot.
type Needs<'a> = Option<Vec<&'a Test>>;

struct Known<'a> {
    questionnaire: &'a Questionnaire,
    /// Of the items before.
    needs: BTreeMap<&'a ItemId, Needs<'a>>,
}

impl<'a> Known<'a> {
    fn take(&mut self, outer: Needs<'a>, item: &'a Item, problems: &mut Vec<Problem>) -> Needs<'a> {
        let was_possible = outer.is_some();
        let needs = self.needs_of(outer, item.show_if.as_ref());
        if was_possible && needs.is_none() {
            problems.push(Problem::new(item.id.as_str(), "never-shown"));
        }
        self.needs.insert(&item.id, needs.clone());
        needs
    }

    fn needs_of(&self, outer: Needs<'a>, condition: Option<&'a Condition>) -> Needs<'a> {
        let outer = outer?;
        let Some(condition) = condition else {
            return Some(outer);
        };
        match (condition.join, condition.tests.as_slice()) {
            (Join::All, tests) => tests.iter().try_fold(outer, |needs, test| self.add(needs, test)),
            (Join::Any, [only]) => self.add(outer, only),
            (Join::Any, tests) => {
                let is_possible = tests.iter().any(|test| self.add(outer.clone(), test).is_some());
                is_possible.then_some(outer)
            }
        }
    }

    /// The needs with one test more and all that it takes for its item to be answered.
    fn add(&self, mut needs: Vec<&'a Test>, test: &'a Test) -> Needs<'a> {
        let mut more = vec![test];
        if test.is != Comparison::Unanswered {
            more.extend(self.needs.get(&test.item).cloned().unwrap_or_default()?);
        }
        for test in more {
            if needs.iter().any(|other| self.contradict(other, test)) {
                return None;
            }
            needs.push(test);
        }
        Some(needs)
    }

    fn contradict(&self, a: &Test, b: &Test) -> bool {
        if (&a.item, &a.row) != (&b.item, &b.row) {
            return false;
        }
        match (&a.is, &b.is) {
            (Comparison::Unanswered, other) | (other, Comparison::Unanswered) => *other != Comparison::Unanswered,
            (Comparison::Picked(a_option), Comparison::Picked(b_option)) => {
                a_option != b_option && !self.takes_several(&a.item)
            }
            (Comparison::Picked(yes), Comparison::NotPicked(no))
            | (Comparison::NotPicked(no), Comparison::Picked(yes)) => yes == no,
            (Comparison::Less(below), Comparison::Greater(above))
            | (Comparison::Greater(above), Comparison::Less(below))
            | (Comparison::Picked(above), Comparison::Less(below))
            | (Comparison::Less(below), Comparison::Picked(above)) => is_at_least(above, below),
            (Comparison::Picked(below), Comparison::Greater(above))
            | (Comparison::Greater(above), Comparison::Picked(below)) => is_at_least(above, below),
            _ => false,
        }
    }

    fn takes_several(&self, item: &ItemId) -> bool {
        match self.questionnaire.item(item).map(|item| &item.kind) {
            Some(Kind::Choice(choice)) => choice.pick != Pick::One,
            _ => false,
        }
    }
}

fn is_at_least(above: &str, below: &str) -> bool {
    let numbers = parse_decimal(above).zip(parse_decimal(below));
    numbers.is_some_and(|(above, below)| above >= below)
}
