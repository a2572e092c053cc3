//! The bank of vacancies.

mod export;
mod import;
mod list;
mod repo;
mod show;
mod write;

pub use export::export_vacancies;
pub use import::import_vacancies;
pub(crate) use import::write_vacancies;
pub(crate) use list::count_of_january;
pub use list::{FILTERS, sheet, vacancies};
pub use repo::vacancy_facts;
pub use show::show;
pub use write::{add, close, confirm, edit, hints};

/// The name of the register in the history.
pub(crate) const REGISTER: &str = "vacancies";
