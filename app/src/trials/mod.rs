//! Trial runs (B4): an author takes the draft with the pages that respondents get. No answer of it counts.

pub mod api;
mod pages;
mod start;

pub use pages::{TrialPage, TrialResult, TrialReview};
pub use start::TrialStart;
