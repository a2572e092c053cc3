//! Bringing files into registers: which registers take files, whose column is whose, and what becomes of each row.

pub mod mapping;
pub mod register;
pub mod verdict;
pub mod wire;
pub mod workbook;
