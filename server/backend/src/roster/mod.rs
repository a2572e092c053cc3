//! The staff register.

mod repo;

pub use repo::{Staff, staff};
