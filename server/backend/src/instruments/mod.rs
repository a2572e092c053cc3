//! Authoring and publishing of instruments, and what respondents' pages are built from.

mod published;

pub use published::{Published, key_sheet, publish_draft, published};
