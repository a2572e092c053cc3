//! «Моё МО»: the page of a methodical union's head.

pub mod api;
mod campaigns;
pub mod own;
