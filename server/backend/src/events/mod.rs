//! Events for teachers and who took part in them.

mod import;
mod import_participations;
mod repo;

pub use import::import_events;
pub use import_participations::import_participations;
pub use repo::participation_facts;
pub(crate) use {import::write_events, import_participations::write_participations};
