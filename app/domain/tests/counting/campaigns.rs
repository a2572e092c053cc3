//! Audiences, funnels and response rates of the demo campaigns: EX-07, EX-23, AC-02.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::counting::demo::{code, contacts, date, facts, golden, moment, person, union_of};
use domain::{
    campaigns::{
        audience::{Addressee, AudienceGroup, AudienceRule, Eligibility, IneligibleReason, resolve},
        disposition::{AttemptState, Bounds, Contact, Disposition, Progress, disposition},
        funnel::Funnel,
        rate::{percent, show_percent},
    },
    points::{show, whole},
    roster::{absences::AbsenceKind, staff::LongAbsence},
};

fn funnel(campaign: u128, as_of: &str) -> Funnel {
    let contacts = contacts(&facts(), campaign, moment(as_of));
    contacts.iter().map(|one| disposition(one, Bounds::default())).collect()
}

fn audience(rule: &AudienceRule, opens_on: &str, closes_on: &str) -> Vec<Addressee> {
    let facts = facts();
    resolve(
        rule,
        &facts.employments,
        &facts.absences,
        date(opens_on),
        date(closes_on),
    )
}

fn of_group(group: AudienceGroup) -> AudienceRule {
    AudienceRule {
        groups: vec![group],
        ..AudienceRule::default()
    }
}

fn eligible(audience: &[Addressee]) -> usize {
    audience
        .iter()
        .filter(|one| one.eligibility == Eligibility::Eligible)
        .count()
}

fn reason(audience: &[Addressee], who: &str) -> Option<IneligibleReason> {
    match audience
        .iter()
        .find(|one| one.person == person(who))
        .unwrap()
        .eligibility
    {
        Eligibility::Eligible => None,
        Eligibility::Ineligible(reason) => Some(reason),
    }
}

#[test]
fn the_audience_of_t1_is_41_targets_of_whom_40_are_eligible() {
    let audience = audience(&of_group(AudienceGroup::Pedagogical), "2026-04-06", "2026-04-30");
    assert_eq!((audience.len(), eligible(&audience)), (41, 40));
    assert_eq!(reason(&audience, "P37"), Some(IneligibleReason::LongLeaveWholeWindow));
    for absent in ["P43", "P34", "P42", "P45"] {
        assert!(audience.iter().all(|one| code(one.person) != absent), "{absent}");
    }
    let deputy = audience.iter().find(|one| one.person == person("P41")).unwrap();
    assert_eq!(
        deputy.union,
        union_of("МО естественно-математического цикла"),
        "asked by the teaching post"
    );
}

#[test]
fn the_audience_of_t2_has_the_external_part_timer_too() {
    let rule = AudienceRule {
        include_external: true,
        ..of_group(AudienceGroup::Pedagogical)
    };
    let audience = audience(&rule, "2026-05-12", "2026-05-29");
    assert_eq!((audience.len(), eligible(&audience)), (42, 41));
    assert_eq!(reason(&audience, "P43"), None);
}

#[test]
fn the_audiences_are_those_of_the_demo_files() {
    let facts = facts();
    for (number, include_external, opens_on) in [(0_u128, false, "2026-04-06"), (1, true, "2026-05-12")] {
        let rule = AudienceRule {
            include_external,
            ..of_group(AudienceGroup::Pedagogical)
        };
        let ours: Vec<_> = audience(&rule, opens_on, opens_on)
            .iter()
            .map(|one| one.person)
            .collect();
        let targets = facts
            .contacts
            .iter()
            .filter(|one| one.campaign.id.0.as_u128() == number);
        let mut theirs: Vec<_> = targets.map(|one| one.person).collect();
        theirs.sort();
        assert_eq!(ours, theirs);
    }
}

#[test]
fn young_teachers_managers_unions_and_names_can_be_asked() {
    let names = |rule: &AudienceRule| -> Vec<String> {
        let audience = audience(rule, "2026-04-20", "2026-04-24");
        audience.iter().map(|one| code(one.person)).collect()
    };
    assert_eq!(names(&of_group(AudienceGroup::Young)), ["P09", "P20", "P29"]);
    assert_eq!(names(&of_group(AudienceGroup::Manager)), ["P41", "P42"]);
    assert_eq!(names(&AudienceRule::default()), [""; 0]);
    let rule = AudienceRule {
        unions: vec![union_of("МО гуманитарного цикла").unwrap()],
        persons: vec![person("P42"), person("P13")],
        ..of_group(AudienceGroup::Young)
    };
    assert_eq!(names(&rule), ["P13", "P20", "P42"]);
}

