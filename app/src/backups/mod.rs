//! Copies of the database, for whoever keeps the server.

pub mod api;
pub mod list;
pub mod notice;
