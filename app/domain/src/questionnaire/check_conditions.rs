//! Are the conditions of a definition sound? Each looks at something that exists, stands before it,
//! and can be compared in that way.

use crate::ids::{ItemId, SectionId};
use crate::points::{Exact, parse_decimal, whole};
use crate::problem::Problem;
use crate::questionnaire::condition::{Comparison, Condition, Test};
use crate::questionnaire::kinds::{Choosable, Kind};
use crate::questionnaire::{Item, Questionnaire};
use std::collections::BTreeMap;

/// Every unsound condition, at the item or section that holds it.
pub(super) fn check(questionnaire: &Questionnaire) -> Vec<Problem> {
    let places: BTreeMap<&ItemId, usize> = (0..)
        .zip(questionnaire.items())
        .map(|(i, item)| (&item.id, i))
        .collect();
    let scope = |at, own, before| Scope {
        questionnaire,
        places: &places,
        at,
        own,
        before,
    };
    let mut problems = Vec::new();
    let mut place = 0;
    for section in &questionnaire.sections {
        let shows = section.show_if.iter();
        problems.extend(shows.flat_map(|condition| scope(&section.id, None, place).check(condition)));
        for item in section.items.iter().flat_map(Item::with_parts) {
            let shows = item.show_if.iter();
            problems.extend(shows.flat_map(|condition| scope(&item.id, None, place).check(condition)));
            let own = scope(&item.id, Some(&item.id), place);
            problems.extend(item.rules.iter().flat_map(|rule| own.check(&rule.refuse_if)));
            place += 1;
        }
    }
    problems
}

/// Where a condition stands and what it may look at.
struct Scope<'a> {
    questionnaire: &'a Questionnaire,
    places: &'a BTreeMap<&'a ItemId, usize>,
    at: &'a SectionId,
    /// The item whose rule it is: a rule looks at its own item, a show-if never.
    own: Option<&'a ItemId>,
    before: usize,
}

impl Scope<'_> {
    fn check(&self, condition: &Condition) -> Vec<Problem> {
        if condition.tests.is_empty() {
            return vec![Problem::new(self.at.as_str(), "condition-empty")];
        }
        let tests = condition.tests.iter();
        tests
            .filter_map(|test| self.check_place(test).or_else(|| self.check_test(test)))
            .collect()
    }

    fn problem(&self, kind: &str, item: &ItemId) -> Option<Problem> {
        Some(Problem::new(self.at.as_str(), kind).with("item", item))
    }

    fn check_place(&self, test: &Test) -> Option<Problem> {
        let other = match &test.is {
            Comparison::LessThanItem(item) | Comparison::GreaterThanItem(item) => Some(item),
            _ => None,
        };
        std::iter::once(&test.item)
            .chain(other)
            .find_map(|item| match self.places.get(item) {
                None => self.problem("condition-item-unknown", item),
                Some(_) if Some(item) == self.own => None,
                Some(_) if item == self.at => self.problem("condition-on-itself", item),
                Some(place) if *place >= self.before => self.problem("condition-forward", item),
                Some(_) => None,
            })
    }

    fn check_test(&self, test: &Test) -> Option<Problem> {
        let item = self.questionnaire.item(&test.item)?;
        if let Some(kind) = row_fault(item, test) {
            return self.problem(kind, &item.id);
        }
        let kind = match &test.is {
            Comparison::Answered | Comparison::Unanswered => None,
            Comparison::Picked(option) | Comparison::NotPicked(option) => option_fault(&item.kind, option),
            Comparison::Less(bound) => bound_fault(&item.kind, bound, |bound, (least, _)| least >= Some(bound)),
            Comparison::Greater(bound) => bound_fault(&item.kind, bound, |bound, (_, most)| {
                most.is_some_and(|most| most <= bound)
            }),
            Comparison::LessThanItem(other) | Comparison::GreaterThanItem(other) => {
                let other = self.questionnaire.item(other)?;
                (!is_number(&item.kind) || !is_number(&other.kind)).then_some("condition-mismatch")
            }
            Comparison::Unlike(_) => (!matches!(item.kind, Kind::Text(_))).then_some("condition-mismatch"),
        };
        self.problem(kind?, &item.id)
    }
}

/// Kinds that are answered row by row are looked at row by row, others never.
fn row_fault(item: &Item, test: &Test) -> Option<&'static str> {
    if !item.kind.is_comparable() {
        return Some("condition-mismatch");
    }
    let rows: Option<&[Choosable]> = match &item.kind {
        Kind::Matrix(matrix) => Some(&matrix.rows),
        Kind::Matching(matching) => Some(&matching.left),
        Kind::Ranking(ranking) => Some(&ranking.options),
        Kind::Ordering(ordering) => Some(&ordering.options),
        _ => None,
    };
    match (rows, &test.row) {
        (Some(_), None) => Some("condition-row-missing"),
        (Some(rows), Some(row)) if rows.iter().all(|known| known.id != *row) => Some("row-unknown"),
        (None, Some(_)) => Some("row-unknown"),
        _ => None,
    }
}

fn option_fault(kind: &Kind, option: &str) -> Option<&'static str> {
    let among = |options: &[Choosable]| options.iter().any(|known| known.id.as_str() == option);
    let step = |from: i64, to: i64| option.parse().is_ok_and(|step: i64| (from..=to).contains(&step));
    let is_known = match kind {
        Kind::Choice(choice) => among(&choice.options) || (choice.other.is_some() && option == "other"),
        Kind::Scale(scale) => step(scale.from.into(), scale.to.into()),
        Kind::Matrix(matrix) => among(&matrix.columns),
        Kind::Matching(matching) => among(&matching.right),
        Kind::Ranking(ranking) => step(1, ranking.place_count() as i64),
        Kind::Ordering(ordering) => step(1, ordering.options.len() as i64),
        _ => return Some("condition-mismatch"),
    };
    (!is_known).then_some("condition-option-unknown")
}

type Bounds = (Option<Exact>, Option<Exact>);

fn bound_fault(kind: &Kind, bound: &str, is_impossible: impl Fn(Exact, Bounds) -> bool) -> Option<&'static str> {
    let bounds = match kind {
        Kind::Number(number) => number.bounds(),
        Kind::Scale(scale) => (Some(whole(scale.from.into())), Some(whole(scale.to.into()))),
        Kind::Ranking(ranking) => (Some(whole(1)), Some(whole(ranking.place_count() as i64))),
        Kind::Ordering(ordering) => (Some(whole(1)), Some(whole(ordering.options.len() as i64))),
        _ => return Some("condition-mismatch"),
    };
    match parse_decimal(bound) {
        None => Some("bound-unreadable"),
        Some(bound) => is_impossible(bound, bounds).then_some("condition-impossible"),
    }
}

fn is_number(kind: &Kind) -> bool {
    matches!(kind, Kind::Number(_) | Kind::Scale(_))
}
