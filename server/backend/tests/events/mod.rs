//! Events and participations.

mod decide;
mod desk;
mod import;
mod propose;
mod register;
