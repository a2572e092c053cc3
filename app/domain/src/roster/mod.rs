//! The staff register: reading a roster, and who is staff on a day.

pub mod import;
pub mod staff;
