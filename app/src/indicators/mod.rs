//! Indicators: the number, how it is counted, and who stands behind it.

pub mod api;
pub mod evidence;
pub mod rules;
pub mod show;
