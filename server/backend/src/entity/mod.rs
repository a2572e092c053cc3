//! One entity per table: columns only. Rules live in `domain`, queries in each feature's `repo.rs`.

pub mod answer;
pub mod attempt;
pub mod campaign;
pub mod competence_score;
pub mod deficit;
pub mod draft_revision;
pub mod employment;
pub mod fact;
pub mod failure;
pub mod instrument;
pub mod instrument_version;
pub mod invitation;
pub mod item_key;
pub mod item_score;
pub mod long_absence;
pub mod methodical_union;
pub mod organization;
pub mod person;
pub mod person_code;
pub mod policy;
pub mod progress_counter;
pub mod role_assignment;
pub mod session;
pub mod target;
pub mod user;
