//! The demonstration school against `golden.json`: loaded through the real acts, read through the real queries.

mod board;
pub mod golden;
mod indicator;
mod january;
mod tables;

pub use golden::number;
