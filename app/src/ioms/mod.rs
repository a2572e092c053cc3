//! Pages of individual education routes.

pub mod acts;
pub mod api;
pub mod edit;
pub mod list;
pub mod needed;
mod plan;
pub mod rules;
pub mod sheet;
pub mod show;
mod words;
