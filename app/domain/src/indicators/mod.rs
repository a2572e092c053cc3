//! Indicators: policies, counting rules and the evidence behind a number.

pub mod evaluate;
pub mod evidence;
pub mod policies;
