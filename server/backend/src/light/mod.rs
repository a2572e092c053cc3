//! The light registers: requests, courses, mentoring pairs, plans of methodical unions. One table, one set of acts;
//! in what they differ is described by `domain::light::register`.

mod export;
mod import;
mod list;
mod outlook;
mod repo;
mod row;
mod save;
mod show;

pub use export::{LightWords, export};
pub(crate) use import::write_records;
pub use list::list;
pub use repo::marks;
pub(crate) use save::write_in;
pub use save::{add, edit, remove};
pub use show::show;
