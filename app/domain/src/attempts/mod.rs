//! Answering: what crosses between the respondent's pages and their doors.

pub mod wire;
