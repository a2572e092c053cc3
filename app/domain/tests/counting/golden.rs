//! Every number of `golden.json` is met by a test; those that no worked example names are met here.

use crate::counting::demo::{facts, golden, moment, value_of};
use domain::{
    ids::PersonId,
    indicators::{
        evaluate::IndicatorOutcome,
        evidence::{PostReason, Reason},
        facts::{Confirmation, Reach},
        policies::Policies,
    },
    points::{Exact, show, whole},
};
use std::collections::BTreeSet;

/// The keys by which files of tests ask for them; `all` and `variants` name what is inside.
const READ_ELSEWHERE: &[&str] = &[
    "census",
    "iom_needed",
    "iom_sel",
    "chp",
    "external_part_time_extra",
    "chp_dp",
    "dp_out",
    "i1",
    "chp_ip",
    "i2",
    "chp_mm",
    "mm_out",
    "i3",
    "i4",
    "vac",
    "not_dp",
    "rr",
    "alpha",
    "t1",
    "t2",
    "live_T1",
    "i1_provisional",
    "mo",
    "bad_items",
    "mass",
];

fn january(code: &str, policies: &Policies) -> IndicatorOutcome {
    value_of(code, &facts(), 2026, moment("2027-01-15T12:00"), policies)
}

fn staff() -> BTreeSet<PersonId> {
    let ours = january("I1", &Policies::default());
    let staff = ours.people().iter().filter(|one| one.reason.is_in_staff());
    staff.map(|one| one.person).collect()
}

fn numbers(key: &str) -> Vec<f64> {
    let row = golden()["variants"][key].clone();
    match row.as_array() {
        Some(all) => all.iter().map(|one| one.as_f64().unwrap()).collect(),
        None => vec![row.as_f64().unwrap()],
    }
}

/// A number of persons of ЧП as the golden file writes it: part, whole, percent.
fn row(part: usize, of: usize) -> Vec<f64> {
    let percent = show(Exact::new(part as i64, of as i64) * whole(100), 1, '.');
    vec![part as f64, of as f64, percent.parse().unwrap()]
}

#[test]
fn the_numbers_no_example_names_are_met_as_well() {
    let leave = Policies {
        exclude_long_leave: true,
        ..Policies::default()
    };
    let without_leave = january("I1", &leave).denominator.unwrap();
    assert_eq!(without_leave as u64, golden()["chp_without_leave"].as_u64().unwrap());
    let everybody: BTreeSet<PersonId> = facts()
        .attempts
        .iter()
        .filter(|one| one.submitted_at.is_some())
        .map(|one| one.person)
        .collect();
    assert_eq!(everybody.len() as u64, golden()["dp_all"].as_u64().unwrap());
    let ours = january("I1", &Policies::default());
    let came = |one: &Reason| matches!(one, Reason::Counted | Reason::OpenedOnly | Reason::BreakOff);
    let came = ours.people().iter().filter(|one| came(&one.reason)).count();
    assert_eq!(row(came, 41), numbers("opened_counts_as_participated"));
    assert_eq!(ours.numerator, Some(38), "and none of them is what is printed");
    let submitted = facts().attempts.iter().filter(|one| one.submitted_at.is_some()).count();
    assert_eq!(vec![submitted as f64, 41.0], numbers("naive_responses"));
    assert_eq!(row(38, 41), numbers("default"));
}

#[test]
fn what_other_ways_of_counting_would_print_is_known_and_not_printed() {
    let (facts, staff) = (facts(), staff());
    let municipal = facts.participations.iter().filter(|one| one.reach == Reach::Municipal);
    let with_pending: BTreeSet<PersonId> = municipal.map(|one| one.person).collect();
    let with_pending = with_pending.intersection(&staff).count();
    assert_eq!(row(with_pending, 41), numbers("i3_with_pending_nonmethod"));
    let participations = facts.participations.iter().filter(|one| {
        one.reach == Reach::Municipal && one.is_sci_method && one.confirmation == Confirmation::Confirmed
    });
    assert_eq!(vec![participations.count() as f64], numbers("i3_participations"));
    let with_route: BTreeSet<PersonId> = facts.routes.iter().map(|one| one.person).collect();
    assert_eq!(
        row(with_route.intersection(&staff).count(), 41),
        numbers("i2_any_record")
    );
    let vacancies = january("I4", &Policies::default());
    let posts = &vacancies.leading().unwrap().posts;
    let pedagogical = posts
        .iter()
        .filter(|one| one.reason != PostReason::NotPedagogical)
        .count();
    assert_eq!(vec![pedagogical as f64], numbers("vac_all_ped_rows"));
    let printed = ["I2", "I3", "I4"].map(|code| january(code, &Policies::default()).plain().unwrap());
    assert_eq!(printed, ["34.1", "58.5", "4"]);
}

#[test]
fn no_key_of_the_golden_file_is_left_unread() {
    let own = ["chp_without_leave", "dp_all", "hard_items", "variants"];
    let keys: Vec<String> = golden().as_object().unwrap().keys().cloned().collect();
    let unread: Vec<&String> = keys
        .iter()
        .filter(|key| !READ_ELSEWHERE.contains(&key.as_str()) && !own.contains(&key.as_str()))
        .collect();
    assert_eq!(unread, Vec::<&String>::new());
    let tests = [
        include_str!("golden.rs"),
        include_str!("indicator.rs"),
        include_str!("registers.rs"),
    ];
    let variants: Vec<String> = golden()["variants"].as_object().unwrap().keys().cloned().collect();
    let is_named = |key: &&String| tests.iter().any(|test| test.contains(&format!("\"{key}\"")));
    // The three values by other levels are asserted by EX-14, the rates of the vacancies by EX-17.
    let by_value = ["i3_any_level", "i3_municipal_or_higher", "vac_rates"];
    let unread: Vec<&String> = variants
        .iter()
        .filter(|key| !by_value.contains(&key.as_str()) && !is_named(key))
        .collect();
    assert_eq!(unread, Vec::<&String>::new());
}

#[test]
fn ex_14_and_ex_17_the_golden_file_has_the_same_other_levels_and_rates() {
    assert_eq!(row(35, 41), numbers("i3_any_level"));
    assert_eq!(row(26, 41), numbers("i3_municipal_or_higher"));
    assert_eq!(golden()["variants"]["vac_rates"], "7/2");
    let vacancies = january("I4", &Policies::default());
    let rates = vacancies
        .leading()
        .unwrap()
        .sides
        .iter()
        .find(|(side, _)| *side == "rates");
    assert_eq!(rates.unwrap().1, "3,50");
}
