//! The evidence behind a number: who was counted, who was not, and why.

use crate::{
    ids::{PersonId, VacancyId},
    roster::codes::coded,
};
use serde::{Deserialize, Serialize};

coded! {
    /// Why somebody is counted or not (`domain.md` 3.4).
    ///
    /// Of several reasons the greatest is told: the one nearest to being counted.
    Reason {
        /// Never asked, or never came.
        NoAttempt = "no_attempt",
        /// No individual route was drawn up.
        NoRoute = "no_route",
        /// Took part in no event.
        NoEvent = "no_event",
        /// Not a young teacher.
        NotYoung = "not_young",
        /// In no methodical union.
        NoUnion = "no_union",
        /// A young teacher without a mentor.
        NoMentor = "no_mentor",
        /// Asked for nothing.
        NoRequest = "no_request",
        /// All there is belongs to another year.
        OutOfPeriod = "out_of_period",
        /// Only in campaigns or events of a level or kind that does not count.
        WrongLevel = "wrong_level",
        /// Only without a name.
        AnonymousOnly = "anonymous_only",
        /// Only in a trial run.
        PilotOnly = "pilot_only",
        /// The link was opened, no more.
        OpenedOnly = "opened_only",
        /// Begun, less than half answered.
        BreakOff = "break_off",
        /// Half answered or more, but not enough or not handed in.
        Partial = "partial",
        /// Struck out by the coordinator.
        Invalidated = "invalidated",
        /// Took part, but not in all that was assigned (`test_scope = all`).
        NotAllTests = "not_all_tests",
        /// The route was cancelled.
        IomCancelled = "iom_cancelled",
        /// The route is a draft, or waits for approval.
        IomDraft = "iom_draft",
        /// The route is linked to no deficit (DD-09).
        IomNoDeficit = "iom_no_deficit",
        /// The event was no scientific-methodical one (DD-10).
        EventNotSciMethod = "event_not_sci_method",
        /// The participation was rejected.
        EventRejected = "event_rejected",
        /// The participation waits to be confirmed (DD-10).
        EventNotConfirmed = "event_not_confirmed",
        /// Would count, is not employed on the day.
        NotInStaffOnDate = "not_in_staff_on_date",
        /// Would count, holds no post on the day that counts in ЧП.
        PositionNotCounted = "position_not_counted",
        /// Would count, works on a civil-law contract.
        CivilContract = "civil_contract",
        /// Would count, has the main post elsewhere: «кроме того».
        ExternalPartTime = "external_part_time",
        /// Left out for long leave (`exclude_long_leave`).
        LongLeave = "long_leave",
        /// Counted.
        Counted = "counted",
    }
}

/// One person behind a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Who.
    pub person: PersonId,
    /// In the numerator?
    pub included: bool,
    /// Why, or why not.
    pub reason: Reason,
}

impl Evidence {
    /// Evidence for a reason; only `counted` is included.
    pub fn new(person: PersonId, reason: Reason) -> Self {
        Self {
            person,
            included: reason == Reason::Counted,
            reason,
        }
    }
}

coded! {
    /// Why an open post is counted or not (`domain.md` 3.4, DD-11).
    PostReason {
        /// Open on the day.
        Counted = "counted",
        /// Opened after the day.
        OpenedLater = "opened_later",
        /// Closed by the day.
        ClosedBefore = "closed_before",
        /// Not a pedagogical post.
        NotPedagogical = "not_pedagogical",
        /// A temporary one (`count_temporary`).
        Temporary = "temporary",
    }
}

/// One vacancy behind a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostEvidence {
    /// Which one.
    pub vacancy: VacancyId,
    /// Is it counted?
    pub included: bool,
    /// Why, or why not.
    pub reason: PostReason,
}

impl Reason {
    /// Is somebody with this reason in the denominator?
    pub fn is_in_staff(self) -> bool {
        self == Self::Counted || self < Self::NotInStaffOnDate
    }
}
