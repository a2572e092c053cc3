//! The programme of a school and its year: editions, stages, what a stage allows. Others ask `stage.rs` before an
//! act that depends on the stage, and `must_be_draft` before they change a part of an edition.

mod editions;
mod repo;
mod stage;
mod version;

pub use editions::{Origin, document, programme_of, store};
pub use stage::{calendar_on, may_do};
pub use version::{Version, approved_in, must_be_draft, version};
