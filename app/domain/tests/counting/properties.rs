//! What holds whatever happens in a school: no share above 100 %, and dismissing and re-hiring on one day is nothing.

use crate::counting::demo::{facts, moment, value_of};
use chrono::Days;
use domain::{
    campaigns::disposition::AttemptState,
    ids::{EmploymentId, PersonId},
    indicators::{
        definition::ValueUnit,
        evaluate::{AbsentReason, IndicatorOutcome},
        facts::{Confirmation, Facts, Reach, RouteStage},
        policies::{IomPolicy, MinLevel, Policies, TestScope},
    },
    municipality::total::{Basis, School, Submitted, Unit, total},
};
use proptest::{prelude::*, sample::select, test_runner::Config};
use uuid::Uuid;

const INDICATORS: [&str; 6] = ["I1", "I2", "I3", "I6", "I7", "I8"];

fn policies() -> impl Strategy<Value = Policies> {
    let choices = (any::<bool>(), any::<bool>(), any::<bool>(), 1..32_u32);
    let kinds = (select(TestScope::ALL), select(IomPolicy::ALL), select(MinLevel::ALL));
    (choices, kinds).prop_map(|((external, leave, temporary, day), (scope, iom, level))| Policies {
        include_external: external,
        exclude_long_leave: leave,
        count_temporary: temporary,
        census_day: day,
        test_scope: scope,
        iom_policy: iom,
        min_level: level,
        ..Policies::default()
    })
}

/// The demo school with changes at random places.
fn changed(seeds: &[(usize, usize)]) -> Facts {
    let mut facts = facts();
    for (what, which) in seeds {
        let count = facts.employments.len();
        match what % 5 {
            0 => facts.employments[which % count].end = "2026-09-15".parse().ok(),
            1 => facts.employments[which % count].start = "2026-11-01".parse().unwrap(),
            2 => {
                let at = which % facts.participations.len();
                facts.participations[at].reach = Reach::ALL[which % 3];
                facts.participations[at].confirmation = Confirmation::ALL[(which / 3) % 3];
            }
            3 => {
                let at = which % facts.routes.len();
                facts.routes[at].stage = RouteStage::ALL[which % 3];
                facts.routes[at].deficits = which % 2;
            }
            _ => {
                facts.attempts.swap_remove(which % facts.attempts.len());
            }
        }
    }
    facts
}

/// Each case counts six indicators of a school, so a few hundred are asked of the optimised build alone.
fn cases() -> u32 {
    if cfg!(debug_assertions) { 48 } else { 500 }
}

/// The part of a school's records that belongs to people of one share of the staff.
fn part(all: &Facts, share: u128, of: u128) -> Facts {
    let is_own = |person: PersonId| person.0.as_u128() % of == share;
    let mut part = all.clone();
    part.employments.retain(|one| is_own(one.person));
    part.absences.retain(|one| is_own(one.person));
    part.attempts.retain(|one| is_own(one.person));
    part.contacts.retain(|one| is_own(one.person));
    part.routes.retain(|one| is_own(one.person));
    part.participations.retain(|one| is_own(one.person));
    part.vacancies.retain(|one| one.id.0.as_u128() % of == share);
    part
}

fn pooled(parts: &[Facts]) -> Facts {
    let mut all = Facts::default();
    for part in parts.iter().cloned() {
        all.employments.extend(part.employments);
        all.absences.extend(part.absences);
        all.attempts.extend(part.attempts);
        all.contacts.extend(part.contacts);
        all.routes.extend(part.routes);
        all.participations.extend(part.participations);
        all.vacancies.extend(part.vacancies);
    }
    all
}

/// What a school hands in of a value.
fn handed_in(ours: &IndicatorOutcome) -> School {
    let wide = |number: usize| i64::try_from(number).unwrap();
    let count = ours
        .outcome
        .value
        .filter(|value| value.is_integer())
        .map(|value| value.to_integer());
    let numerator = match ours.unit {
        ValueUnit::Percent => ours.numerator.map(wide).filter(|_| ours.outcome.value.is_some()),
        ValueUnit::Count => count,
    };
    School {
        name: String::new(),
        value: Some(Submitted {
            numerator,
            denominator: ours.denominator.map(wide),
            basis: Basis::default(),
        }),
    }
}

