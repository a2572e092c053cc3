//! The rating of schools by one indicator (SR-41): equals share a place, small and absent values have none.
//! There is no rating of people.

use crate::indicators::definition::Direction;
use crate::points::Exact;

/// Schools with fewer people than this have no place: one person would move it too far.
pub const SMALLEST_RANKED: i64 = 5;

/// A school's value as the rating sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// The value; nothing when it is absent or cannot be compared.
    pub value: Option<Exact>,
    /// People in the denominator; nothing for a count.
    pub size: Option<i64>,
}

/// The places, in the order given; nothing where there is none.
pub fn places(schools: &[Ranked], direction: Direction) -> Vec<Option<usize>> {
    let ranked = |school: &Ranked| {
        let is_large = school.size.is_none_or(|size| size >= SMALLEST_RANKED);
        school.value.filter(|_| is_large)
    };
    let values: Vec<Exact> = schools.iter().filter_map(ranked).collect();
    let is_better = |one: &Exact, than: &Exact| match direction {
        Direction::Higher => one > than,
        Direction::Lower => one < than,
        Direction::Neutral => false,
    };
    schools
        .iter()
        .map(|school| {
            // Where neither way is better there is nothing to be first in.
            let own = ranked(school).filter(|_| direction != Direction::Neutral)?;
            Some(values.iter().filter(|other| is_better(other, &own)).count() + 1)
        })
        .collect()
}
