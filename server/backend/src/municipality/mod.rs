//! The municipality: a school hands frozen values in, the municipality reads numbers of schools and no names.

mod hand_in;
mod line;
mod overview;
mod submit;
mod tree;

pub use hand_in::{hand_in, submissions};
pub use overview::overview;
pub use submit::{NewSubmission, submit, write_submission};
