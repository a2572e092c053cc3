//! When a campaign is open, what may be done with it, and until when an attempt may be handed in.
//! The state follows from marks and the clock, so opening and closing need no act.

use crate::{problem::Problem, roster::codes::coded};
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// How long after the deadline an attempt is still taken: the way of the last request to the server.
pub const GRACE_SECONDS: i64 = 5;

coded! {
    /// Where a campaign stands.
    State {
        /// Not approved yet.
        Draft = "draft",
        /// Approved, opens by itself.
        Scheduled = "scheduled",
        /// Takes answers.
        Open = "open",
        /// Stopped for a while.
        Paused = "paused",
        /// Over.
        Closed = "closed",
        /// Put away.
        Archived = "archived",
    }
}

coded! {
    /// What somebody may do with a campaign.
    Act {
        /// Change instrument, audience and modes.
        Edit = "edit",
        /// Approve; from then on the clock opens it.
        Approve = "approve",
        /// Take the approval back before it opens.
        Withdraw = "withdraw",
        /// Stop for a while.
        Pause = "pause",
        /// Go on after a pause.
        Resume = "resume",
        /// End before its time.
        Close = "close",
        /// Move the end of the window.
        Extend = "extend",
        /// Take a closing by hand back.
        Reopen = "reopen",
        /// Put away.
        Archive = "archive",
    }
}

/// What is stored of a campaign's course.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marks {
    /// When it was approved.
    pub approved_at: Option<DateTime<Utc>>,
    /// Is it stopped for a while?
    pub is_paused: bool,
    /// When somebody closed it by hand.
    pub closed_at: Option<DateTime<Utc>>,
    /// Is it put away?
    pub is_archived: bool,
    /// The first moment of the window.
    pub opens_at: DateTime<Utc>,
    /// The first moment after the window.
    pub closes_at: DateTime<Utc>,
}

/// The state at a moment.
pub fn state(marks: &Marks, now: DateTime<Utc>) -> State {
    let is_approved = marks.approved_at.is_some();
    let closed_by_hand = marks.closed_at.is_some_and(|at| at <= now);
    if marks.is_archived {
        State::Archived
    } else if closed_by_hand || (is_approved && now >= marks.closes_at) {
        State::Closed
    } else if !is_approved {
        State::Draft
    } else if now < marks.opens_at {
        State::Scheduled
    } else if marks.is_paused {
        State::Paused
    } else {
        State::Open
    }
}

/// Does a personal link still open? With the end of the window it expires for who never began; who did keeps it
/// for the receipt and the result, which may be released only after the closing.
pub fn link_opens(state: State, has_begun: bool) -> bool {
    has_begun || !matches!(state, State::Closed | State::Archived)
}

/// May a campaign in this state be dealt with so?
pub fn may_turn(state: State, act: Act) -> Result<(), Problem> {
    use State::*;
    let from: &[State] = match act {
        Act::Edit | Act::Approve => &[Draft],
        Act::Withdraw => &[Scheduled],
        Act::Pause => &[Open],
        Act::Resume => &[Paused],
        Act::Close => &[Open, Paused],
        Act::Extend => &[Scheduled, Open, Paused, Closed],
        Act::Reopen | Act::Archive => &[Closed],
    };
    if from.contains(&state) {
        return Ok(());
    }
    Err(Problem::new(act.code(), "campaign-state-forbids").with("state", state.code()))
}

/// The last moment of an attempt: the window's end or the end of its own time, whichever comes first.
pub fn attempt_deadline(
    closes_at: DateTime<Utc>,
    started_at: DateTime<Utc>,
    limit_minutes: Option<u32>,
    extra_minutes: u32,
) -> DateTime<Utc> {
    let own_end = limit_minutes.and_then(|limit| {
        let minutes = i64::from(limit) + i64::from(extra_minutes);
        started_at.checked_add_signed(TimeDelta::try_minutes(minutes)?)
    });
    own_end.map_or(closes_at, |end| end.min(closes_at))
}

/// Is an attempt with this deadline still taken?
pub fn is_in_time(deadline: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    now.signed_duration_since(deadline) <= TimeDelta::seconds(GRACE_SECONDS)
}
