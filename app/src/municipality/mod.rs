//! The municipality's page: schools, coverage, ratings; no names.

pub mod api;
pub mod hand_in;
pub mod page;
