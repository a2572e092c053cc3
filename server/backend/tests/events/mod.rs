//! Events and participations.

mod decide;
mod desk;
mod head;
mod import;
mod propose;
mod register;
