//! Indicators 2, 3 and 4 of the demo school: EX-13 … EX-17 and EX-27, beside what a naive program would print.

use crate::counting::demo::{code, facts, golden, moment, value_of};
use domain::{
    campaigns::rate::percent,
    ids::PersonId,
    indicators::{
        definition::ValueUnit,
        evaluate::{IndicatorOutcome, ValueState, change},
        evidence::{PostReason, Reason},
        facts::{Confirmation, Facts, ParticipationFact, Reach, RouteFact, RouteStage},
        policies::{IomPolicy, MinLevel, Policies},
    },
    points::{Exact, show, whole},
};
use std::collections::BTreeSet;

fn january(indicator: &str) -> IndicatorOutcome {
    with(indicator, &Policies::default())
}

fn with(indicator: &str, policies: &Policies) -> IndicatorOutcome {
    value_of(indicator, &facts(), 2026, moment("2027-01-15T12:00"), policies)
}

fn shown(part: usize, of: usize) -> String {
    show(percent(part, of).unwrap(), 1, ',')
}

fn names(key: &str) -> BTreeSet<String> {
    serde_json::from_value(golden()[key].clone()).unwrap()
}

fn people(ours: &IndicatorOutcome, keep: impl Fn(Reason) -> bool) -> BTreeSet<String> {
    let kept = ours.people().iter().filter(|one| keep(one.reason));
    kept.map(|one| code(one.person)).collect()
}

fn with_events(policies: MinLevel) -> IndicatorOutcome {
    let policies = Policies {
        min_level: policies,
        ..Policies::default()
    };
    with("I3", &policies)
}

/// Persons of ЧП among the participations that are kept.
fn naive(ours: &IndicatorOutcome, keep: impl Fn(&ParticipationFact) -> bool) -> usize {
    let staff: BTreeSet<PersonId> = ours
        .people()
        .iter()
        .filter(|one| one.reason.is_in_staff())
        .map(|one| one.person)
        .collect();
    let facts = facts();
    let kept = facts.participations.iter().filter(|one| keep(one));
    kept.map(|one| one.person)
        .filter(|person| staff.contains(person))
        .collect::<BTreeSet<_>>()
        .len()
}

#[test]
fn ex_01_the_other_three_indicators_are_as_in_the_golden_file() {
    for (indicator, number, value) in [("I2", "chp_ip", "i2"), ("I3", "chp_mm", "i3")] {
        let ours = january(indicator);
        assert_eq!(ours.numerator.unwrap() as u64, golden()[number].as_u64().unwrap());
        assert_eq!(ours.denominator, Some(41));
        assert_eq!(
            ours.plain().unwrap(),
            format!("{:.1}", golden()[value].as_f64().unwrap())
        );
        assert_eq!(ours.state, ValueState::Final);
        assert_eq!(ours.people().iter().filter(|one| one.reason.is_in_staff()).count(), 41);
    }
    assert_eq!(january("I2").formula(), "(14 / 41) × 100 = 34,1\u{a0}%");
    assert_eq!(january("I2").written, "(ЧПип / ЧП) × 100");
    assert_eq!(people(&january("I2"), |one| one == Reason::Counted), names("iom_sel"));
    assert_eq!(people(&january("I3"), |one| !one.is_in_staff()), names("mm_out"));
    let vacancies = january("I4");
    assert_eq!(vacancies.plain().unwrap(), golden()["i4"].to_string());
    assert_eq!((vacancies.numerator, vacancies.denominator), (None, None));
    assert_eq!(vacancies.formula(), "Вак = 4");
}

#[test]
fn ex_13_persons_are_counted_not_participations() {
    let (ours, facts) = (january("I3"), facts());
    let counted = facts.participations.iter().filter(|one| {
        one.reach == Reach::Municipal && one.is_sci_method && one.confirmation == Confirmation::Confirmed
    });
    let persons: BTreeSet<PersonId> = counted.clone().map(|one| one.person).collect();
    assert_eq!((counted.count(), persons.len()), (30, 25));
    assert_eq!(shown(30, 41), "73,2");
    assert_eq!(ours.shown(), "58,5\u{a0}%");
    assert_eq!(people(&ours, |one| one == Reason::NotInStaffOnDate), names("mm_out"));
}

#[test]
fn ex_14_other_levels_count_by_policy_only() {
    let ours = |policy| {
        let ours = with_events(policy);
        (ours.numerator.unwrap(), ours.plain().unwrap())
    };
    assert_eq!(ours(MinLevel::MunicipalOnly), (24, "58.5".to_owned()));
    assert_eq!(ours(MinLevel::MunicipalOrHigher), (26, "63.4".to_owned()));
    assert_eq!(ours(MinLevel::Any), (35, "85.4".to_owned()));
    // Whoever adds the regional or the school's own events has another number; none of them is printed unasked.
    let default = january("I3");
    let is_confirmed = |one: &ParticipationFact| one.confirmation == Confirmation::Confirmed;
    let with_higher = naive(&default, |one| {
        is_confirmed(one) && one.is_sci_method && one.reach >= Reach::Municipal
    });
    let with_all = naive(&default, is_confirmed);
    assert_eq!(
        (shown(with_higher, 41), shown(with_all, 41)),
        ("63,4".to_owned(), "85,4".to_owned())
    );
    for wrong in [with_higher, with_all] {
        assert_ne!(default.numerator, Some(wrong));
        assert!(!default.formula().contains(&shown(wrong, 41)), "{}", default.formula());
    }
}

