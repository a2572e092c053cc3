//! «Первые шаги»: how a coordinator comes from an empty page to indicator 1.

pub mod page;
