//! The bank of vacancies: what feeds VAC (`domain.md` 3.4), and its confirmation each January (SR-65).

pub mod form;
pub mod import;
pub mod sums;
pub mod vacancy;
pub mod wire;