#[test]
fn ex_15_unconfirmed_and_other_events_do_not_count() {
    let ours = january("I3");
    assert_eq!(naive(&ours, |one| one.reach == Reach::Municipal), 28);
    assert_eq!(shown(28, 41), "68,3");
    assert_eq!((ours.numerator, ours.shown()), (Some(24), "58,5\u{a0}%".to_owned()));
    assert_eq!(
        people(&ours, |one| one == Reason::EventNotConfirmed),
        ["P26".to_owned()].into()
    );
    assert!(!people(&ours, |one| one == Reason::EventNotSciMethod).is_empty());
    assert_eq!(ours.leading().unwrap().sides, [("waiting", "1".to_owned())]);
}

#[test]
fn ex_16_a_route_counts_when_approved_in_the_year_and_linked_to_a_deficit() {
    let ours = january("I2");
    assert_eq!(facts().routes.len(), 18);
    let staff = ours.people().iter().filter(|one| one.reason.is_in_staff());
    let staff: BTreeSet<PersonId> = staff.map(|one| one.person).collect();
    let with_any: BTreeSet<PersonId> = facts().routes.iter().map(|one| one.person).collect();
    let naive = with_any.intersection(&staff).count();
    assert_eq!(
        (naive, shown(naive, 41)),
        (17, "41,5".to_owned()),
        "any record of the staff"
    );
    assert_eq!((ours.numerator, ours.shown()), (Some(14), "34,1\u{a0}%".to_owned()));
    let reason = |who: &str| ours.people().iter().find(|one| code(one.person) == who).unwrap().reason;
    assert_eq!(reason("P27"), Reason::IomDraft);
    assert_eq!(reason("P03"), Reason::IomNoDeficit);
    assert_eq!(reason("P44"), Reason::NotInStaffOnDate);
    assert_eq!(reason("P16"), Reason::OutOfPeriod);
    assert_eq!(reason("P26"), Reason::NoRoute);
}

#[test]
fn dd_09_routes_in_force_may_be_asked_for_instead() {
    let policies = Policies {
        iom_policy: IomPolicy::InForceInPeriod,
        ..Policies::default()
    };
    assert_eq!(
        with("I2", &policies).numerator,
        Some(15),
        "P16's route is still in force"
    );
    let mut facts = facts();
    let of_p16 = |one: &&mut RouteFact| code(one.person) == "P16";
    facts.routes.iter_mut().find(of_p16).unwrap().ended_on = "2025-12-31".parse().ok();
    let over = value_of("I2", &facts, 2026, moment("2027-01-15T12:00"), &policies);
    assert_eq!(over.numerator, Some(14));
}

#[test]
fn a_cancelled_route_and_one_approved_later_are_not_seen() {
    let mut facts = facts();
    facts.routes[0].stage = RouteStage::Cancelled;
    let at = |facts: &Facts, moment_text: &str| {
        value_of("I2", facts, 2026, moment(moment_text), &Policies::default()).numerator
    };
    assert_eq!(at(&facts, "2027-01-15T12:00"), Some(13));
    facts.routes[0].stage = RouteStage::Approved;
    // P44 has a route and is still there in summer; five of the autumn are ahead.
    assert_eq!(at(&facts, "2026-06-09T12:00"), Some(0));
    assert_eq!(at(&facts, "2026-06-10T12:00"), Some(1));
}

#[test]
fn ex_17_vacancies_are_posts_open_on_the_census_day() {
    let ours = january("I4");
    let count = ours.leading().unwrap();
    let rows: Vec<(u128, PostReason)> = count
        .posts
        .iter()
        .map(|one| (one.vacancy.0.as_u128(), one.reason))
        .collect();
    use PostReason::{ClosedBefore, Counted, NotPedagogical, OpenedLater};
    let expected = [
        Counted,
        Counted,
        Counted,
        ClosedBefore,
        Counted,
        NotPedagogical,
        OpenedLater,
    ];
    assert_eq!(rows, (1..).zip(expected).collect::<Vec<_>>());
    let counted = rows.iter().filter(|(_, reason)| *reason == Counted);
    let codes: BTreeSet<String> = counted.map(|(number, _)| format!("V{number}")).collect();
    assert_eq!(codes, names("vac"));
    let pedagogical = rows.iter().filter(|(_, reason)| *reason != NotPedagogical).count();
    assert_eq!(pedagogical, 6, "what a naive program would print");
    assert_eq!(count.number, 4);
    let sides = |name: &str| count.sides.iter().find(|(side, _)| *side == name).unwrap().1.clone();
    assert_eq!(
        (sides("rates"), sides("temporary")),
        ("3,50".to_owned(), "1".to_owned())
    );
    let permanent = Policies {
        count_temporary: false,
        ..Policies::default()
    };
    assert_eq!(with("I4", &permanent).plain().unwrap(), "3");
}

#[test]
fn ex_27_a_change_is_the_difference_of_exact_values_rounded_once() {
    let (now, before) = (Exact::new(1400, 41), Exact::new(900, 41));
    assert_eq!(change(now, before, ValueUnit::Percent, 1), "+12,2");
    assert_eq!(
        (show(now, 1, ','), show(before, 1, ',')),
        ("34,1".to_owned(), "22,0".to_owned())
    );
    assert_eq!(
        show(Exact::new(341, 10) - whole(22), 1, ','),
        "12,1",
        "from rounded values"
    );
    assert_eq!(change(before, now, ValueUnit::Percent, 1), "\u{2212}12,2");
    assert_eq!(change(whole(4), whole(4), ValueUnit::Count, 1), "0");
    assert_eq!(change(whole(3), whole(4), ValueUnit::Count, 1), "\u{2212}1");
    assert_eq!(change(whole(5), whole(4), ValueUnit::Count, 1), "+1");
}
