//! The staff register: who works here on a date.

pub mod api;
pub mod import_help;
pub mod list;