#[test]
fn who_was_dismissed_or_is_not_hired_yet_is_named_but_not_eligible() {
    let rule = AudienceRule {
        persons: ["P45", "P34", "P99", "P44"].map(person).to_vec(),
        ..AudienceRule::default()
    };
    let audience = audience(&rule, "2026-04-06", "2026-04-30");
    assert_eq!(reason(&audience, "P45"), Some(IneligibleReason::DismissedBeforeOpen));
    assert_eq!(reason(&audience, "P34"), Some(IneligibleReason::Other));
    assert_eq!(reason(&audience, "P99"), Some(IneligibleReason::Other));
    assert_eq!(reason(&audience, "P44"), None);
}

#[test]
fn leaves_that_follow_each_other_cover_a_window_together() {
    let leave = |from: &str, to: Option<&str>| LongAbsence {
        person: person("P01"),
        kind: AbsenceKind::Maternity,
        from: date(from),
        to: to.map(date),
    };
    let rule = of_group(AudienceGroup::Pedagogical);
    for (second_from, expected) in [
        ("2026-04-16", Some(IneligibleReason::LongLeaveWholeWindow)),
        ("2026-04-17", None),
    ] {
        let absences = [leave(second_from, None), leave("2026-03-01", Some("2026-04-15"))];
        let audience = resolve(
            &rule,
            &facts().employments,
            &absences,
            date("2026-04-06"),
            date("2026-04-30"),
        );
        assert_eq!(reason(&audience, "P01"), expected);
    }
}

#[test]
fn the_funnels_and_response_rates_are_golden() {
    for (campaign, key) in [(0, "T1"), (1, "T2"), (2, "T2W2")] {
        let golden = golden()["rr"][key].clone();
        let funnel = funnel(campaign, "2026-12-01T12:00");
        for (rung, people) in golden["funnel"].as_object().unwrap() {
            let rung = Disposition::from_code(rung).unwrap();
            assert_eq!(funnel.count(rung) as u64, people.as_u64().unwrap(), "{key} {rung:?}");
        }
        assert_eq!(funnel.eligible() as u64, golden["eligible"].as_u64().unwrap());
        let rate = funnel.response_rate().unwrap();
        assert_eq!(show(rate, 1, '.'), format!("{:.1}", golden["rr"].as_f64().unwrap()));
    }
}

#[test]
fn ex_07_long_leave_is_out_of_the_response_rate() {
    let funnel = funnel(0, "2026-05-01T00:00");
    assert_eq!(show_percent(funnel.response_rate().unwrap(), 1), "85,0\u{a0}%");
    assert_eq!(
        show_percent(percent(34, 41).unwrap(), 1),
        "82,9\u{a0}%",
        "over ЧП it would be this"
    );
    assert_eq!((funnel.opened(), funnel.delivered()), (38, 40));
    assert_eq!(
        funnel.dropped_rate().map(|rate| show(rate, 1, ',')),
        Some("2,9".to_owned())
    );
}

#[test]
fn ac_02_the_response_rate_moves_with_the_moment() {
    for row in golden()["live_T1"].as_array().unwrap() {
        let funnel = funnel(0, row[0].as_str().unwrap());
        assert_eq!(funnel.complete() as u64, row[1].as_u64().unwrap());
        assert_eq!(funnel.eligible() as u64, row[2].as_u64().unwrap());
        let rate = show(funnel.response_rate().unwrap(), 1, '.');
        assert_eq!(rate, format!("{:.1}", row[3].as_f64().unwrap()));
    }
}

#[test]
fn ex_23_an_invalidated_attempt_leaves_the_ladder_and_an_empty_audience_has_no_rate() {
    let attempt = |state| Progress {
        state,
        answered_share: whole(1),
    };
    let mut contact = Contact {
        is_eligible: true,
        is_sent: true,
        is_opened: true,
        attempts: vec![attempt(AttemptState::Submitted)],
        ..Contact::default()
    };
    let rung = |contact: &Contact| disposition(contact, Bounds::default());
    assert_eq!(rung(&contact), Disposition::Complete);
    contact.attempts = vec![attempt(AttemptState::Invalidated)];
    assert_eq!(rung(&contact), Disposition::OpenedNotStarted);
    contact.attempts.push(attempt(AttemptState::InProgress));
    assert_eq!(rung(&contact), Disposition::Partial, "all answered, but not handed in");
    assert_eq!(Funnel::default().response_rate(), None);
}
