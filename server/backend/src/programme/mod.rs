//! The programme of a school and its year: editions, stages, what a stage allows. Others ask `stage.rs` before an
//! act that depends on the stage, and `must_be_draft` before they change a part of an edition.

mod acts;
mod approve;
mod draft;
mod editions;
mod open;
mod plan;
mod repo;
mod review;
mod stage;
mod table;
mod version;

pub use acts::{add_act, remove_act};
pub use approve::approve;
pub use draft::{begin, copy_to_year, save};
pub use editions::{Origin, document, programme_of, store};
pub(crate) use open::{acts_in_force, today};
pub use open::{open, ribbon_today};
pub use plan::{add_step, plan, remove_step, turn_step};
pub use review::{check, compare, cycle};
pub use stage::{calendar_on, may_do};
pub use version::{Version, approved_in, must_be_draft, version};
