//! The staff register: reading a roster, and who is staff on a day.

pub mod absences;
pub(crate) mod codes;
pub mod import;
pub mod name;
pub mod position;
pub mod sheet;
pub mod staff;
pub mod wire;
