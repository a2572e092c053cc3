//! Indicators: policies, counting rules and the evidence behind a number.

pub mod diagnosed;
pub mod evaluate;
pub mod evidence;
pub mod facts;
pub mod period;
pub mod policies;
pub mod wire;
