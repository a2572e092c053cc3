//! Documents: acts, orders, instructions, materials, notices; who has to read one and who did; what campaigns cite.

mod acts;
mod cite;
mod export;
mod file;
mod import;
mod list;
mod own;
mod repo;
mod save;
mod send;
mod show;
mod tick;

pub use acts::take_acts;
pub use cite::{cite, cited, uncite};
pub use export::{DocumentWords, export};
pub use file::{attach, detach, download, own_file};
pub(crate) use import::write_documents;
pub use list::list;
pub use own::{acknowledge, own, own_of};
pub(crate) use own::{is_cited, is_sent};
pub(crate) use save::insert;
pub use save::{add, edit, remove};
pub(crate) use send::send_in;
pub use send::{send, withdraw};
pub use show::show;
pub use tick::tick;

/// The name of the register in the history.
const REGISTER: &str = "documents";
