//! The staff register.

mod import_absences;
mod import_roster;
mod people;
mod register;
mod repo;

pub use import_absences::import_absences;
pub use import_roster::import_roster;
pub use people::{Ambiguous, Person, meant, people, union_choices, unions};
pub use register::register;
pub use repo::{Staff, staff};
pub(crate) use {import_absences::write_absences, import_roster::write_roster};
