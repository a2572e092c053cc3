//! Authoring and publishing of instruments, and what respondents' pages are built from.

mod archive;
mod correct_key;
mod create;
mod desk;
mod edit;
mod elsewhere;
mod frameworks;
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
pub(crate) use frameworks::add as add_framework;
pub use frameworks::{frameworks, remove_framework, save_framework};
pub use history::{redo, undo};
pub use list::instruments;
pub use publish::{findings, publish};
pub use published::{Published, key_sheet, publish_draft, published};
pub(crate) use published::{published_by, published_through};
pub use versions::version;
