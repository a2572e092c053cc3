//! The bank of vacancies.

mod bank;
mod import;
