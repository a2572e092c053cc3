//! The municipality's page: schools, coverage, ratings; no names.

pub mod api;
pub mod page;
