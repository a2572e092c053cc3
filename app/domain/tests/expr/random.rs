//! Whatever is typed: nothing panics, nothing runs long, and what is printed reads back to the same tree.
//! A million of each in an optimised build, twenty thousand in a quick one; `FORMULAS` says another number.
//! «Long» is counted in steps, not in seconds: no formula has more parts than tokens were read for it, and its value
//! asks for no more variables than it has parts.

use domain::{
    expr::{
        check::{Unit, check},
        functions::FUNCTIONS,
        parse::parse,
        print::{shown, typed},
        tree::{Expr, MOST_TOKENS, Operator, Term},
        value::value,
    },
    points::{Exact, whole},
};
use proptest::{prelude::*, sample::select, test_runner::Config};
use std::cell::Cell;

const NAMES: [&str; 4] = ["ЧП", "ЧПдп", "Вак", "a_1"];
const PIECES: [&str; 24] = [
    "ЧП",
    "ЧПдп",
    "Вак",
    "х",
    "0",
    "1",
    "2,5",
    "0.125",
    "999999999999",
    "+",
    "-",
    "*",
    "/",
    "×",
    "(",
    ")",
    ";",
    "доля(",
    "мин(",
    "сумма(",
    " ",
    ",",
    "%",
    "ё",
];

fn cases() -> Config {
    let asked = std::env::var("FORMULAS").ok().and_then(|text| text.parse().ok());
    Config {
        cases: asked.unwrap_or(if cfg!(debug_assertions) { 20_000 } else { 1_000_000 }),
        failure_persistence: None,
        ..Config::default()
    }
}

fn leaf() -> impl Strategy<Value = Term> {
    let number = (0..1_000_000_000_i64, 0..7_u32).prop_map(|(n, digits)| Exact::new(n, 10_i64.pow(digits)));
    prop_oneof![
        number.prop_map(Term::Number),
        select(&NAMES[..]).prop_map(|name| Term::Name(name.to_owned())),
    ]
}

fn formula() -> impl Strategy<Value = Expr> {
    let leaf = leaf().prop_map(|term| Expr::new(1, term));
    leaf.prop_recursive(4, 30, 4, |inner| {
        let operators = [Operator::Plus, Operator::Minus, Operator::Times, Operator::Over];
        let pair = (select(operators.to_vec()), inner.clone(), inner.clone());
        let call = (select(FUNCTIONS), prop::collection::vec(inner.clone(), 2));
        prop_oneof![
            pair.prop_map(|(operator, a, b)| Term::Pair(operator, Box::new(a), Box::new(b))),
            inner.prop_map(|one| Term::Negated(Box::new(one))),
            call.prop_map(|(row, arguments)| Term::Call(row.function, arguments)),
        ]
        .prop_map(|term| Expr::new(1, term))
    })
}

/// How many parts a formula has.
fn parts(formula: &Expr) -> usize {
    1 + formula.parts().into_iter().map(parts).sum::<usize>()
}

fn unit(name: &str) -> Option<Unit> {
    match name {
        "Вак" => Some(Unit::POST),
        "a_1" => None,
        _ => Some(Unit::PERSON),
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn what_is_printed_reads_back_to_the_same_tree(formula in formula()) {
        for text in [typed(&formula), shown(&formula)] {
            match parse(&text) {
                Ok(read) => prop_assert_eq!(&read, &formula, "{}", text),
                Err(fault) => prop_assert!(text.chars().count() > 400, "{}: {:?}", text, fault),
            }
        }
    }

    #[test]
    fn random_text_neither_panics_nor_runs_long(
        pieces in prop::collection::vec(select(&PIECES[..]), 0..80),
        text in ".{0,120}",
    ) {
        for text in [pieces.concat(), text] {
            if let Ok(formula) = parse(&text) {
                let _ = check(&formula, &unit, &[Unit::NUMBER]);
                let (steps, parts) = (Cell::new(0), parts(&formula));
                let _ = value(&formula, &|name| {
                    steps.set(steps.get() + 1);
                    (name != "a_1").then(|| whole(41))
                });
                prop_assert!(parts <= MOST_TOKENS && steps.get() <= parts, "{}: {} parts, {} steps", text, parts, steps.get());
                prop_assert_eq!(parse(&typed(&formula)).ok(), Some(formula));
            }
        }
    }
}
