//! Pages of the light registers; what they show of each is described by `domain::light::register`.

pub mod api;
pub mod edit;
pub mod list;
mod missing;
mod words;
