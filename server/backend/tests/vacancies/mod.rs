//! The bank of vacancies.

mod import;
