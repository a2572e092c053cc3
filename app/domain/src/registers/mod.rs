//! What every register page has in common: what part of it is asked for, a page of rows, and the history of one row.

pub mod history;
pub mod listing;
pub mod reading;
pub mod wire;
