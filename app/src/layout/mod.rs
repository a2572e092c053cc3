//! The frame around pages.

pub mod crumbs;
pub mod frame;
pub mod not_found;
pub mod sections;
