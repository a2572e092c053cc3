//! Pages of the bank of vacancies: the bank on a day, one row, the sheet to print, the confirming of January.

pub mod api;
mod awaiting;
pub mod edit;
pub mod list;
pub mod sheet;
pub mod show;
mod words;
