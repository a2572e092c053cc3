//! All tests of the use cases, in one binary: it links once. One line per feature.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod accounts;
mod attempts;
mod campaigns;
mod demo;
mod documents;
mod events;
mod imports;
mod indicators;
mod instruments;
mod ioms;
mod light;
mod municipality;
mod programme;
mod roster;
mod safety;
mod servers;
mod support;
mod unions;
mod vacancies;
