//! The programme of monitoring: its passport, its year with three stages, criteria, plan, and what is wrong with it.

pub mod criteria;
pub mod edition;
pub mod passport;
pub mod rules;
pub mod stages;

use crate::roster::codes::coded;

coded! {
    /// Where an edition of the programme stands.
    Status {
        /// Can be changed.
        Draft = "draft",
        /// In force; never changed again.
        Approved = "approved",
        /// A later edition of the same year took its place.
        Superseded = "superseded",
    }
}
