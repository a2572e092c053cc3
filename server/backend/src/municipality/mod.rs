//! The municipality: a school hands frozen values in, the municipality reads numbers of schools and no names.

mod overview;
mod submit;
mod tree;

pub use overview::overview;
pub use submit::{NewSubmission, submit};
