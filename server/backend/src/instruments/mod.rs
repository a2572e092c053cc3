//! Authoring and publishing of instruments, and what respondents' pages are built from.

mod archive;
mod correct_key;
mod create;
mod desk;
mod edit;
mod elsewhere;
mod history;
mod list;
mod publish;
mod published;
mod repo;
mod versions;

pub use archive::archive;
pub use correct_key::{KeyChange, correct_key, read_correction};
pub use create::create;
pub use desk::desk;
pub use edit::edit;
pub(crate) use elsewhere::{Elsewhere, add_elsewhere};
pub use history::{redo, undo};
pub use list::instruments;
pub use publish::{findings, publish};
pub(crate) use published::published_through;
pub use published::{Published, key_sheet, publish_draft, published};
pub use versions::version;
