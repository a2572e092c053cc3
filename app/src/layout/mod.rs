//! The frame around pages.

pub mod frame;
pub mod not_found;
