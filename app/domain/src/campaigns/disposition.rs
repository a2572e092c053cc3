//! How far one person came in one campaign: the participation ladder (`domain.md` 3.5).

use crate::{points::Exact, roster::codes::coded};
use serde::{Deserialize, Serialize};

coded! {
    /// A rung of the ladder, lowest first; a person stands on the highest reached.
    Disposition {
        /// Not asked in earnest: on long leave, dismissed.
        Ineligible = "ineligible",
        /// The link was not given out.
        NotSent = "not_sent",
        /// The link came back.
        Bounced = "bounced",
        /// The link was not opened.
        NotOpened = "not_opened",
        /// Opened, nothing begun.
        OpenedNotStarted = "opened_not_started",
        /// Begun, less than half answered.
        BreakOff = "break_off",
        /// Half answered or more, but not complete.
        Partial = "partial",
        /// Submitted with enough answers.
        Complete = "complete",
    }
}

coded! {
    /// Where an attempt stands.
    AttemptState {
        /// Begun and not handed in.
        InProgress = "in_progress",
        /// Handed in, by hand, by the timer or by the closing.
        Submitted = "submitted",
        /// Left behind by a later one.
        Abandoned = "abandoned",
        /// Struck out by the coordinator with a reason.
        Invalidated = "invalidated",
    }
}

/// How far one attempt came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Where it stands.
    pub state: AttemptState,
    /// The share of shown required items that were answered.
    pub answered_share: Exact,
}

/// What is known of one target.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// Is the person asked in earnest?
    pub is_eligible: bool,
    /// Was the link given out?
    pub is_sent: bool,
    /// Did it come back?
    pub is_bounced: bool,
    /// Was it opened?
    pub is_opened: bool,
    /// The attempts so far.
    pub attempts: Vec<Progress>,
}

/// Shares of answered items that part the upper rungs; 50 and 80 percent are customary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bounds {
    /// From here on it is more than a break-off.
    pub partial: Exact,
    /// From here on a submitted attempt is complete.
    pub complete: Exact,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            partial: Exact::new(1, 2),
            complete: Exact::new(4, 5),
        }
    }
}

/// The rung one person stands on.
pub fn disposition(contact: &Contact, bounds: Bounds) -> Disposition {
    if !contact.is_eligible {
        return Disposition::Ineligible;
    }
    let attempts = contact.attempts.iter();
    let reached = attempts.filter_map(|attempt| rung(*attempt, bounds)).max();
    reached.unwrap_or(if contact.is_opened || !contact.attempts.is_empty() {
        Disposition::OpenedNotStarted
    } else if contact.is_bounced {
        Disposition::Bounced
    } else if contact.is_sent {
        Disposition::NotOpened
    } else {
        Disposition::NotSent
    })
}

/// The rung one attempt reaches; none when it was struck out (EX-23).
pub fn rung(attempt: Progress, bounds: Bounds) -> Option<Disposition> {
    let is_submitted = attempt.state == AttemptState::Submitted;
    match attempt.state {
        AttemptState::Invalidated => None,
        _ if is_submitted && attempt.answered_share >= bounds.complete => Some(Disposition::Complete),
        _ if attempt.answered_share >= bounds.partial => Some(Disposition::Partial),
        _ => Some(Disposition::BreakOff),
    }
}
