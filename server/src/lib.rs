//! HTTP around the pages, and the command line. Read `router.rs` for a request's way in.

pub mod assets;
pub mod commands;
pub mod downloads;
pub mod imports;
pub mod kept_files;
pub mod links;
pub mod listener;
pub mod live;
pub mod middleware;
pub mod pages;
pub mod preferences;
pub mod reading;
pub mod registers;
pub mod registers_events;
pub mod respondents;
pub mod router;
pub mod settings;
pub mod uploads;
