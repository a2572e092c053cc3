//! The municipality: what schools hand in is put together without names, and schools may be ranked, never people.

pub mod rating;
pub mod total;
pub mod wire;
