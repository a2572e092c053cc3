//! Individual education routes (ИОМ): drawn up from deficits, approved, carried out, amended.

mod import;
mod links;

pub use import::import_ioms;
pub(crate) use import::write_ioms;
