//! The staff register: reading a roster, and who is staff on a day.

pub mod absences;
pub(crate) mod codes;
pub mod contract_form;
pub mod doubles;
pub mod form;
pub mod import;
pub mod join;
pub mod name;
pub mod position;
pub mod qualification;
pub mod sheet;
pub mod staff;
pub mod wire;
pub mod wire_input;
