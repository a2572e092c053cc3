//! «Моё МО»: a methodical union as its head sees it, and nobody else's.

mod own;

pub use own::own_union;
