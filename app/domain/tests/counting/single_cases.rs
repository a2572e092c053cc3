//! Examples built by hand: an empty school, anonymous answers, two schools, midnight, the timer, kinds of campaigns.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::counting::demo::{attempt, campaign, date, facts, moment, person, value_of};
use chrono::{DateTime, FixedOffset, Utc};
use domain::{
    campaigns::disposition::{Bounds, Disposition, Progress, rung},
    ids::EmploymentId,
    indicators::{
        evaluate::{AbsentReason, IndicatorOutcome},
        evidence::Reason,
        facts::{AttemptFact, CampaignFact, Facts},
        period::local_time,
        policies::Policies,
    },
    points::Exact,
    roster::{
        position::PositionGroup,
        staff::{Employment, EmploymentKind},
    },
};
use uuid::Uuid;

fn teacher(code: &str, kind: EmploymentKind) -> Employment {
    Employment {
        id: EmploymentId(Uuid::from_u128(1)),
        person: person(code),
        unions: Vec::new(),
        experience_start: None,
        position: "учитель".to_owned(),
        group: Some(PositionGroup::Pedagogical),
        counts_in_chp: true,
        kind,
        start: date("2020-09-01"),
        end: None,
    }
}

fn school(kind: EmploymentKind, attempts: Vec<AttemptFact>) -> Facts {
    Facts {
        employments: vec![teacher("P01", kind)],
        attempts,
        ..Facts::default()
    }
}

fn value(facts: &Facts, year: i32) -> IndicatorOutcome {
    value_of("I1", facts, year, moment("2028-02-01T12:00"), &Policies::default())
}

fn reason_after(change: impl Fn(&mut CampaignFact)) -> Reason {
    let mut changed = campaign(1, 1);
    change(&mut changed);
    let attempts = vec![attempt(person("P01"), changed, moment("2026-04-10T10:00"))];
    value(&school(EmploymentKind::Main, attempts), 2026).people()[0].reason
}

#[test]
fn ex_18_without_staff_there_is_no_value_and_no_zero() {
    let ours = value(&Facts::default(), 2026);
    assert_eq!((ours.outcome.value, ours.plain()), (None, None));
    assert_eq!(ours.outcome.absent_reason, Some(AbsentReason::NoStaffOnDate));
    assert_eq!(ours.shown(), "—");
    assert_ne!(ours.shown(), "0,0\u{a0}%");
}

#[test]
fn ex_19_anonymous_answers_belong_to_nobody() {
    let facts = Facts {
        attempts: Vec::new(),
        contacts: Vec::new(),
        ..facts()
    };
    let ours = value(&facts, 2026);
    assert_eq!((ours.numerator, ours.denominator), (Some(0), Some(41)));
    assert_eq!(ours.outcome.absent_reason, Some(AbsentReason::NoData));
    assert_eq!(
        ours.shown(),
        "—",
        "35 / 41 would be 85,4 %, and 0 % would say that nobody was diagnosed"
    );
    assert_eq!(reason_after(|one| one.is_anonymous = true), Reason::AnonymousOnly);
}

#[test]
fn ex_20_who_works_in_two_schools_counts_in_the_main_one() {
    let done = || vec![attempt(person("P01"), campaign(1, 1), moment("2026-04-10T10:00"))];
    let main = value(&school(EmploymentKind::Main, done()), 2026);
    let other = value(&school(EmploymentKind::ExternalPartTime, done()), 2026);
    assert_eq!((main.numerator, main.denominator, main.besides), (Some(1), Some(1), 0));
    assert_eq!(
        (other.numerator, other.denominator, other.besides),
        (Some(0), Some(0), 1)
    );
    assert_eq!(
        main.numerator.unwrap() + other.numerator.unwrap(),
        1,
        "a naive sum is 2"
    );
}

#[test]
fn ex_21_the_year_ends_at_the_schools_own_midnight() {
    let moscow = FixedOffset::east_opt(3 * 3600).unwrap();
    for (utc, year) in [("2026-12-31T20:58:00Z", 2026), ("2026-12-31T22:30:00Z", 2027)] {
        let utc: DateTime<Utc> = utc.parse().unwrap();
        let attempts = vec![attempt(person("P01"), campaign(1, 1), local_time(utc, &moscow))];
        let facts = school(EmploymentKind::Main, attempts);
        assert_eq!(value(&facts, year).numerator, Some(1), "{utc}");
        let other = value(&facts, if year == 2026 { 2027 } else { 2026 });
        assert_eq!(
            (other.numerator, other.people()[0].reason),
            (Some(0), Reason::OutOfPeriod),
            "{utc}"
        );
    }
}

#[test]
fn ex_22_after_the_timer_the_answered_share_decides() {
    for (answered, expected, disposition) in [
        (22, Reason::Counted, Disposition::Complete),
        (20, Reason::Counted, Disposition::Complete),
        (19, Reason::Partial, Disposition::Partial),
        (12, Reason::BreakOff, Disposition::BreakOff),
    ] {
        let one = AttemptFact {
            answered_share: Exact::new(answered, 25),
            ..attempt(person("P01"), campaign(1, 1), moment("2026-04-10T10:00"))
        };
        let progress = Progress {
            state: one.state,
            answered_share: one.answered_share,
        };
        assert_eq!(rung(progress, Bounds::default()), Some(disposition));
        let ours = value(&school(EmploymentKind::Main, vec![one]), 2026);
        assert_eq!(ours.people()[0].reason, expected, "{answered} of 25");
    }
}

#[test]
fn only_counted_school_level_diagnoses_count() {
    assert_eq!(reason_after(|_| {}), Reason::Counted);
    assert_eq!(reason_after(|one| one.is_pilot = true), Reason::PilotOnly);
    assert_eq!(reason_after(|one| one.is_school_level = false), Reason::WrongLevel);
    assert_eq!(
        reason_after(|one| one.is_deficit_diagnostics = false),
        Reason::WrongLevel
    );
    assert_eq!(
        reason_after(|one| one.counts_for_indicators = false),
        Reason::WrongLevel
    );
}

#[test]
fn a_civil_contract_never_counts() {
    let done = vec![attempt(person("P01"), campaign(1, 1), moment("2026-04-10T10:00"))];
    let policies = Policies {
        include_external: true,
        ..Policies::default()
    };
    let facts = school(EmploymentKind::Gph, done);
    let ours = value_of("I1", &facts, 2026, moment("2027-02-01T12:00"), &policies);
    assert_eq!(
        (ours.denominator, ours.people()[0].reason),
        (Some(0), Reason::CivilContract)
    );
}
