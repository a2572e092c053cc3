//! Trial runs (B4): an author takes the draft as a respondent would, with the same reading, flow, review and scoring.
//! Nothing of it is an attempt.

mod answer;
mod begin;
mod result;
mod store;

pub use answer::{save, submit, turn};
pub use begin::{begin, running};
pub use result::result;
