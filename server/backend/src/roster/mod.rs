//! The staff register.

mod absence;
mod contract;
mod dismiss;
mod doubles;
mod export;
mod file_unions;
mod import_absences;
mod import_roster;
mod list;
mod list_query;
mod membership;
mod merge;
mod merge_parts;
mod people;
mod person;
mod positions;
mod qualification;
mod repo;
mod show;
mod union_members;
mod unions;

/// The register's names in the history.
const REGISTER: &str = "staff";
const UNIONS: &str = "unions";
const POSITIONS: &str = "positions";

pub use absence::set_absence;
pub use contract::set_contract;
pub use dismiss::dismiss;
pub use doubles::{compare, doubles, tell_apart};
pub use export::{StaffWords, export};
pub use import_absences::import_absences;
pub use import_roster::import_roster;
pub use list::{FILTERS, list};
pub use membership::set_membership;
pub use merge::{FOLLOWS, merge};
pub use people::{Ambiguous, Person, closed_unions, meant, people, union_choices, unions};
pub use person::{add_person, edit_person};
pub use positions::{position_list, set_position};
pub use qualification::set_qualification;
pub use repo::{Staff, memberships, staff};
pub use show::{hiring, show};
pub use union_members::{Member, union_members};
pub use unions::{set_union, union_list};
pub(crate) use {import_absences::write_absences, import_roster::write_roster};
