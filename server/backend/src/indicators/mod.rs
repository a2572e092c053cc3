//! Indicators: the facts they are counted from, the policies they are counted by, and the numbers with their evidence.

mod evidence;
mod indicator;
mod policies;
mod repo;

pub use indicator::{indicator, trial};
pub use policies::{change_policies, policies};
pub use repo::facts_of;
