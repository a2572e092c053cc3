//! The programme of monitoring: its passport, its year with three stages, criteria, plan, and what is wrong with it.

pub mod criteria;
pub mod cycle;
pub mod differences;
pub mod edition;
pub mod findings;
pub mod misprints;
pub mod passport;
pub mod plan;
pub mod ribbon;
pub mod rules;
pub mod stages;
pub mod table;
pub mod wire;

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
