//! Indicator 1 of the demo school: EX-01 … EX-12, beside what a naive program would print.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::counting::demo::{code, date, facts, golden, moment, person, roster_rows, value_of};
use domain::{
    campaigns::{disposition::AttemptState, rate::percent},
    ids::PersonId,
    indicators::{
        evaluate::{IndicatorOutcome, ValueState},
        evidence::Reason,
        facts::Facts,
        policies::{PeriodPolicy, Policies, TestScope},
    },
    points::{Exact, show, whole},
    roster::{import::RosterRow, position::PositionGroup, staff::EmploymentKind},
};
use std::collections::BTreeSet;

const JANUARY: &str = "2027-01-15T12:00";

fn at(as_of: &str, policies: &Policies) -> IndicatorOutcome {
    value_of("I1", &facts(), 2026, moment(as_of), policies)
}

fn january() -> IndicatorOutcome {
    at(JANUARY, &Policies::default())
}

fn shown(part: usize, of: usize) -> String {
    show(percent(part, of).unwrap(), 1, ',')
}

/// Our value as the golden file has it: numerator, denominator, percentage.
fn assert_golden(ours: &IndicatorOutcome, golden: &[serde_json::Value]) {
    assert_eq!(ours.numerator.unwrap() as u64, golden[0].as_u64().unwrap());
    assert_eq!(ours.denominator.unwrap() as u64, golden[1].as_u64().unwrap());
    assert_eq!(ours.plain().unwrap(), format!("{:.1}", golden[2].as_f64().unwrap()));
}

fn variant(name: &str) -> Vec<serde_json::Value> {
    golden()["variants"][name].as_array().unwrap().clone()
}

fn persons_with(outcome: &IndicatorOutcome, keep: impl Fn(Reason) -> bool) -> Vec<String> {
    let evidence = outcome.people().iter().filter(|one| keep(one.reason));
    evidence.map(|one| code(one.person)).collect()
}

fn reason(outcome: &IndicatorOutcome, who: &str) -> Reason {
    let mut evidence = outcome.people().iter();
    evidence.find(|one| one.person == person(who)).unwrap().reason
}

fn pedagogical_on_census() -> Vec<RosterRow> {
    let census = date("2027-01-01");
    let lasts = |row: &RosterRow| row.start <= census && row.end.is_none_or(|end| census <= end);
    let rows = roster_rows().into_iter();
    rows.filter(|row| row.group == Some(PositionGroup::Pedagogical) && lasts(row))
        .collect()
}

#[test]
fn ex_01_ac_01_the_january_value_is_38_of_41() {
    let ours = january();
    assert_golden(&ours, &variant("default"));
    assert_eq!(ours.formula(), "(38 / 41) × 100 = 92,7\u{a0}%");
    assert_eq!((ours.code.as_str(), ours.state), ("I1", ValueState::Final));
    assert_eq!(ours.staff_date, date("2027-01-01"));
    assert_eq!(
        ours.besides as u64,
        golden()["external_part_time_extra"].as_u64().unwrap()
    );
}

#[test]
fn ex_01_every_person_of_the_staff_has_a_reason() {
    let ours = january();
    let names = |key: &str| serde_json::from_value::<Vec<String>>(golden()[key].clone()).unwrap();
    assert_eq!(ours.people().len(), 41 + 2);
    assert_eq!(ours.people().iter().filter(|one| one.reason.is_in_staff()).count(), 41);
    assert_eq!(
        persons_with(&ours, |one| one.is_in_staff() && one != Reason::Counted),
        names("not_dp")
    );
    assert_eq!(persons_with(&ours, |one| !one.is_in_staff()), names("dp_out"));
    for (who, expected) in [
        ("P12", Reason::BreakOff),
        ("P30", Reason::OpenedOnly),
        ("P37", Reason::NoAttempt),
        ("P43", Reason::ExternalPartTime),
        ("P44", Reason::NotInStaffOnDate),
        ("P32", Reason::Counted),
    ] {
        assert_eq!(reason(&ours, who), expected, "{who}");
    }
}

#[test]
fn ex_02_persons_are_counted_not_responses() {
    let submitted = facts().attempts.iter().filter(|one| one.submitted_at.is_some()).count();
    assert_eq!(submitted, 73);
    assert_eq!(shown(submitted, 41), "178,0");
    assert_ne!(january().numerator, Some(submitted));
}

#[test]
fn ex_03_participants_outside_the_staff_do_not_count() {
    let facts = facts();
    let submitted = facts.attempts.iter().filter(|one| one.submitted_at.is_some());
    let unique: BTreeSet<PersonId> = submitted.map(|one| one.person).collect();
    assert_eq!(shown(unique.len(), 41), "97,6");
    assert_eq!(
        unique.len() as u64,
        variant("naive_all_unique_over_chp")[0].as_u64().unwrap()
    );
    assert_eq!(january().numerator, Some(38));
}

