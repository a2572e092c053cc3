//! HTTP around the pages, and the command line. Read `router.rs` for a request's way in.

pub mod assets;
pub mod commands;
pub mod downloads;
pub mod ending;
pub mod health;
pub mod imports;
pub mod kept_files;
pub mod limits;
pub mod links;
pub mod listener;
pub mod live;
pub mod metrics;
pub mod middleware;
pub mod pages;
pub mod papers;
pub mod places;
pub mod preferences;
pub mod rates;
pub mod reading;
pub mod registers;
pub mod registers_events;
pub mod respondents;
pub mod router;
pub mod settings;
pub mod site;
pub mod uploads;
