//! The states of a route and the acts between them (`domain.md` 2.5): draft → on approval → approved → active →
//! completed or cancelled.

use crate::{problem::Problem, roster::codes::coded};

coded! {
    /// How far a route is.
    IomState {
        /// Being written.
        Draft = "draft",
        /// Handed to whoever approves.
        OnApproval = "on_approval",
        /// Approved, not yet begun.
        Approved = "approved",
        /// Under way.
        Active = "active",
        /// Done.
        Completed = "completed",
        /// Given up, with a reason.
        Cancelled = "cancelled",
    }
}

coded! {
    /// What is done to a route.
    IomAct {
        /// Hand a draft over for approval.
        Submit = "submit",
        /// Give it back to be changed.
        Return = "return",
        /// Approve.
        Approve = "approve",
        /// Begin.
        Start = "start",
        /// End with what came of it.
        Complete = "complete",
        /// Give up.
        Cancel = "cancel",
    }
}

coded! {
    /// A kind of activity of a route.
    ActivityKind {
        /// Формальное: courses with hours and a certificate.
        Formal = "formal",
        /// Неформальное: seminars, webinars, trainee-ships, the methodical union.
        Nonformal = "nonformal",
        /// Информальное: self-education, visits, mentoring.
        Informal = "informal",
    }
}

coded! {
    /// How far an activity is.
    ActivityState {
        /// Ahead.
        Planned = "planned",
        /// Done.
        Done = "done",
        /// Did not take place.
        Dropped = "dropped",
    }
}

coded! {
    /// A dated note to a route.
    NoteKind {
        /// A change after approval.
        Amendment = "amendment",
        /// An intermediate meeting.
        Meeting = "meeting",
    }
}

coded! {
    /// Whether a deficit still stands.
    DeficitState {
        /// It stands.
        Open = "open",
        /// A later diagnosis or an expert closed it.
        Closed = "closed",
        /// The result that showed it was struck out.
        Withdrawn = "withdrawn",
    }
}

impl IomState {
    /// Does a route in this state count as drawn up (ЧПип, `domain.md` 3.4)?
    pub fn is_drawn_up(self) -> bool {
        matches!(self, Self::Approved | Self::Active | Self::Completed)
    }

    /// May it be edited without an amendment?
    pub fn is_free(self) -> bool {
        matches!(self, Self::Draft | Self::OnApproval)
    }

    /// Is nothing more to come?
    pub fn is_over(self) -> bool {
        matches!(self, Self::Completed | Self::Cancelled)
    }

    /// The acts that are open now, in the order of the buttons.
    pub fn acts(self) -> &'static [IomAct] {
        match self {
            Self::Draft => &[IomAct::Submit, IomAct::Cancel],
            Self::OnApproval => &[IomAct::Approve, IomAct::Return, IomAct::Cancel],
            Self::Approved => &[IomAct::Start, IomAct::Cancel],
            Self::Active => &[IomAct::Complete, IomAct::Cancel],
            Self::Completed | Self::Cancelled => &[],
        }
    }
}

/// The state after an act, or why it cannot be done now.
///
/// `links` is the number of deficits the route is linked to: without one it is not a route from a diagnosis,
/// so it is not approved (AC-08).
pub fn turn(state: IomState, act: IomAct, links: usize) -> Result<IomState, Problem> {
    if !state.acts().contains(&act) {
        let problem = Problem::new("", "iom-act-not-now").with("act", act.code());
        return Err(problem.with("state", state.code()));
    }
    match act {
        IomAct::Approve if links == 0 => Err(Problem::new("deficit", "iom-no-deficit")),
        IomAct::Submit => Ok(IomState::OnApproval),
        IomAct::Return => Ok(IomState::Draft),
        IomAct::Approve => Ok(IomState::Approved),
        IomAct::Start => Ok(IomState::Active),
        IomAct::Complete => Ok(IomState::Completed),
        IomAct::Cancel => Ok(IomState::Cancelled),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    #[test]
    fn a_route_goes_from_draft_to_completed() {
        let mut state = IomState::Draft;
        for (act, after) in [
            (IomAct::Submit, IomState::OnApproval),
            (IomAct::Return, IomState::Draft),
            (IomAct::Submit, IomState::OnApproval),
            (IomAct::Approve, IomState::Approved),
            (IomAct::Start, IomState::Active),
            (IomAct::Complete, IomState::Completed),
        ] {
            state = turn(state, act, 1).unwrap();
            assert_eq!(state, after);
        }
        assert!(state.is_over() && state.is_drawn_up());
    }

    #[test]
    fn ac_08_a_route_without_a_deficit_is_not_approved() {
        let refused = turn(IomState::OnApproval, IomAct::Approve, 0).unwrap_err();
        assert_eq!(
            (refused.at.as_str(), refused.kind.as_str()),
            ("deficit", "iom-no-deficit")
        );
    }

    #[test]
    fn every_other_act_is_refused_and_changes_nothing() {
        for state in IomState::ALL {
            for act in IomAct::ALL {
                let done = turn(*state, *act, 1);
                assert_eq!(done.is_ok(), state.acts().contains(act), "{state:?} {act:?}");
            }
        }
        let early = turn(IomState::Draft, IomAct::Approve, 1).unwrap_err();
        assert_eq!(early.kind, "iom-act-not-now");
    }

    #[test]
    fn only_what_was_approved_counts_as_drawn_up() {
        let counted: Vec<&str> = IomState::ALL
            .iter()
            .filter(|one| one.is_drawn_up())
            .map(|one| one.code())
            .collect();
        assert_eq!(counted, ["approved", "active", "completed"]);
    }
}
