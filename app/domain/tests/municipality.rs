//! The municipality's numbers: EX-24, AC-13, SR-41, and that they are those of the pooled rows.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use domain::indicators::definition::{BUILT_IN, Definitions, Direction};
use domain::indicators::policies::Policies;
use domain::municipality::rating::{Ranked, places};
use domain::municipality::total::{Basis, School, Standing, Submitted, Unit, exact, shown, total};
use domain::points::{Exact, whole};
use proptest::prelude::*;

fn school(name: &str, numerator: i64, denominator: i64) -> School {
    by(name, numerator, denominator, "ЧПдп / ЧП * 100", "{}")
}

fn basis(formula: &str, policies: &str) -> Basis {
    let all: Definitions = toml::from_str(BUILT_IN).unwrap();
    let policies: Policies = serde_json::from_str(policies).unwrap();
    Basis::new(formula, &all.variables, &policies)
}

fn by(name: &str, numerator: i64, denominator: i64, formula: &str, policies: &str) -> School {
    School {
        name: name.to_owned(),
        value: Some(Submitted {
            numerator: Some(numerator),
            denominator: Some(denominator),
            basis: basis(formula, policies),
        }),
    }
}

fn five() -> Vec<School> {
    vec![
        school("A", 38, 41),
        school("B", 12, 12),
        school("C", 20, 60),
        school("D", 0, 0),
        school("E", 3, 9),
    ]
}

#[test]
fn ex_24_and_ac_13_the_municipality_has_59_8_percent_of_4_schools_out_of_5() {
    let total = total(Unit::Percent, &five());
    assert_eq!((total.numerator, total.denominator), (73, 122));
    assert_eq!(shown(Unit::Percent, total.value, 1, ','), "59,8\u{a0}%");
    assert_eq!(total.counted(), 4);
    assert_eq!(total.standings[3], Standing::NoData);
    for naive in ["64,8\u{a0}%", "51,9\u{a0}%"] {
        assert_ne!(shown(Unit::Percent, total.value, 1, ','), naive);
    }
}

#[test]
fn dd_14_nobody_handed_anything_in_is_no_value() {
    let nobody = [
        School {
            name: "A".to_owned(),
            value: None,
        },
        school("D", 0, 0),
    ];
    let total = total(Unit::Percent, &nobody);
    assert_eq!(
        (total.value, shown(Unit::Percent, total.value, 1, ',')),
        (None, "—".to_owned())
    );
}

#[test]
fn schools_with_another_formula_or_other_rules_are_incomparable() {
    let mut schools = five();
    schools.push(by("F", 9, 10, "ЧПдп / ЧП * 100", "{\"include_external\":true}"));
    schools.push(by("G", 9, 10, "ЧПдп / (ЧП - 1) * 100", "{}"));
    let total = total(Unit::Percent, &schools);
    assert_eq!((total.numerator, total.denominator), (73, 122));
    assert_eq!(total.standings[5..], [Standing::Incomparable, Standing::Incomparable]);
}

#[test]
fn spaces_and_rules_that_do_not_bear_on_the_number_keep_schools_comparable() {
    let mut schools = five();
    schools.push(by(
        "F",
        9,
        10,
        "(ЧПдп/ЧП) * 100",
        "{\"count_temporary\":false,\"precision\":2,\"anonymity_threshold\":7}",
    ));
    let total = total(Unit::Percent, &schools);
    assert_eq!((total.numerator, total.denominator, total.counted()), (82, 132, 5));
    let other = basis("ЧПдп / ЧП * 100", "{\"include_external\":true}");
    let differs = other.others(&total.basis.unwrap());
    assert_eq!(differs, [("include_external".to_owned(), "true".to_owned())]);
}

#[test]
fn where_neither_way_is_better_nobody_has_a_place() {
    let ranked = |n| Ranked {
        value: exact(Unit::Percent, n, 10),
        size: Some(10),
    };
    assert_eq!(places(&[ranked(1), ranked(9)], Direction::Neutral), [None, None]);
    assert_eq!(places(&[ranked(1), ranked(9)], Direction::Lower), [Some(1), Some(2)]);
}

#[test]
fn vacancies_are_summed() {
    let counts = [4, 0, 7].map(|count| School {
        name: "X".to_owned(),
        value: Some(Submitted {
            numerator: Some(count),
            denominator: None,
            basis: basis("Вак", "{}"),
        }),
    });
    let total = total(Unit::Count, &counts);
    assert_eq!(
        (shown(Unit::Count, total.value, 1, ','), total.counted()),
        ("11".to_owned(), 3)
    );
}

#[test]
fn sr_41_equals_share_a_place_and_small_or_absent_values_have_none() {
    let ranked = |n, of| Ranked {
        value: exact(Unit::Percent, n, of),
        size: Some(of),
    };
    let schools = [
        ranked(38, 41),
        ranked(12, 12),
        ranked(20, 60),
        ranked(0, 0),
        ranked(3, 9),
        ranked(3, 3),
    ];
    let by_share = places(&schools, Direction::Higher);
    assert_eq!(by_share, [Some(2), Some(1), Some(3), None, Some(3), None]);
    let count = |n| Ranked {
        value: Some(whole(n)),
        size: None,
    };
    assert_eq!(
        places(&[count(4), count(0), count(4)], Direction::Lower),
        [Some(2), Some(1), Some(2)]
    );
}

proptest! {
    #[test]
    fn the_municipal_value_is_the_value_of_the_pooled_rows(
        schools in prop::collection::vec(prop::collection::vec(any::<bool>(), 0..40), 1..12)
    ) {
        let handed_in: Vec<School> = schools
            .iter()
            .map(|rows| school("S", rows.iter().filter(|is_in| **is_in).count() as i64, rows.len() as i64))
            .collect();
        let pooled: Vec<bool> = schools.concat();
        let counted = pooled.iter().filter(|is_in| **is_in).count() as i64;
        let expected = (!pooled.is_empty()).then(|| Exact::new(counted * 100, pooled.len() as i64));
        prop_assert_eq!(total(Unit::Percent, &handed_in).value, expected);
    }
}
