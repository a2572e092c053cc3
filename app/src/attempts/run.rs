//! What is being answered: an attempt by personal link, or an author's trial run of a draft. Both have the same pages.

use domain::ids::{InstrumentId, InvitationId};

/// Tells the pages of answering where they are and which doors they post to.
#[derive(Clone, Copy, Debug)]
pub enum Run {
    Attempt(InvitationId),
    Trial(InstrumentId),
}

impl Run {
    /// The address that the pages' addresses begin with.
    pub fn base(self) -> String {
        match self {
            Run::Attempt(invitation) => format!("/answer/{invitation}"),
            Run::Trial(instrument) => format!("/instruments/{instrument}/trial"),
        }
    }

    /// The door of that act: `save`, `turn` or `submit`.
    pub fn door(self, act: &str) -> String {
        match self {
            Run::Attempt(_) => format!("/api/attempts/{act}"),
            Run::Trial(_) => format!("/api/trials/{act}"),
        }
    }

    /// The field that names it at every door.
    pub fn key(self) -> (&'static str, String) {
        match self {
            Run::Attempt(invitation) => ("invitation", invitation.to_string()),
            Run::Trial(instrument) => ("instrument", instrument.to_string()),
        }
    }

    /// The draft that is tried out.
    pub fn trial(self) -> Option<InstrumentId> {
        match self {
            Run::Attempt(_) => None,
            Run::Trial(instrument) => Some(instrument),
        }
    }
}
