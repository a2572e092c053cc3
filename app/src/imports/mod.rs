//! Files into registers, step by step: choose the register and bring the file, say which column is which, look at every
//! row, load. Each step is a page and a plain form.

pub mod api;
pub mod begin;
pub mod columns;
pub mod preview;
pub mod words;
