//! «Моё МО»: a methodical union as its head sees it.

pub mod wire;
