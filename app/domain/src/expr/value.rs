//! What a formula is worth: exact fractions, rounded by nobody; no number at all where there can be none.

use crate::{
    expr::{
        functions::Function,
        tree::{Expr, Operator, Term},
    },
    points::{Exact, whole},
};
use num_rational::Ratio;

/// Why a formula has no value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoValue {
    /// What stands below a line is zero.
    DivisionByZero,
    /// A number beyond what is counted with.
    TooLarge,
    /// A variable without a value.
    Unknown(String),
}

/// The value of a formula; `known` gives the variables' values.
pub fn value(formula: &Expr, known: &dyn Fn(&str) -> Option<Exact>) -> Result<Exact, NoValue> {
    match &formula.term {
        Term::Number(number) => Ok(*number),
        Term::Name(name) => known(name).ok_or_else(|| NoValue::Unknown(name.clone())),
        Term::Negated(inner) => of_pair(Operator::Minus, whole(0), value(inner, known)?),
        Term::Pair(operator, left, right) => of_pair(*operator, value(left, known)?, value(right, known)?),
        Term::Call(function, arguments) => {
            let values = arguments.iter().map(|one| value(one, known));
            of_call(*function, &values.collect::<Result<Vec<_>, _>>()?)
        }
    }
}

/// Two numbers joined by a sign. Numerators and denominators fit 64 bits, so nothing overflows in 128.
fn of_pair(operator: Operator, left: Exact, right: Exact) -> Result<Exact, NoValue> {
    let (a, b) = (i128::from(*left.numer()), i128::from(*left.denom()));
    let (c, d) = (i128::from(*right.numer()), i128::from(*right.denom()));
    let (numer, denom) = match operator {
        Operator::Plus => (a * d + c * b, b * d),
        Operator::Minus => (a * d - c * b, b * d),
        Operator::Times => (a * c, b * d),
        Operator::Over if c == 0 => return Err(NoValue::DivisionByZero),
        Operator::Over => (a * d, b * c),
    };
    fitting(Ratio::new(numer, denom))
}

fn fitting(value: Ratio<i128>) -> Result<Exact, NoValue> {
    // The least 64-bit number has no opposite: it stays outside.
    let narrow = |number: i128| i64::try_from(number).ok().filter(|one| *one != i64::MIN);
    let parts = narrow(*value.numer()).zip(narrow(*value.denom()));
    let (numer, denom) = parts.ok_or(NoValue::TooLarge)?;
    Ok(Exact::new(numer, denom))
}

fn of_call(function: Function, values: &[Exact]) -> Result<Exact, NoValue> {
    let joined = |operator| {
        let mut rest = values.iter().copied();
        let first = rest.next().ok_or(NoValue::TooLarge)?;
        rest.try_fold(first, |left, right| of_pair(operator, left, right))
    };
    match function {
        Function::Share => of_pair(Operator::Times, joined(Operator::Over)?, whole(100)),
        Function::Sum => joined(Operator::Plus),
        Function::Difference => joined(Operator::Minus),
        Function::Least => values.iter().copied().reduce(less).ok_or(NoValue::TooLarge),
        Function::Greatest => values.iter().copied().reduce(greater).ok_or(NoValue::TooLarge),
    }
}

fn less(a: Exact, b: Exact) -> Exact {
    if b < a { b } else { a }
}

fn greater(a: Exact, b: Exact) -> Exact {
    if b > a { b } else { a }
}
