//! A campaign opens and closes by the clock, acts fit its state, and attempts end in time.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use chrono::{DateTime, Utc};
use domain::campaigns::window::{Act, Marks, State, attempt_deadline, is_in_time, may_turn, state};

fn at(text: &str) -> DateTime<Utc> {
    format!("2026-04-{text}Z").parse().unwrap()
}

fn approved() -> Marks {
    Marks {
        approved_at: Some(at("01T09:00:00")),
        is_paused: false,
        closed_at: None,
        is_archived: false,
        opens_at: at("06T06:00:00"),
        closes_at: at("30T20:59:00"),
    }
}

#[test]
fn the_clock_opens_and_closes_a_campaign() {
    for (now, expected) in [
        ("06T05:59:59", State::Scheduled),
        ("06T06:00:00", State::Open),
        ("30T20:58:59", State::Open),
        ("30T20:59:00", State::Closed),
    ] {
        assert_eq!(state(&approved(), at(now)), expected, "{now}");
    }
}

#[test]
fn marks_stop_close_and_put_away() {
    let now = at("10T12:00:00");
    let with = |change: fn(&mut Marks)| {
        let mut marks = approved();
        change(&mut marks);
        marks
    };
    assert_eq!(state(&with(|one| one.approved_at = None), now), State::Draft);
    assert_eq!(
        state(&with(|one| one.approved_at = None), at("30T21:00:00")),
        State::Draft
    );
    assert_eq!(state(&with(|one| one.is_paused = true), now), State::Paused);
    assert_eq!(
        state(&with(|one| one.is_paused = true), at("30T21:00:00")),
        State::Closed
    );
    assert_eq!(
        state(&with(|one| one.closed_at = Some(at("09T12:00:00"))), now),
        State::Closed
    );
    assert_eq!(state(&with(|one| one.is_archived = true), now), State::Archived);
}

#[test]
fn acts_fit_the_state() {
    let allowed = [
        (State::Draft, vec![Act::Edit, Act::Approve]),
        (State::Scheduled, vec![Act::Withdraw, Act::Extend]),
        (State::Open, vec![Act::Pause, Act::Close, Act::Extend]),
        (State::Paused, vec![Act::Resume, Act::Close, Act::Extend]),
        (State::Closed, vec![Act::Extend, Act::Reopen, Act::Archive]),
        (State::Archived, vec![]),
    ];
    for (state, acts) in allowed {
        for act in Act::ALL {
            assert_eq!(may_turn(state, *act).is_ok(), acts.contains(act), "{state:?} {act:?}");
        }
    }
    let problem = may_turn(State::Closed, Act::Pause).unwrap_err();
    assert_eq!(
        (problem.at.as_str(), problem.with["state"].as_str()),
        ("pause", "closed")
    );
}

#[test]
fn an_attempt_ends_with_its_own_time_or_with_the_window() {
    let (closes, started) = (approved().closes_at, at("30T20:00:00"));
    assert_eq!(attempt_deadline(closes, started, Some(40), 0), at("30T20:40:00"));
    assert_eq!(attempt_deadline(closes, started, Some(40), 10), at("30T20:50:00"));
    assert_eq!(attempt_deadline(closes, started, Some(60), 0), closes);
    assert_eq!(attempt_deadline(closes, started, None, 0), closes);
    assert!(is_in_time(closes, at("30T20:59:05")));
    assert!(!is_in_time(closes, at("30T20:59:06")));
}
