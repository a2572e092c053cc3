//! What can be said of a formula before there are data: names, units, divisions by nothing.

use crate::{
    expr::{
        fault::{Fault, FaultKind},
        functions::Function,
        tree::{Expr, Operator, Term},
        value::{NoValue, value},
    },
    points::whole,
};

/// What a number counts: people, posts, or neither, as powers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unit {
    /// The power of people.
    pub persons: i16,
    /// The power of posts.
    pub posts: i16,
}

impl Unit {
    /// A plain number.
    pub const NUMBER: Self = Self { persons: 0, posts: 0 };
    /// People.
    pub const PERSON: Self = Self { persons: 1, posts: 0 };
    /// Posts.
    pub const POST: Self = Self { persons: 0, posts: 1 };

    fn times(self, other: Self, sign: i16) -> Self {
        Self {
            persons: self.persons + sign * other.persons,
            posts: self.posts + sign * other.posts,
        }
    }
}

/// Everything wrong with a formula, in the order it is written; `units` knows the variables, `wanted` are the units
/// the whole may be measured in.
pub fn check(formula: &Expr, units: &dyn Fn(&str) -> Option<Unit>, wanted: &[Unit]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let unit = unit_of(formula, units, &mut faults);
    if faults.is_empty() && unit.is_some_and(|unit| !wanted.contains(&unit)) {
        faults.push(Fault::new(1, FaultKind::WrongUnit));
    }
    faults.sort_by_key(|fault| fault.at);
    faults
}

/// The unit of a part; `None` when something in it is wrong already.
fn unit_of(part: &Expr, units: &dyn Fn(&str) -> Option<Unit>, faults: &mut Vec<Fault>) -> Option<Unit> {
    match &part.term {
        Term::Number(_) => Some(Unit::NUMBER),
        Term::Name(name) => {
            let unit = units(name);
            if unit.is_none() {
                faults.push(Fault::about(part.at, FaultKind::UnknownVariable, name));
            }
            unit
        }
        Term::Negated(inner) => unit_of(inner, units, faults),
        Term::Pair(operator, left, right) => {
            let pair = [unit_of(left, units, faults), unit_of(right, units, faults)];
            match operator {
                Operator::Plus | Operator::Minus => same(part.at, &pair, faults),
                Operator::Times => Some(pair[0]?.times(pair[1]?, 1)),
                Operator::Over => {
                    refuse_zero(right, faults);
                    Some(pair[0]?.times(pair[1]?, -1))
                }
            }
        }
        Term::Call(function, arguments) => {
            let found: Vec<Option<Unit>> = arguments.iter().map(|one| unit_of(one, units, faults)).collect();
            match (function, arguments.get(1)) {
                (Function::Share, Some(below)) => {
                    refuse_zero(below, faults);
                    same(part.at, &found, faults).map(|_| Unit::NUMBER)
                }
                _ => same(part.at, &found, faults),
            }
        }
    }
}

fn same(at: usize, units: &[Option<Unit>], faults: &mut Vec<Fault>) -> Option<Unit> {
    let units: Vec<Unit> = units.iter().copied().collect::<Option<_>>()?;
    let first = units.first().copied()?;
    if units.iter().all(|one| *one == first) {
        return Some(first);
    }
    faults.push(Fault::new(at, FaultKind::UnitMismatch));
    None
}

fn refuse_zero(below: &Expr, faults: &mut Vec<Fault>) {
    match value(below, &|_| None) {
        Ok(number) if number == whole(0) => faults.push(Fault::new(below.at, FaultKind::DivisionByZero)),
        Err(NoValue::TooLarge) => faults.push(Fault::new(below.at, FaultKind::TooLarge)),
        _ => {}
    }
}
