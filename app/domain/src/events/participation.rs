//! One person at one event: in what role, and whether somebody who may has confirmed it (AC-09).

use crate::roster::codes::coded;

coded! {
    /// What somebody did at an event; it does not matter to ЧПмм.
    ParticipantRole {
        /// Слушатель.
        Listener = "listener",
        /// Докладчик.
        Speaker = "speaker",
        /// Организатор.
        Organizer = "organizer",
        /// Эксперт.
        Expert = "expert",
        /// Член жюри.
        Jury = "jury",
    }
}

coded! {
    /// Was it confirmed?
    ParticipationState {
        /// Nobody has decided yet.
        Pending = "pending",
        /// The organiser, a methodist or a coordinator has confirmed it.
        Confirmed = "confirmed",
        /// It was refused, with a reason.
        Rejected = "rejected",
    }
}

impl ParticipationState {
    /// May it become that one? What was decided can be decided again, but never waits again.
    pub fn may_become(self, next: Self) -> bool {
        next != Self::Pending && self != next
    }
}
