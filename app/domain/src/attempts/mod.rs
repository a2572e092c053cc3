//! Answering: what crosses between the respondent's pages and their doors, and results that come in files.

pub mod anonymous;
pub mod import;
pub mod order;
pub mod wire;
