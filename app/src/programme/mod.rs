//! Pages of the programme: passport, plan, check, differences, the management cycle.

pub mod api;
pub mod approve;
pub mod check;
pub mod cycle;
pub mod differences;
pub mod edit;
mod frame;
pub mod passport;
pub mod plan;
pub mod ribbon;
