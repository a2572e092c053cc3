//! The staff register: who works here on a date.

pub mod api;
pub mod list;
