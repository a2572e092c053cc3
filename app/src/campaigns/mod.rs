//! Campaigns: preparing them, their course, personal links and slips.

pub mod api;
pub mod edit;
pub mod links;
pub mod list;
mod person;
pub mod show;
pub mod slips;
mod turns;
mod words;
