//! The staff register: who works here on a date, a page for everybody, unions, posts, doubles.

pub mod api;
mod contracts;
pub mod doubles;
pub mod edit;
mod fields;
pub mod list;
pub mod merge;
pub mod new;
mod parts;
pub mod positions;
pub mod show;
pub mod unions;
mod words;
