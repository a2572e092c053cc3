//! Formulas as coordinators write them, and mistakes with the place they are at.

use domain::{
    expr::{
        FaultKind,
        check::{Unit, check},
        parse::parse,
        print::{shown, substituted, typed},
        tree::{DEEPEST, MOST_CHARACTERS, MOST_TOKENS},
        value::{NoValue, value},
    },
    points::{Exact, whole},
};

fn known(name: &str) -> Option<Exact> {
    match name {
        "ЧПдп" => Some(whole(38)),
        "ЧП" => Some(whole(41)),
        "Вак" => Some(whole(4)),
        "Пусто" => Some(whole(0)),
        _ => None,
    }
}

fn unit(name: &str) -> Option<Unit> {
    match name {
        "ЧПдп" | "ЧП" => Some(Unit::PERSON),
        "Вак" => Some(Unit::POST),
        _ => None,
    }
}

fn faults(text: &str) -> Vec<(usize, FaultKind)> {
    let found = match parse(text) {
        Ok(formula) => check(&formula, &unit, &[Unit::NUMBER]),
        Err(fault) => vec![fault],
    };
    found.into_iter().map(|one| (one.at, one.kind)).collect()
}

#[test]
fn a_formula_is_read_shown_and_counted_exactly() {
    for text in [
        "ЧПдп / ЧП * 100",
        "(ЧПдп/ЧП)×100",
        "( ЧПдп : ЧП ) х 100",
        "100 * ЧПдп / ЧП + 0,0",
        "доля(ЧПдп; ЧП)",
        "Доля( ЧПдп ; ЧП )",
        "--ЧПдп / ЧП · 1,00e0",
    ] {
        let Ok(formula) = parse(text) else {
            assert_eq!(text, "--ЧПдп / ЧП · 1,00e0", "only this one is none");
            continue;
        };
        assert_eq!(value(&formula, &known), Ok(Exact::new(3800, 41)), "{text}");
        assert_eq!(faults(text), [], "{text}");
    }
    let formula = parse("ЧПдп / ЧП * 100").unwrap();
    assert_eq!(typed(&formula), "ЧПдп / ЧП * 100");
    assert_eq!(shown(&formula), "(ЧПдп / ЧП) × 100");
    assert_eq!(substituted(&formula, &known), "(38 / 41) × 100");
    assert_eq!(formula.names(), ["ЧПдп", "ЧП"]);
    let (above, below) = formula.share().unwrap();
    assert_eq!((typed(above), typed(below)), ("ЧПдп".to_owned(), "ЧП".to_owned()));
}

#[test]
fn the_printed_cell_of_row_2_does_not_parse_t_1() {
    assert_eq!(faults("(ЧПип/ЧП) х 10 О"), [(16, FaultKind::OperatorExpected)]);
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    for (text, at, kind) in [
        ("", 1, FaultKind::Empty),
        ("   ", 1, FaultKind::Empty),
        ("ЧПдп /", 7, FaultKind::OperandExpected),
        ("ЧПдп / * 2", 8, FaultKind::OperandExpected),
        ("ЧПдп ЧП", 6, FaultKind::OperatorExpected),
        ("(ЧПдп / ЧП * 100", 1, FaultKind::NotClosed),
        ("ЧПдп / ЧП) * 100", 10, FaultKind::OperatorExpected),
        ("ЧПдп / ЧП * 100 %", 17, FaultKind::UnknownSign),
        ("1234567890123", 1, FaultKind::WrongNumber),
        ("среднее(ЧП)", 1, FaultKind::UnknownFunction),
        ("доля(ЧПдп)", 1, FaultKind::WrongArguments),
        ("ЧПдп / Учителя * 100", 8, FaultKind::UnknownVariable),
        ("(ЧПдп + Вак) / ЧП", 7, FaultKind::UnitMismatch),
        ("ЧПдп + 1", 6, FaultKind::UnitMismatch),
        ("доля(Вак; ЧП)", 1, FaultKind::UnitMismatch),
        ("ЧПдп * 100", 1, FaultKind::WrongUnit),
        ("ЧПдп / ЧП / (2 - 2)", 16, FaultKind::DivisionByZero),
        ("доля(ЧПдп / ЧП; 0)", 17, FaultKind::DivisionByZero),
    ] {
        assert_eq!(faults(text), [(at, kind)], "{text}");
    }
    assert_eq!(
        faults("А / Б"),
        [(1, FaultKind::UnknownVariable), (5, FaultKind::UnknownVariable)],
        "all of them are told"
    );
}

#[test]
fn size_and_depth_have_limits() {
    let long = "1".repeat(MOST_CHARACTERS + 1);
    assert_eq!(faults(&long)[0].1, FaultKind::TooLong);
    let many = "1+".repeat(MOST_TOKENS / 2) + "1";
    assert_eq!(faults(&many)[0].1, FaultKind::TooLong);
    let nested = |depth: usize| "(".repeat(depth) + "1" + &")".repeat(depth);
    assert!(parse(&nested(DEEPEST)).is_ok());
    assert_eq!(faults(&nested(DEEPEST + 1))[0].1, FaultKind::TooDeep);
    assert_eq!(faults(&("-".repeat(DEEPEST + 1) + "1"))[0].1, FaultKind::TooDeep);
}

#[test]
fn where_there_can_be_no_number_there_is_none() {
    let worth = |text: &str| value(&parse(text).unwrap(), &known);
    assert_eq!(worth("ЧПдп / Пусто * 100"), Err(NoValue::DivisionByZero));
    assert_eq!(worth("доля(Пусто; Пусто)"), Err(NoValue::DivisionByZero));
    assert_eq!(worth("ЧПх"), Err(NoValue::Unknown("ЧПх".to_owned())));
    let huge = ["999999999999"; 3].join(" * ");
    assert_eq!(worth(&huge), Err(NoValue::TooLarge));
}
