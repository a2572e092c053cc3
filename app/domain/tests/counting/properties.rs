//! What holds whatever happens in a school: no share above 100 %, and dismissing and re-hiring on one day is nothing.

use crate::counting::demo::{facts, moment, value_of};
use chrono::Days;
use domain::{
    ids::EmploymentId,
    indicators::{
        evaluate::AbsentReason,
        facts::{Confirmation, Facts, Reach, RouteStage},
        policies::{IomPolicy, MinLevel, Policies, TestScope},
    },
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

proptest! {
    #![proptest_config(Config { cases: 48, failure_persistence: None, ..Config::default() })]

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
    fn dismissing_and_hiring_again_the_next_day_changes_nothing(
        policies in policies(),
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
        (row.end, again.start) = (Some(last), last + Days::new(1));
        again.id = EmploymentId(Uuid::from_u128(99));
        after_it.employments.push(again);
        for code in ["I1", "I2", "I3", "I4", "I6", "I7"] {
            let of = |facts: &Facts| {
                let ours = value_of(code, facts, 2026, moment(as_of), &policies);
                (ours.formula(), ours.besides)
            };
            prop_assert_eq!(of(&before), of(&after_it), "{}", code);
        }
    }
}
