//! The bank of vacancies.

mod import;
mod repo;

pub use import::import_vacancies;
pub(crate) use import::write_vacancies;
pub use repo::vacancy_facts;
