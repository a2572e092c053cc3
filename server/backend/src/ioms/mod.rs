//! Individual education routes (ИОМ): drawn up from deficits, approved, carried out, amended.

mod amend;
mod compose;
mod edit;
mod export;
mod import;
mod link;
mod links;
mod list;
mod mark;
mod needed;
mod place;
mod repo;
mod rules;
mod show;
mod turn;

pub use amend::meet;
pub(crate) use compose::draw_up_again;
pub use compose::{compose, compose_for};
pub use edit::edit;
pub use export::{IomWords, export};
pub use import::import_ioms;
pub(crate) use import::write_ioms;
pub use link::relink;
pub use list::ioms;
pub use mark::{close_deficit, mark};
pub use needed::needed;
pub(crate) use place::places;
pub use rules::{change_rules, rules};
pub use show::show;
pub use turn::turn;

/// The name of the register in the history.
pub(crate) const REGISTER: &str = "iom";