proptest! {
    #![proptest_config(Config { cases: cases(), failure_persistence: None, ..Config::default() })]

    #[test]
    fn the_numerator_never_exceeds_the_denominator(
        policies in policies(),
        seeds in prop::collection::vec((0..5_usize, 0..1000_usize), 0..20),
        as_of in select(&["2026-03-20T09:00", "2026-09-02T12:00", "2026-12-31T23:59", "2027-01-15T12:00"][..]),
    ) {
        let facts = changed(&seeds);
        for code in INDICATORS {
            let ours = value_of(code, &facts, 2026, moment(as_of), &policies);
            prop_assert!(ours.numerator <= ours.denominator, "{code}: {:?}", (ours.numerator, ours.denominator));
            let is_unknown = ours.outcome.absent_reason == Some(AbsentReason::NoData);
            prop_assert_eq!(ours.outcome.value.is_none(), ours.denominator == Some(0) || is_unknown);
        }
    }

    #[test]
    fn dismissing_and_hiring_again_on_the_same_or_the_next_day_changes_nothing(
        policies in policies(),
        gap in 0..2_u64,
        which in 0..1000_usize,
        after in 0..700_u64,
        as_of in select(&["2026-09-02T12:00", "2027-01-15T12:00"][..]),
    ) {
        let before = facts();
        let mut after_it = before.clone();
        let at = which % before.employments.len();
        let row = &mut after_it.employments[at];
        let last = "2025-06-01".parse::<chrono::NaiveDate>().unwrap() + Days::new(after);
        prop_assume!(row.lasts_on(last) && row.end != Some(last));
        let mut again = row.clone();
        (row.end, again.start) = (Some(last), last + Days::new(gap));
        again.id = EmploymentId(Uuid::from_u128(99));
        after_it.employments.push(again);
        for code in ["I1", "I2", "I3", "I4", "I6", "I7", "I8"] {
            let of = |facts: &Facts| {
                let ours = value_of(code, facts, 2026, moment(as_of), &policies);
                (ours.formula(), ours.besides)
            };
            prop_assert_eq!(of(&before), of(&after_it), "{}", code);
        }
    }

    #[test]
    fn the_municipal_value_is_that_of_the_rows_of_all_its_schools_together(
        policies in policies(),
        seeds in prop::collection::vec((0..5_usize, 0..1000_usize), 0..12),
        schools in 1..7_u128,
    ) {
        let all = changed(&seeds);
        let parts: Vec<Facts> = (0..schools).map(|share| part(&all, share, schools)).collect();
        for (code, unit) in [("I1", Unit::Percent), ("I2", Unit::Percent), ("I3", Unit::Percent), ("I4", Unit::Count)] {
            let of = |facts: &Facts| value_of(code, facts, 2026, moment("2027-01-15T12:00"), &policies);
            let values: Vec<IndicatorOutcome> = parts.iter().map(of).collect();
            let municipal = total(unit, &values.iter().map(handed_in).collect::<Vec<_>>());
            // A school whose records were not begun hands in no value, and its people are in neither number.
            let known = parts.iter().zip(&values).filter(|(_, value)| value.outcome.value.is_some());
            let known: Vec<Facts> = known.map(|(part, _)| part.clone()).collect();
            let expected = if known.is_empty() { None } else { of(&pooled(&known)).outcome.value };
            prop_assert_eq!(municipal.value, expected, "{} of {} schools", code, schools);
        }
    }

    #[test]
    fn what_happens_after_a_moment_changes_nothing_of_what_was_to_be_seen_at_it(
        policies in policies(),
        later in prop::collection::vec((0..3_usize, 0..1000_usize), 1..12),
        as_of in select(&["2026-06-15T12:00", "2026-09-02T12:00", "2026-11-23T12:00"][..]),
    ) {
        let (before, mut after) = (facts(), facts());
        let (at, day) = (moment("2026-12-20T12:00"), "2026-12-20".parse().ok());
        for (what, which) in later {
            match what {
                0 => {
                    let one = which % after.participations.len();
                    // The row was there and waited; the decision came later.
                    let decided = Confirmation::ALL[which % 3];
                    let is_pending = before.participations[one].confirmation == Confirmation::Pending;
                    if is_pending && decided != Confirmation::Pending {
                        after.participations[one].confirmation = decided;
                        after.participations[one].decided_at = Some(at);
                    }
                }
                1 => {
                    let one = which % after.routes.len();
                    if before.routes[one].stage == RouteStage::Approved {
                        (after.routes[one].stage, after.routes[one].ended_on) = (RouteStage::Cancelled, day);
                    }
                }
                _ => {
                    let one = which % after.attempts.len();
                    (after.attempts[one].state, after.attempts[one].invalidated_at) = (AttemptState::Invalidated, Some(at));
                }
            }
        }
        for code in INDICATORS {
            let of = |facts: &Facts| value_of(code, facts, 2026, moment(as_of), &policies).formula();
            prop_assert_eq!(of(&before), of(&after), "{} at {}", code, as_of);
        }
    }
}
