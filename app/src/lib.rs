//! What people see, and the doors to what happens. Pages are HTML from the server; islands are what must be alive.
//! Everything here compiles for the browser and for the server; `ssr` alone is for the server only.

pub mod accounts;
pub mod app;
pub mod attempts;
pub mod backups;
pub mod campaigns;
pub mod documents;
pub mod error;
pub mod events;
pub mod help;
pub mod i18n;
pub mod imports;
pub mod indicators;
pub mod instruments;
pub mod ioms;
pub mod layout;
pub mod light;
pub mod live;
pub mod municipality;
pub mod programme;
pub mod request;
pub mod roster;
pub mod shell;
#[cfg(feature = "ssr")]
pub mod ssr;
pub mod trials;
pub mod ui;
pub mod unions;
pub mod vacancies;
