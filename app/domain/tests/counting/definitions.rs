//! The definitions that come with the product: every formula reads, checks and fits its unit.

use crate::counting::demo::{definitions, facts, moment, value_of};
use domain::{
    expr::{parse::parse, print::typed},
    indicators::{definition::Definition, evaluate::AbsentReason, policies::Policies, variable::Rule},
};
use std::collections::BTreeSet;

#[test]
fn the_built_in_definitions_are_right_and_only_the_four_of_section_6_are_on() {
    let all = definitions();
    for one in &all.indicators {
        assert_eq!(one.check(&all.variables), [], "{}", one.code);
        assert_eq!(typed(&parse(&one.formula).unwrap()), one.formula);
    }
    let on = all.indicators.iter().filter(|one| one.is_enabled);
    assert_eq!(
        on.map(|one| one.code.as_str()).collect::<Vec<_>>(),
        ["I1", "I2", "I3", "I4"]
    );
    let criteria: BTreeSet<&str> = all.indicators.iter().map(|one| one.criterion.as_str()).collect();
    assert_eq!(criteria.len(), 8, "every criterion has one, on or off");
    let rules: BTreeSet<Rule> = all.variables.iter().map(|one| one.rule).collect();
    assert_eq!(rules.len(), Rule::ALL.len(), "every rule has a variable");
}

#[test]
fn the_approved_cells_keep_their_misprints_and_do_not_parse() {
    for one in &definitions().indicators {
        if one.verbatim.formula.is_empty() {
            continue;
        }
        assert!(parse(&one.verbatim.formula).is_err(), "{}", one.code);
    }
    let all = definitions();
    assert!(all.indicators[1].verbatim.formula.contains("10 О"), "T-1");
    assert_eq!(all.indicators[2].verbatim.no, "З.", "T-3");
    assert_eq!(
        all.indicators[2].verbatim.title, all.indicators[3].verbatim.title,
        "T-4"
    );
}

#[test]
fn a_wrong_definition_names_its_fields() {
    let all = definitions();
    let wrong = Definition {
        title: " ".to_owned(),
        target: "много".to_owned(),
        formula: "ЧПдп / ЧПе * 100".to_owned(),
        ..all.indicators[0].clone()
    };
    let problems = wrong.check(&all.variables);
    let named: Vec<(&str, &str)> = problems
        .iter()
        .map(|one| (one.at.as_str(), one.kind.as_str()))
        .collect();
    let expected = [
        ("title", "required"),
        ("target", "not-a-number"),
        ("formula", "formula-unknown-variable"),
    ];
    assert_eq!(named, expected);
    assert_eq!(problems[2].with["place"], "8");
    assert_eq!(problems[2].with["word"], "ЧПе");
}

#[test]
fn optional_indicators_count_from_the_registers_or_say_why_not() {
    let of = |code: &str| value_of(code, &facts(), 2026, moment("2027-01-15T12:00"), &Policies::default());
    assert_eq!((of("I5").numerator, of("I5").denominator), (Some(0), Some(41)));
    assert_eq!(of("I6").plain().unwrap(), "100.0");
    let young = of("I7");
    if young.denominator == Some(0) {
        assert_eq!(young.outcome.absent_reason, Some(AbsentReason::NothingToDivideBy));
    }
    assert_eq!(of("I8").numerator, Some(0));
}
