//! A formula as text: the way it is typed, and the way it is shown, with names or with numbers.

use crate::{
    expr::tree::{Expr, Operator, Term},
    points::{Exact, show_short},
};

/// How it is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// `ЧПдп / ЧП * 100`: reads back to the same tree.
    Typed,
    /// `(ЧПдп / ЧП) × 100`: as documents write it.
    Shown,
}

/// The formula as it is typed; reading it gives the same tree.
pub fn typed(formula: &Expr) -> String {
    print(formula, Style::Typed, &|name| name.to_owned())
}

/// The formula as documents write it: «(ЧПдп / ЧП) × 100».
pub fn shown(formula: &Expr) -> String {
    print(formula, Style::Shown, &|name| name.to_owned())
}

/// The formula with numbers in place of names: «(38 / 41) × 100»; a name without a number stays.
pub fn substituted(formula: &Expr, known: &dyn Fn(&str) -> Option<Exact>) -> String {
    let number = |name: &str| known(name).map_or_else(|| name.to_owned(), |value| show_short(value, ','));
    print(formula, Style::Shown, &number)
}

fn print(part: &Expr, style: Style, name_of: &dyn Fn(&str) -> String) -> String {
    let inner = |one: &Expr, is_wrapped: bool| {
        let text = print(one, style, name_of);
        if is_wrapped { format!("({text})") } else { text }
    };
    match &part.term {
        Term::Number(value) => number(*value),
        Term::Name(name) => name_of(name),
        Term::Negated(one) => format!("{}{}", minus(style), inner(one, matches!(one.term, Term::Pair(..)))),
        Term::Pair(operator, left, right) => {
            let of = |one: &Expr, is_right| is_wrapped(one, *operator, is_right, style);
            let (a, b) = (inner(left, of(left, false)), inner(right, of(right, true)));
            format!("{a} {} {b}", sign(*operator, style))
        }
        Term::Call(function, arguments) => {
            let arguments: Vec<String> = arguments.iter().map(|one| inner(one, false)).collect();
            format!("{}({})", function.name(), arguments.join("; "))
        }
    }
}

/// Does an operand need parentheses? Shown, a share inside a product has them too: that is how documents write it.
fn is_wrapped(part: &Expr, outer: Operator, is_right: bool, style: Style) -> bool {
    let Term::Pair(own, ..) = &part.term else {
        return false;
    };
    own.strength() < outer.strength()
        || (is_right && own.strength() == outer.strength())
        || (style == Style::Shown && *own == Operator::Over && outer.strength() == 2)
}

fn sign(operator: Operator, style: Style) -> &'static str {
    match (operator, style) {
        (Operator::Plus, _) => "+",
        (Operator::Minus, _) => minus(style),
        (Operator::Times, Style::Typed) => "*",
        (Operator::Times, Style::Shown) => "×",
        (Operator::Over, _) => "/",
    }
}

fn minus(style: Style) -> &'static str {
    match style {
        Style::Typed => "-",
        Style::Shown => "−",
    }
}

/// All digits of a decimal fraction: what is typed has at most six after the mark.
fn number(value: Exact) -> String {
    let digits = crate::points::show(value, 6, ',');
    digits.trim_end_matches('0').trim_end_matches(',').to_owned()
}
