//! The staff register and its imports.

mod import_absences;
mod import_roster;
mod register;
