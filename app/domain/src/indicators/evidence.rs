//! The evidence behind a number: who was counted, who was not, and why.

use crate::{ids::PersonId, roster::codes::coded};
use serde::{Deserialize, Serialize};

coded! {
    /// Why somebody is counted or not (`domain.md` 3.4).
    ///
    /// Of several reasons the greatest is told: the one nearest to being counted.
    Reason {
        /// Never asked, or never came.
        NoAttempt = "no_attempt",
        /// All that was done was done in another year.
        OutOfPeriod = "out_of_period",
        /// Only in campaigns that are no school-level diagnosis or were not meant to count.
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
        /// Took part, is not employed on the day.
        NotInStaffOnDate = "not_in_staff_on_date",
        /// Took part, holds no post on the day that counts in ЧП.
        PositionNotCounted = "position_not_counted",
        /// Took part, works on a civil-law contract.
        CivilContract = "civil_contract",
        /// Took part, has the main post elsewhere: «кроме того».
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

impl Reason {
    /// Is somebody with this reason in the denominator?
    pub fn is_in_staff(self) -> bool {
        self == Self::Counted || self < Self::NotInStaffOnDate
    }
}
