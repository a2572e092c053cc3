//! Whatever is typed: nothing panics, nothing runs long, and what is printed reads back to the same tree.
//! Twenty thousand of each by default; `FORMULAS=1000000` takes a million, which is a matter of minutes.

use domain::{
    expr::{
        check::{Unit, check},
        functions::FUNCTIONS,
        parse::parse,
        print::{shown, typed},
        tree::{Expr, Operator, Term},
        value::value,
    },
    points::{Exact, whole},
};
use proptest::{prelude::*, sample::select, test_runner::Config};

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
        cases: asked.unwrap_or(20_000),
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
                let _ = value(&formula, &|name| (name != "a_1").then(|| whole(41)));
                prop_assert_eq!(parse(&typed(&formula)).ok(), Some(formula));
            }
        }
    }
}