#[test]
fn ex_04_opening_or_breaking_off_is_not_participating() {
    let ours = january();
    let naive = persons_with(&ours, |one| {
        matches!(one, Reason::Counted | Reason::OpenedOnly | Reason::BreakOff)
    });
    assert_eq!(shown(naive.len(), 41), "97,6");
    assert_eq!(ours.shown(), "92,7\u{a0}%");
}

#[test]
fn ex_05_a_second_contract_is_not_a_second_person() {
    let rows = pedagogical_on_census().len();
    assert_eq!(
        rows as u64,
        golden()["variants"]["employment_rows_at_census"].as_u64().unwrap()
    );
    assert_eq!(shown(38, rows), "88,4");
    assert_eq!(january().denominator, Some(41));
}

#[test]
fn ex_06_persons_are_counted_not_rates() {
    let own = pedagogical_on_census().into_iter();
    let own = own.filter(|row| row.kind != EmploymentKind::ExternalPartTime);
    let rates: Exact = own.map(|row| row.rate).sum();
    assert_eq!(
        rates.to_string(),
        golden()["variants"]["rates_sum_excl_external"].as_str().unwrap()
    );
    assert_eq!(show(whole(3800) / rates, 1, ','), "93,1");
    assert_ne!(january().plain().unwrap(), "93.1");
}

#[test]
fn ex_08_long_leave_leaves_the_staff_only_by_policy() {
    let policies = Policies {
        exclude_long_leave: true,
        ..Policies::default()
    };
    let ours = at(JANUARY, &policies);
    assert_golden(&ours, &variant("exclude_long_leave"));
    assert_eq!(reason(&ours, "P37"), Reason::LongLeave);
}

#[test]
fn ex_09_an_external_part_timer_joins_both_numbers_or_none() {
    let policies = Policies {
        include_external: true,
        ..Policies::default()
    };
    let ours = at(JANUARY, &policies);
    assert_golden(&ours, &variant("include_external"));
    assert_eq!((ours.besides, reason(&ours, "P43")), (0, Reason::Counted));
    assert_ne!(ours.shown(), format!("{}\u{a0}%", shown(38, 42)));
}

#[test]
fn ex_10_the_provisional_value_follows_staff_and_moment_and_may_fall() {
    for row in golden()["i1_provisional"].as_array().unwrap() {
        let row = row.as_array().unwrap();
        let ours = at(row[0].as_str().unwrap(), &Policies::default());
        assert_golden(&ours, &row[1..]);
        assert_eq!(ours.state, ValueState::Provisional);
    }
    let (may, september) = (
        at("2026-05-31T23:59", &Policies::default()),
        at("2026-09-02T12:00", &Policies::default()),
    );
    assert!(
        september.outcome.value < may.outcome.value,
        "a monotone counter would not fall"
    );
    assert_eq!(reason(&may, "P44"), Reason::Counted);
    assert_eq!(reason(&september, "P44"), Reason::NotInStaffOnDate);
}

#[test]
fn ex_11_under_same_year_the_staff_is_that_of_the_january_before() {
    let policies = Policies {
        period_policy: PeriodPolicy::SameYear,
        ..Policies::default()
    };
    let ours = at(JANUARY, &policies);
    assert_golden(&ours, &variant("census_2026-01-01(SAME_YEAR)"));
    assert_eq!(reason(&ours, "P34"), Reason::NotInStaffOnDate);
    assert_eq!(reason(&ours, "P44"), Reason::Counted);
    assert_eq!(reason(&ours, "P45"), Reason::NoAttempt);
    assert_eq!(at("2026-09-02T12:00", &policies).staff_date, date("2026-01-01"));
}

#[test]
fn ex_12_all_assigned_tests_may_be_asked_for() {
    let policies = Policies {
        test_scope: TestScope::All,
        ..Policies::default()
    };
    let ours = at(JANUARY, &policies);
    let golden = variant("all_assigned_tests");
    assert_eq!((ours.numerator, ours.denominator), (Some(30), Some(41)));
    assert_eq!(golden[0].as_u64().unwrap(), 30);
    assert_ne!(ours.numerator, Some(31), "P34 was hired after T1 and has taken T2 only");
    assert_eq!(
        reason(&ours, "P07"),
        Reason::Counted,
        "a second wave stands for the first"
    );
    assert_eq!(
        reason(&ours, "P32"),
        Reason::NotAllTests,
        "the first test was broken off"
    );
    assert_eq!(
        reason(&ours, "P34"),
        Reason::NotAllTests,
        "the first test was over before she was hired"
    );
}

#[test]
fn ex_23_an_invalidated_attempt_takes_the_person_out() {
    let mut facts: Facts = facts();
    let of_p34 = facts
        .attempts
        .iter_mut()
        .find(|one| one.person == person("P34"))
        .unwrap();
    of_p34.state = AttemptState::Invalidated;
    let ours = value_of("I1", &facts, 2026, moment(JANUARY), &Policies::default());
    assert_eq!((ours.numerator, ours.denominator), (Some(37), Some(41)));
    assert_eq!(reason(&ours, "P34"), Reason::Invalidated);
}
